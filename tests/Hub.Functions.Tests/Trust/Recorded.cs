namespace Hub.Functions.Tests.Trust;

/// <summary>What the record of access says.</summary>
internal static class Recorded
{
    /// <summary>The results of a caller's requests, in the order of time.</summary>
    public static async Task<List<string>> ResultsAsync(this HubUnderTest hub, string caller)
    {
        return [.. (await hub.AccessesAsync()).Where(a => a.Entry.Caller == caller).Select(a => a.Entry.Result)];
    }

    /// <summary>Sends a request and answers with its status and the type of the problem.</summary>
    public static async Task<(int Status, string? Type)> OutcomeAsync(this HubUnderTest hub, HttpRequestMessage request)
    {
        using var response = await hub.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = new Answer(response.StatusCode, text, null);
        return ((int)response.StatusCode, (int)response.StatusCode < 400 ? null : answer.Json.Text("type")?.Split(':')[^1]);
    }
}
