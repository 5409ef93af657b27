using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Trust;
using Hub.Functions.Tests.Trust;

namespace Hub.Functions.Tests.Sharing.Reports;

/// <summary>Credit reports over HTTP: made once, signed, always the same bytes, checked by anybody.</summary>
public sealed class ReportsTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_made_once_and_read_as_the_very_bytes_that_were_signed()
    {
        await KnownAsync(Enterprises.Wuxing);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _hub.MakeReportAsync(Enterprises.Wuxing, "one")));
        var number = ReportCalls.NumberOf(made[0]);
        var (json, jws) = ((await _hub.ReportAsync(number)).Text, (await _hub.ReportAsync(number, "application/jose")).Text);

        Assert.All(made, m => Assert.Equal((HttpStatusCode.Created, made[0].Text), (m.Status, m.Text)));
        Assert.Equal(made[0].Text, json);
        Assert.Equal(Encoding.UTF8.GetBytes(json), ReportCalls.PayloadOf(jws));
        Assert.Equal(CanonicalJson.Of(JsonElement.Parse(json)), Encoding.UTF8.GetBytes(json));
        Assert.True(ReportNumber.IsValid(number));
        Assert.Equal(19, JsonElement.Parse(json).GetProperty("sections").GetArrayLength());
        Assert.NotEqual(number, await _hub.NewReportAsync(Enterprises.Wuxing));
    }

    [Fact]
    public async Task The_same_key_for_another_enterprise_is_refused()
    {
        await KnownAsync(Enterprises.Nanxun);
        await KnownAsync(Enterprises.Deqing);
        Assert.Equal(HttpStatusCode.Created, (await _hub.MakeReportAsync(Enterprises.Nanxun, "reused")).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await _hub.MakeReportAsync(Enterprises.Deqing, "reused")).Status);
    }

    [Fact]
    public async Task Npms_jose_verifies_a_report_by_the_published_keys_and_no_changed_one()
    {
        await KnownAsync(Enterprises.Wuxing);
        var jws = (await _hub.ReportAsync(await _hub.NewReportAsync(Enterprises.Wuxing), "application/jose")).Text;
        var changed = ChangedOnce(jws).ToList();

        var results = await JoseAsync([jws, .. changed]);

        Assert.Equal((true, "ES256", "report+jws"), (results[0].GetProperty("verified").GetBoolean(), results[0].Text("alg"), results[0].Text("typ")));
        Assert.Equal(ReportCalls.PayloadOf(jws), Encoding.UTF8.GetBytes(results[0].Text("payload")!));
        Assert.All(results.Skip(1), r => Assert.False(r.GetProperty("verified").GetBoolean()));
        Assert.Equal("valid", await _hub.CheckGivenAsync(jws));
        foreach (var other in changed)
        {
            Assert.Contains(await _hub.CheckGivenAsync(other), (string?[])["altered", "unknown"]);
        }
    }

    [Fact]
    public async Task Only_its_bank_reads_it_and_the_enterprise_sees_that_it_was_made()
    {
        await KnownAsync(Enterprises.Changxing);
        var number = await _hub.NewReportAsync(Enterprises.Changxing);
        var (enterprise, stranger) = (await _hub.ReportingEnterpriseAsync(Enterprises.Changxing), await _hub.ReportingEnterpriseAsync(Enterprises.Anji));

        var other = (await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(new { id = "bank-other", role = "Bank" }))).Json.Text("key")!;
        Assert.Equal(HttpStatusCode.NotFound, (await _hub.ReportAsync(number, key: other)).Status);
        Assert.Equal("unknown", (await _hub.CheckAsync(number, other)).Text("state"));
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.ReportAsync(number, key: enterprise)).Status);
        Assert.Equal(("valid", "unknown"), ((await _hub.CheckAsync(number, enterprise)).Text("state"), (await _hub.CheckAsync(number, stranger)).Text("state")));
        var listed = (await _hub.GetAsync($"api/v1/enterprises/{Enterprises.Changxing}/reports", enterprise)).Json.GetProperty("reports").EnumerateArray();
        Assert.Equal([(number, "demo-bank", "PRE_LOAN", "valid")], listed.Select(r => (r.Text("number")!, r.Text("bank")!, r.Text("purpose")!, r.GetProperty("check").Text("state")!)));
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.GetAsync($"api/v1/enterprises/{Enterprises.Changxing}/reports", stranger)).Status);
    }

    [Fact]
    public async Task Once_the_consent_is_revoked_it_is_not_read_any_more_and_says_so_when_checked()
    {
        const string Code = Enterprises.Anji;
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Code)}]");
        var enterprise = await _hub.ReportingEnterpriseAsync(Code);
        var consent = (await _hub.GrantAsync(ConsentCalls.Terms(Code), enterprise, "report")).ConsentId();
        var number = await _hub.NewReportAsync(Code);
        var jws = (await _hub.ReportAsync(number, "application/jose")).Text;

        Assert.Equal(HttpStatusCode.OK, (await _hub.ChangeAsync(consent, "revoke", enterprise)).Status);

        Assert.Equal((HttpStatusCode.Forbidden, "2001"), ((await _hub.ReportAsync(number)).Status, (await _hub.ReportAsync(number)).Json.Text("code")));
        Assert.Equal(("revoked", "revoked"), ((await _hub.CheckAsync(number)).Text("state"), await _hub.CheckGivenAsync(jws)));
        Assert.Equal((HttpStatusCode.Forbidden, "2001"), ((await _hub.MakeReportAsync(Code, "after")).Status, (await _hub.MakeReportAsync(Code, "after")).Json.Text("code")));
    }

    [Fact]
    public async Task Making_and_reading_are_accesses_with_purpose_consent_and_interfaces()
    {
        await KnownAsync(Enterprises.Deqing);
        var number = await _hub.NewReportAsync(Enterprises.Deqing);
        await _hub.ReportAsync(number);

        var accesses = (await _hub.AccessesAsync()).Select(a => a.Entry).Where(e => e.CreditCode == Enterprises.Deqing && e.Status is 200 or 201).ToList();

        var made = accesses.Last(e => e.Function == "CreateReport");
        var read = accesses.Last(e => e.Function == "ReadReport" && e.Target.EndsWith(number, StringComparison.Ordinal));
        Assert.Equal(("PRE_LOAN", "PRE_LOAN", made.FieldHash), (made.Purpose, read.Purpose, read.FieldHash));
        Assert.NotNull(read.Consent);
        Assert.Contains("I24", read.Interfaces!);
    }

    [Theory]
    [InlineData("PRE_LOAN", "", "application/json", HttpStatusCode.BadRequest, "no-key")]
    [InlineData("", "k", "application/json", HttpStatusCode.BadRequest, "purpose-missing")]
    [InlineData("PRE_LOAN", "k", "image/png", HttpStatusCode.NotAcceptable, "not-acceptable")]
    [InlineData("POST_LOAN", "k", "application/json", HttpStatusCode.Forbidden, "consent-missing")]
    public async Task What_cannot_be_made_says_why(string purpose, string key, string accept, HttpStatusCode status, string problem)
    {
        await KnownAsync(Enterprises.Wuxing);

        var answer = await _hub.SendAsync(
            HttpMethod.Post, $"api/v1/enterprises/{Enterprises.Wuxing}/reports", HubUnderTest.BankKey, null, ("x-hub-purpose", purpose), ("Idempotency-Key", key), ("Accept", accept));

        Assert.Equal((status, $"urn:hub:problem:{problem}"), (answer.Status, answer.Json.Text("type")));
    }

    [Fact]
    public async Task A_number_that_was_misread_is_told_from_one_that_is_not_there()
    {
        var number = ReportNumber.Of("never made");
        var misread = number[2] == 'A' ? $"R-B{number[3..]}" : $"R-A{number[3..]}";

        Assert.Equal("没有这个报告", (await _hub.ReportAsync(number)).Json.Text("title"));
        Assert.Contains("check character", (await _hub.ReportAsync(misread)).Json.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("unknown", (await _hub.CheckAsync(misread)).Text("state"));
    }

    /// <summary>With one character changed: in header, payload and signature.</summary>
    private static IEnumerable<string> ChangedOnce(string jws)
    {
        var (first, second) = (jws.IndexOf('.', StringComparison.Ordinal), jws.LastIndexOf('.'));
        foreach (var at in new[] { 4, first - 1, first + 1, (first + second) / 2, second - 1, second + 1, jws.Length - 2 })
        {
            yield return $"{jws[..at]}{(jws[at] == 'A' ? 'B' : 'A')}{jws[(at + 1)..]}";
        }
    }

    private async Task<List<JsonElement>> JoseAsync(IEnumerable<string> jws)
    {
        var folder = await NodePackages.EnsureAsync("Sharing/Reports/Jose", "report-jose", Stop);
        var script = Path.Combine(AppContext.BaseDirectory, "Sharing", "Reports", "Jose", "verify.mjs");
        var keys = new Uri(_hub.Http.BaseAddress!, "api/.well-known/jwks.json").AbsoluteUri;
        return [.. JsonElement.Parse(await NodePackages.RunAsync("node", folder, string.Join('\n', jws), Stop, script, keys)).EnumerateArray()];
    }

    private async Task KnownAsync(string code)
    {
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(code)}]");
        await _hub.ConsentAsync(code);
    }
}
