using System.Collections.Concurrent;
using System.Net;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Trust;

/// <summary>A hub is killed while it answers; another one on the same store seals what it left.</summary>
public sealed class KilledReadsTests(AzuriteFixture azurite)
{
    private const int Enough = 200;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answered_read_has_an_entry_after_a_kill()
    {
        var connection = azurite.TakeAccount();
        await using var hub = await HubUnderTest.StartAsync(connection, null);
        await hub.PushAndBuildAsync($"[{Registration(Wuxing)}]");
        var settings = HubSettings.For(connection, null);
        settings["urls"] = $"http://127.0.0.1:{HubProcess.FreePort()}";
        using var process = HubProcess.Start(settings);
        using var client = new HttpClient { BaseAddress = new Uri(settings["urls"]) };
        client.DefaultRequestHeaders.Add("x-api-key", HubUnderTest.BankKey);
        client.DefaultRequestHeaders.Add("x-hub-purpose", "PRE_LOAN");
        var answered = new ConcurrentBag<string>();
        await Eventually.Async(() => ReadAsync(client, answered));

        var reading = Enumerable.Range(0, 8).Select(_ => ReadUntilKilledAsync(client, answered)).ToList();
        await Eventually.Async(() => Task.FromResult(answered.Count > Enough));
        process.Kill();
        await Task.WhenAll(reading);

        Assert.Empty(answered.Except((await hub.AccessesAsync()).Select(a => a.Id.ToString())));
        await Eventually.Async(async () => (await hub.CheckAuditAsync()) is { Unsealed: 0, Findings.Count: 0 });
    }

    private static async Task ReadUntilKilledAsync(HttpClient client, ConcurrentBag<string> answered)
    {
        while (await ReadAsync(client, answered))
        {
        }
    }

    /// <summary>Whether it was answered; the answer's entry is noted when its first byte is here.</summary>
    private static async Task<bool> ReadAsync(HttpClient client, ConcurrentBag<string> answered)
    {
        try
        {
            using var answer = await client.GetAsync($"api/v1/enterprises/{Wuxing}/profile", HttpCompletionOption.ResponseHeadersRead, Stop);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                answered.Add(answer.Headers.GetValues("x-hub-audit").Single());
            }

            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
