using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hub.Functions.Tests.Sharing.Reports;

/// <summary>Short words for what banks do with credit reports.</summary>
internal static class ReportCalls
{
    /// <summary>Asks for a report for PRE_LOAN.</summary>
    public static Task<Answer> MakeReportAsync(this HubUnderTest hub, string code, string key, params (string Name, string Value)[] headers) => hub.SendAsync(
        HttpMethod.Post, $"api/v1/enterprises/{code}/reports", HubUnderTest.BankKey, null,
        [("x-hub-purpose", "PRE_LOAN"), ("Idempotency-Key", key), .. headers]);

    /// <summary>The number of a report that is made now; the enterprise has consented.</summary>
    public static async Task<string> NewReportAsync(this HubUnderTest hub, string code)
    {
        var made = await hub.MakeReportAsync(code, $"{Guid.NewGuid()}");
        Assert.True(made.Status == HttpStatusCode.Created, made.Text);
        return NumberOf(made);
    }

    /// <summary>An enterprise asks for its own report.</summary>
    public static Task<Answer> MakeOwnReportAsync(this HubUnderTest hub, string code, string key, string name) => hub.SendAsync(
        HttpMethod.Post, $"api/v1/enterprises/{code}/reports", key, null, ("x-hub-purpose", "SELF"), ("Idempotency-Key", name));

    /// <summary>A report in a form.</summary>
    public static Task<Answer> ReportAsync(this HubUnderTest hub, string number, string accept = "application/json", string key = HubUnderTest.BankKey) =>
        hub.SendAsync(HttpMethod.Get, $"api/v1/reports/{number}", key, null, ("Accept", accept));

    /// <summary>What a check by number says.</summary>
    public static async Task<JsonElement> CheckAsync(this HubUnderTest hub, string number, string key = HubUnderTest.BankKey) =>
        (await hub.SendAsync(HttpMethod.Get, $"api/v1/reports/{number}/verify", key)).Json;

    /// <summary>What a check of a JWS says.</summary>
    public static async Task<string?> CheckGivenAsync(this HubUnderTest hub, string jws)
    {
        using var content = new StringContent(jws, System.Text.Encoding.ASCII, "application/jose");
        return (await hub.SendAsync(HttpMethod.Post, "api/v1/reports/verify", HubUnderTest.BankKey, content)).Json.Text("state");
    }

    /// <summary>The key of a caller that is an enterprise and may all that concerns reports and disputes.</summary>
    public static async Task<string> ReportingEnterpriseAsync(this HubUnderTest hub, string code)
    {
        var made = await hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(new
        {
            id = $"enterprise-{code}-{Guid.NewGuid():N}", role = "Enterprise", creditCode = code,
            scopes = new[] { "profiles.read", "reports.write", "reports.read", "disputes.read", "disputes.write", "consents.read", "consents.write" },
        }));
        return made.Json.Text("key")!;
    }

    public static string NumberOf(Answer report) => report.Json.GetProperty("report").Text("no")!;

    public static JsonElement Section(JsonElement report, string id) => report.GetProperty("sections").EnumerateArray().Single(s => s.Text("id") == id);

    /// <summary>The payload of a JWS.</summary>
    public static byte[] PayloadOf(string jws) => Base64Url.DecodeFromChars(jws.Split('.')[1]);
}
