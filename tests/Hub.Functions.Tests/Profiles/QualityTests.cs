using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure;
using Hub.Functions.Tests.Trust;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Profiles;

public sealed class QualityTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Report = "api/v1/departments/D13/quality";

    private const string Rules = """
        { "rules": [
          { "id": "Q90", "zh": "变更过频", "en": "Many changes", "interface": "I24", "severity": "note", "when": "legal_rep_change_24m > 12",
            "message": { "zh": "变更 {legal_rep_change_24m} 次", "en": "{legal_rep_change_24m} changes" }, "advice": { "zh": "请核对次数。", "en": "Check." } },
          { "id": "Q91", "zh": "成立过早", "en": "Too old", "interface": "I24", "severity": "quarantine", "when": "est_date < 1949-10-01",
            "message": { "zh": "成立于 {est_date}", "en": "of {est_date}" }, "advice": { "zh": "请核对成立日期。", "en": "Check." } },
          { "id": "Q92", "zh": "名称含糊", "en": "No name", "interface": "I24", "severity": "hold", "holdAbove": 0.1, "when": "ent_name = '公司'",
            "message": { "zh": "名称为{ent_name}", "en": "named {ent_name}" }, "advice": { "zh": "请补全名称。", "en": "Complete it." } },
          { "id": "Q93", "zh": "吊销未减资", "en": "Revoked with capital", "severity": "note", "when": "I24.status = 'REVOKED' and I24.reg_capital > 10000",
            "message": { "zh": "{I24.status}，{I24.reg_capital} 元", "en": "{I24.status}" }, "advice": { "zh": "请核对。", "en": "Check." } } ] }
        """;

    private readonly EditableCatalog _catalog = new();
    private HubUnderTest _hub = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _catalog.WriteRules(Rules);
        _hub = await HubUnderTest.StartAsync(azurite, null, ("Hub:CatalogPath", _catalog.Folder));
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _catalog.Dispose();
    }

    [Fact]
    public async Task A_note_is_on_the_section_and_in_a_column_until_the_record_is_mended()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Anji, more: "\"近24个月法定代表人变更次数\":13,\"登记状态\":\"吊销\",\"注册资本\":\"5万元\"")}]");

        var section = (await _hub.ProfileAsync(Anji)).GetProperty("sections").GetProperty("I24");
        var notes = section.GetProperty("notes").EnumerateArray().ToList();
        Assert.Equal(
            ["Q90 note 变更 13 次 13 changes", "Q93 note 吊销，50000 元 Licence revoked"],
            notes.Select(n => $"{Text(n, "rule")} {Text(n, "severity")} {Text(n, "zh")} {Text(n, "en")}"));
        Assert.Matches("^[0-9a-f]{16}$", Text(notes[0], "rulesVersion"));
        Assert.Equal("answered", Api.State(await _hub.ProfileAsync(Anji), "I24"));
        Assert.Equal("Q90 Q93", await NotesColumnAsync(Anji));

        await _hub.PushAndBuildAsync($"[{Registration(Anji, more: "\"近24个月法定代表人变更次数\":12")}]");

        Assert.False((await _hub.ProfileAsync(Anji)).GetProperty("sections").GetProperty("I24").TryGetProperty("notes", out _));
        Assert.Null(await NotesColumnAsync(Anji));
    }

    [Fact]
    public async Task A_record_that_breaks_a_rule_goes_to_quarantine_with_the_rule_and_its_values()
    {
        var receipt = await _hub.PushAndBuildAsync($"[{Registration(Wuxing, more: "\"成立日期\":\"1900-01-01\"")},{Registration(Deqing)}]");

        Assert.Equal((1, 1), (receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("quarantined").GetInt32()));
        var error = receipt.GetProperty("reasons")[0].GetProperty("errors")[0];
        Assert.Equal(
            ("QUALITY", "不符合数据质量规则", "Q91", "est_date=1900-01-01", "成立于 1900-01-01 (of 1900-01-01)"),
            (Text(error, "name"), Text(error, "zh"), Text(error, "field"), Text(error, "value"), Text(error, "expected")));
        var profile = await _hub.ProfileAsync(Wuxing);
        Assert.Equal("quarantined", Api.State(profile, "I24"));
        Assert.Contains("QUALITY Q91", profile.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_that_breaks_a_rule_too_often_is_held()
    {
        var receipt = await _hub.PushAndBuildAsync(Named("公司", broken: 21));

        Assert.Equal("Held", Text(receipt, "state"));
        Assert.Equal("Q92", Text(receipt.GetProperty("hold"), "rule"));
        Assert.Equal("60 条记录中有 21 条不符合规则 Q92（名称含糊），超过设定的 10 %", Text(receipt.GetProperty("hold"), "zh"));
        var held = (await ReportAsync()).GetProperty("interfaces")[0].GetProperty("held");
        Assert.Equal(Text(receipt, "id"), Text(held, "run"));
        Assert.Equal(Text(receipt.GetProperty("hold"), "zh"), Text(held, "zh"));
    }

    [Fact]
    public async Task A_handful_of_broken_records_holds_nothing()
    {
        var receipt = await _hub.PushAndBuildAsync(Named("公司", broken: 19));

        Assert.Equal("Sealed", Text(receipt, "state"));
        Assert.Equal(19, receipt.GetProperty("quarantined").GetInt32());
    }

    [Fact]
    public async Task The_report_tells_a_desk_what_is_wrong_and_how_to_put_it_right()
    {
        await PushBadAsync();

        var report = await ReportAsync();

        Assert.Equal(("D13", "市市场监督管理局"), (Text(report, "department"), Text(report, "zh")));
        Assert.Equal("1 个接口有需要处理的问题：隔离 3 条，规则提示企业 1 家次。", Text(report, "summary"));
        var i24 = report.GetProperty("interfaces")[0];
        Assert.Equal(("I24", 5L, 3L), (Text(i24, "id"), i24.GetProperty("records").GetInt64(), i24.GetProperty("quarantined").GetInt64()));
        Assert.Equal(
            ["BAD_CHECK subject 统一社会信用代码 1", "QUALITY Q91 成立过早 1", "TOO_LONG legal_rep_name 法定代表人 1"],
            i24.GetProperty("errors").EnumerateArray().Select(e => $"{Text(e, "name")} {Text(e, "field")} {Text(e, "fieldZh")} {e.GetProperty("count")}")
                .Select(l => l.Replace("BAD_CHECK uscc", "BAD_CHECK subject", StringComparison.Ordinal)));
        var examples = i24.GetProperty("examples").EnumerateArray().ToList();
        Assert.Equal([3, 4, 5], examples.Select(e => e.GetProperty("record").GetInt32()));
        Assert.Equal("成立于 1900-01-01 (of 1900-01-01)", Text(examples[1].GetProperty("errors")[0], "expected"));
        Assert.Equal("请核对成立日期。", Text(examples[1].GetProperty("errors")[0], "advice"));
        Assert.Equal("王＊", Text(examples[2].GetProperty("errors")[0], "value"));
        var rules = i24.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(
            ["Q90 note 1 1", "Q91 quarantine 1 0"],
            rules.Select(r => $"{Text(r, "rule")} {Text(r, "severity")} {r.GetProperty("records")} {r.GetProperty("enterprises")}"));
        Assert.Equal((Anji, "湖州测试有限公司"), (Text(rules[0].GetProperty("examples")[0], "creditCode"), Text(rules[0].GetProperty("examples")[0], "name")));
        Assert.Equal(("颜色", 1), (Text(i24.GetProperty("unknownHeadings")[0], "name"), i24.GetProperty("unknownHeadings")[0].GetProperty("records").GetInt32()));
        Assert.False(i24.TryGetProperty("empty", out _));
    }

    [Fact]
    public async Task Examples_come_in_pages()
    {
        await PushBadAsync();

        var first = (await ReportAsync("?most=2")).GetProperty("interfaces")[0];
        var second = (await ReportAsync("?most=2&skip=2")).GetProperty("interfaces")[0];

        Assert.Equal([3, 4], first.GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("record").GetInt32()));
        Assert.Equal(2, first.GetProperty("nextSkip").GetInt32());
        Assert.Equal([5], second.GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("record").GetInt32()));
        Assert.False(second.TryGetProperty("nextSkip", out _));
    }

    [Fact]
    public async Task The_same_as_a_table_opens_on_a_desk()
    {
        await PushBadAsync();

        using var request = new HttpRequestMessage(HttpMethod.Get, Report);
        request.Headers.Add("x-api-key", HubUnderTest.RegistrationKey);
        request.Headers.Add("Accept", "text/csv");
        using var response = await _hub.Http.SendAsync(request, Stop);
        var bytes = await response.Content.ReadAsByteArrayAsync(Stop);

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("接口,接口名称,类别,记录序号,行号,统一社会信用代码,企业名称,项目,内容,问题,正确形式,处理建议,次数", lines[0]);
        Assert.Contains($"I24,市场主体登记基本信息,隔离记录,4,4,{Deqing},,成立过早,est_date=1900-01-01,不符合数据质量规则,成立于 1900-01-01 (of 1900-01-01),请核对成立日期。,", lines);
        Assert.Contains($"I24,市场主体登记基本信息,规则提示,,,{Anji},湖州测试有限公司,Q90,,变更过频,,请核对次数。,", lines);
        Assert.Contains(lines, l => l.StartsWith("I24,市场主体登记基本信息,未识别的表头,,,,,颜色,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_report_says_so()
    {
        var before = await ReportAsync();
        await _hub.PushAndBuildAsync($"[{Registration(Nanxun)}]");
        var after = await ReportAsync();

        Assert.Equal("没有需要处理的数据质量问题。", Text(before, "summary"));
        Assert.Equal("尚无交付，没有可以报告的内容。", Text(before.GetProperty("interfaces")[0], "empty"));
        Assert.Equal("最近一次交付没有需要处理的问题。", Text(after.GetProperty("interfaces")[0], "empty"));
    }

    [Fact]
    public async Task A_rules_enterprises_are_listed_and_a_department_lists_its_own_rules()
    {
        await PushBadAsync();

        var page = (await _hub.GetAsync($"{Report}/Q90", HubUnderTest.RegistrationKey)).Json;
        var rest = (await _hub.GetAsync($"{Report}/Q90?after={Anji}", HubUnderTest.RegistrationKey)).Json;
        var unknown = await _hub.GetAsync($"{Report}/Q99", HubUnderTest.RegistrationKey);
        var foreign = await _hub.GetAsync("api/v1/departments/D14/quality/Q90", HubUnderTest.OperatorKey);

        Assert.Equal((Anji, "请核对次数。"), (Text(page.GetProperty("enterprises")[0], "creditCode"), Text(page, "advice")));
        Assert.Empty(rest.GetProperty("enterprises").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal(["Q90", "Q91", "Q92", "Q93"], unknown.Json.GetProperty("valid").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
    }

    [Theory]
    [InlineData("api/v1/departments/D14/quality", "ReadQualityReport")]
    [InlineData("api/v1/departments/D14/quality/Q90", "ListQualityHits")]
    public async Task Another_departments_report_is_refused_and_the_refusal_recorded(string path, string function)
    {
        var answer = await _hub.GetAsync(path, HubUnderTest.RegistrationKey);

        Assert.Equal((HttpStatusCode.Forbidden, "urn:hub:problem:other-department"), (answer.Status, Text(answer.Json, "type")));
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.GetAsync(path, HubUnderTest.BankKey)).Status);
        Assert.Contains(await _hub.AccessesAsync(), a => a.Entry.Function == function && a.Entry is { Status: 403, Result: "other-department" });
    }

    [Theory]
    [InlineData("api/v1/departments/D77/quality", HttpStatusCode.NotFound)]
    [InlineData("api/v1/departments/D13/quality?most=201", HttpStatusCode.BadRequest)]
    [InlineData("api/v1/departments/D13/quality?skip=-1", HttpStatusCode.BadRequest)]
    [InlineData("api/v1/departments/D13/quality/Q90?after=x", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_refused(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await _hub.GetAsync(path, HubUnderTest.OperatorKey)).Status);

    /// <summary>Five records: one with a note, one with an unknown heading, a wrong code, a broken rule, an overlong name of a person.</summary>
    private Task PushBadAsync() => _hub.PushAndBuildAsync($"""
        [{Registration(Anji, more: "\"近24个月法定代表人变更次数\":13")},
         {Registration(Wuxing, more: "\"颜色\":\"红\"")},
         {Registration("91330502MA2B00019A")},
         {Registration(Deqing, more: "\"成立日期\":\"1900-01-01\"")},
         {Registration(Nanxun, more: $"\"法定代表人\":\"王{new string('某', 120)}\"")}]
        """);

    private static string Named(string name, int broken) =>
        $"[{string.Join(',', Enumerable.Range(0, 60).Select(i => Registration(CreditCodes.Make("91", "330502", $"MQ{i:D6}"), i < broken ? name : "湖州测试有限公司")))}]";

    private async Task<JsonElement> ReportAsync(string query = "")
    {
        var answer = await _hub.GetAsync(Report + query, HubUnderTest.RegistrationKey);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private async Task<string?> NotesColumnAsync(string code)
    {
        var store = _hub.Services.GetRequiredService<HubStore>();
        TableEntity row = await store.Profiles.GetEntityAsync<TableEntity>($"{store.Buckets.Of(code):x3}", code, cancellationToken: Stop);
        return row.GetString("notes");
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
