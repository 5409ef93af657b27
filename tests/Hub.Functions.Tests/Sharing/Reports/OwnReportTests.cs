using System.Net;
using System.Text;

namespace Hub.Functions.Tests.Sharing.Reports;

/// <summary>The enterprise makes, reads and checks the same signed report of itself as banks of it.</summary>
public sealed class OwnReportTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task Two_a_year_are_free_the_same_key_is_the_same_report_and_the_third_says_when_the_next_is()
    {
        const string Code = "93330523MA2B00078X";
        var key = await KnownAsync(Code);

        var answers = new List<Answer>();
        foreach (var name in new[] { "a", "b", "a", "c" })
        {
            answers.Add(await _hub.MakeOwnReportAsync(Code, key, name));
        }

        var taken = (await _hub.GetAsync($"api/v1/enterprises/{Code}/self-reports", key)).Json;
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.PaymentRequired], answers.Select(a => a.Status));
        Assert.Equal(answers[0].Text, answers[2].Text);
        Assert.EndsWith("-01-01T00:00:00+08:00", answers[3].Json.Text("nextFree"), StringComparison.Ordinal);
        Assert.Equal(
            answers.Take(2).Select(ReportCalls.NumberOf).Order(StringComparer.Ordinal),
            taken.GetProperty("reports").EnumerateArray().Select(r => r.Text("number")!).Order(StringComparer.Ordinal));
        Assert.Equal(0, taken.GetProperty("freeLeft").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await _hub.SendAsync(HttpMethod.Get, $"api/v1/enterprises/{Code}/profile", key, null, ("x-hub-purpose", "SELF"))).Status);
    }

    [Fact]
    public async Task It_is_signed_covers_all_interfaces_and_needs_no_consent()
    {
        var key = await KnownAsync(Enterprises.Wuxing);
        var made = await _hub.MakeOwnReportAsync(Enterprises.Wuxing, key, "signed");
        Assert.True(made.Status == HttpStatusCode.Created, made.Text);
        var (number, head) = (ReportCalls.NumberOf(made), made.Json.GetProperty("report"));
        var jws = (await _hub.ReportAsync(number, "application/jose", key)).Text;

        Assert.Equal(("SELF", Enterprises.Wuxing), (head.GetProperty("purpose").Text("id"), head.GetProperty("reader").Text("enterprise")));
        Assert.False(head.TryGetProperty("consent", out _));
        Assert.Equal(38, made.Json.GetProperty("manifest").GetArrayLength());
        Assert.DoesNotContain(made.Json.GetProperty("manifest").EnumerateArray(), l => l.Text("state") == "notConsented");
        Assert.Equal(Encoding.UTF8.GetBytes(made.Text), ReportCalls.PayloadOf(jws));
        Assert.Equal("valid", (await _hub.CheckAsync(number, key)).Text("state"));
        Assert.Equal("valid", await _hub.CheckGivenAsync(jws));
        Assert.Contains("企业本人", (await _hub.ReportAsync(number, "text/html", key)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_reads_it_and_an_enterprise_reads_none_that_a_bank_made()
    {
        var key = await KnownAsync(Enterprises.Nanxun);
        var other = await KnownAsync(Enterprises.Deqing);
        var own = ReportCalls.NumberOf(await _hub.MakeOwnReportAsync(Enterprises.Nanxun, key, "own"));
        await _hub.ConsentAsync(Enterprises.Nanxun);
        var banks = await _hub.NewReportAsync(Enterprises.Nanxun);

        Assert.Equal(HttpStatusCode.NotFound, (await _hub.ReportAsync(own)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _hub.ReportAsync(own, key: other)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.ReportAsync(banks, key: key)).Status);
        Assert.Equal("unknown", (await _hub.CheckAsync(own)).Text("state"));
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.MakeOwnReportAsync(Enterprises.Nanxun, other, "foreign")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.MakeOwnReportAsync(Enterprises.Nanxun, HubUnderTest.BankKey, "bank")).Status);
        var listed = (await _hub.GetAsync($"api/v1/enterprises/{Enterprises.Nanxun}/reports", key)).Json.GetProperty("reports").EnumerateArray().ToDictionary(r => r.Text("number")!, r => r.Text("bank"));
        Assert.Equal((null, "demo-bank"), (listed[own], listed[banks]));
    }

    /// <summary>The key of an enterprise of which the registration is known.</summary>
    private async Task<string> KnownAsync(string code)
    {
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(code)}]");
        return await _hub.ReportingEnterpriseAsync(code);
    }
}
