using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hub.Functions.Tests.Sharing.Reports;

/// <summary>A department corrects what a dispute found wrong: every report that held it is superseded, by a new one where the bank may have it.</summary>
public sealed class SupersedingTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string Wrong = "湖州错字有限公司";
    private const string Right = "湖州正字有限公司";

    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task Reports_with_the_wrong_value_are_superseded_and_the_bank_is_told()
    {
        const string Code = Enterprises.Wuxing;
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Code, Wrong)}]");
        await _hub.ConsentAsync(Code);
        string[] wrong = [await _hub.NewReportAsync(Code), await _hub.NewReportAsync(Code)];

        await CorrectAsync(Code, Right);
        var after = await _hub.NewReportAsync(Code);

        Assert.Equal("valid", (await _hub.CheckAsync(after)).Text("state"));
        foreach (var number in wrong)
        {
            var check = await _hub.CheckAsync(number);
            var by = check.Text("by")!;
            var report = (await _hub.ReportAsync(by)).Json.GetProperty("report");
            Assert.Equal(("superseded", Right, number), (check.Text("state"), report.Text("name"), report.Text("supersedes")));
            Assert.Equal("valid", (await _hub.CheckAsync(by)).Text("state"));
            Assert.Equal(Wrong, (await _hub.ReportAsync(number)).Json.GetProperty("report").Text("name"));
            var told = await EventsAsync(Code);
            Assert.Equal((number, by), Assert.Single(told, e => e.Type == "cn.hub.report.superseded" && e.Data.Text("report") == number) is var s ? (s.Data.Text("report"), s.Data.Text("by")) : default);
            Assert.Equal(number, Assert.Single(told, e => e.Type == "cn.hub.report.ready" && e.Data.Text("report") == by).Data.Text("supersedes"));
        }
    }

    [Fact]
    public async Task A_bank_without_consent_is_told_that_its_report_is_wrong_and_gets_no_new_one()
    {
        const string Code = Enterprises.Nanxun;
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Code, Wrong)}]");
        var enterprise = await _hub.ReportingEnterpriseAsync(Code);
        var consent = (await _hub.GrantAsync(ConsentCalls.Terms(Code), enterprise, "report")).ConsentId();
        var number = await _hub.NewReportAsync(Code);
        await _hub.ChangeAsync(consent, "pause", enterprise);

        await CorrectAsync(Code, Right);

        var check = await _hub.CheckAsync(number);
        Assert.Equal(("superseded", null), (check.Text("state"), check.Text("by")));
        var told = await EventsAsync(Code);
        Assert.Null(Assert.Single(told, e => e.Type == "cn.hub.report.superseded").Data.Text("by"));
        Assert.DoesNotContain(told, e => e.Type == "cn.hub.report.ready");
    }

    [Fact]
    public async Task The_enterprise_that_reads_or_checks_its_own_report_is_told_of_the_new_one_which_is_not_counted()
    {
        const string Code = Enterprises.Deqing;
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Code, Wrong)}]");
        var key = await _hub.ReportingEnterpriseAsync(Code);
        var made = await _hub.MakeOwnReportAsync(Code, key, "own");
        Assert.True(made.Status == HttpStatusCode.Created, made.Text);
        var number = ReportCalls.NumberOf(made);
        Assert.DoesNotContain("x-hub-report-state", (await _hub.ReportAsync(number, key: key)).Headers.Keys);

        await CorrectAsync(Code, Right);

        var (check, read) = (await _hub.CheckAsync(number, key), await _hub.ReportAsync(number, key: key));
        var by = check.Text("by")!;
        Assert.Equal(("superseded", made.Text), (check.Text("state"), read.Text));
        Assert.Equal(("superseded", $"</api/v1/reports/{by}>; rel=\"successor-version\""), (read.Headers["x-hub-report-state"], read.Headers["Link"]));
        var next = (await _hub.ReportAsync(by, key: key)).Json.GetProperty("report");
        Assert.Equal(("SELF", Right, number), (next.GetProperty("purpose").Text("id"), next.Text("name"), next.Text("supersedes")));
        Assert.Equal(1, (await _hub.GetAsync($"api/v1/enterprises/{Code}/self-reports", key)).Json.GetProperty("freeLeft").GetInt32());
        Assert.Equal("superseded", (await _hub.ReportAsync(number, "text/html", key)).Headers["x-hub-report-state"]);
    }

    private async Task<List<(string Type, JsonElement Data)>> EventsAsync(string code) =>
    [
        .. (await _hub.GetAsync("api/v1/events?cursor=0", HubUnderTest.BankKey)).Json.GetProperty("events").EnumerateArray()
            .Where(e => e.Text("subject") == code).Select(e => (e.Text("type")!, e.GetProperty("data"))),
    ];

    /// <summary>The enterprise disputes its name, the department corrects it, and the case is closed.</summary>
    private async Task CorrectAsync(string code, string right)
    {
        var enterprise = await _hub.ReportingEnterpriseAsync(code);
        var raised = await _hub.SendAsync(
            HttpMethod.Post, $"api/v1/enterprises/{code}/disputes", enterprise, JsonContent.Create(new { @interface = "I24", claim = "企业名称有误" }));
        Assert.True(raised.Status == HttpStatusCode.Created, raised.Text);
        var id = raised.Json.Text("id")!;
        var record = JsonElement.Parse(Enterprises.Registration(code, right));
        var replied = await _hub.SendAsync(
            HttpMethod.Post, $"api/v1/disputes/{id}/reply", HubUnderTest.RegistrationKey, JsonContent.Create(new { kind = "Correct", reason = "已核实", record }));
        Assert.Equal(HttpStatusCode.Accepted, replied.Status);
        await Eventually.Async(
            async () => (await _hub.GetAsync($"api/v1/disputes/{id}", enterprise)).Json.Text("state") == "Closed", () => "the dispute is not closed");
    }
}
