using System.Globalization;
using System.Text.Json;

namespace Hub.Domain.Tests.Sharing.Reports;

/// <summary>What a report says of what came, what not, and why.</summary>
public sealed class ReportAssemblerTests
{
    [Theory]
    [InlineData("answered", "complete")]
    [InlineData("stale", "partial")]
    [InlineData("quarantined", "partial")]
    public void A_section_of_which_something_is_shown(string state, string expected)
    {
        var report = new ReportedEnterprise().Single("I27", """{"invention_valid":3}""", state).Report();

        Assert.Equal(expected, report.State("R11"));
        Assert.Equal(3, report.Section("R11").Fact("invention_valid").GetProperty("value").GetInt32());
    }

    [Theory]
    [InlineData("noRecord", null, "empty")]
    [InlineData("notReached", null, "missing")]
    [InlineData("stale", null, "missing")]
    [InlineData("destroyed", null, "missing")]
    [InlineData("withheld", null, "withheld")]
    [InlineData("notConsented", "consentDoesNotCover", "withheld")]
    public void A_section_of_which_nothing_is_shown(string state, string? reason, string expected)
    {
        var report = new ReportedEnterprise().State("I27", state, reason).Report();

        Assert.Equal(expected, report.State("R11"));
        Assert.Equal(0, report.Section("R11").GetProperty("blocks").GetArrayLength());
        Assert.Equal(expected == "empty", !report.Section("R11").TryGetProperty("note", out _));
        Assert.Equal(state, report.Manifest("I27").GetProperty("state").GetString());
        Assert.Equal(expected == "empty", !report.Manifest("I27").TryGetProperty("reason", out _));
    }

    [Theory]
    [InlineData("answered", "noRecord", "complete")]
    [InlineData("answered", "notReached", "partial")]
    [InlineData("noRecord", "notReached", "partial")]
    [InlineData("notConsented", "notReached", "missing")]
    public void A_section_of_several_interfaces(string first, string second, string expected)
    {
        var enterprise = new ReportedEnterprise();
        var filled = first == "answered" ? enterprise.Single("I21", """{"trade_registered":true}""") : enterprise.State("I21", first, "consentDoesNotCover");

        Assert.Equal(expected, filled.State("I32", second).Report().State("R16"));
    }

    [Fact]
    public void Why_something_is_withheld_stands_beside_it()
    {
        var report = new ReportedEnterprise().State("I27", "notConsented", "consentDoesNotCover").Report();

        Assert.Equal("知识产权与质押：授权范围不含此项数据", report.Section("R11").GetProperty("note").GetProperty("zh").GetString());
        Assert.Equal("The consent does not cover it", report.Manifest("I27").GetProperty("reason").GetProperty("en").GetString());
    }

    [Fact]
    public void The_manifest_names_the_interfaces_of_the_purpose_and_no_other()
    {
        var manifest = new ReportedEnterprise().Report("PROC_LOAN").GetProperty("manifest").EnumerateArray().Select(l => l.GetProperty("interface").GetString());

        Assert.Equal(["I08", "I09", "I24", "I26", "I28", "I33", "I37"], manifest);
    }

    [Fact]
    public void What_lies_outside_of_the_window_is_not_there_and_what_came_is_not_missing()
    {
        var old = """{"exec_case_no":"old","filing_date":"2021-05-31","exec_amount":1,"performed_flag":false}""";
        var known = """{"exec_case_no":"new","filing_date":"2021-06-01","exec_amount":2.5,"performed_flag":false}""";
        var enterprise = new ReportedEnterprise().State("I34", "noRecord");

        Assert.Equal("empty", enterprise.Many("I33", old).Report().State("R12"));
        var rows = enterprise.Many("I33", old, known).Report().Section("R12").Block("table").GetProperty("rows");
        Assert.Equal("""["new","2021-06-01",2.5,null,null,false]""", Assert.Single(rows.EnumerateArray()).GetRawText());
    }

    [Fact]
    public void Records_are_told_apart_by_the_template_and_the_newest_come_first()
    {
        string Decision(string no, string type, string day) => $$"""{"decision_no":"{{no}}","decision_type":"{{type}}","decision_date":"{{day}}","severity":"GENERAL"}""";

        var report = new ReportedEnterprise().Many(
            "I02", Decision("1", "PENALTY", "2025-01-01"), Decision("2", "LICENSE", "2025-02-01"), Decision("3", "PENALTY", "2026-01-01")).Report();

        Assert.Equal(["3", "1"], NumbersOf(report.Section("R13").Block("table")));
        Assert.Equal(["2"], NumbersOf(report.Section("R05").Block("table")));
        Assert.Equal(["3", "1"], NumbersOf(report.GetProperty("appendices").GetProperty("negative")[0]));
        Assert.Equal(("GENERAL", "一般", "General"), WordOf(report.Section("R13").Block("table").GetProperty("rows")[0][6]));
    }

    [Fact]
    public void Days_are_added_up_to_full_months_and_half_a_month_is_none()
    {
        var days = Enumerable.Range(0, 31 + 28 + 5).Select(i => new DateOnly(2026, 1, 1).AddDays(i))
            .Select(d => string.Create(CultureInfo.InvariantCulture, $$"""{"period":"{{d:yyyyMMdd}}","grid_kwh":{{(d.Month == 1 ? "0.1" : "2")}}}"""));

        var section = new ReportedEnterprise().Many("I36", days).Report().Section("R09");

        Assert.Equal("""[{"at":"2026-01","value":3.1},{"at":"2026-02","value":56}]""", section.Block("series").GetProperty("points").GetRawText());
        Assert.Equal("kWh", section.Block("series").GetProperty("unit").GetString());
        Assert.Equal("用电量：当月数据不全，未列：2026-03", section.Block("note").GetProperty("zh").GetString());
        Assert.Equal("20260305", section.Fact("period").GetProperty("value").GetString());
    }

    [Fact]
    public void A_series_reaches_24_months_back()
    {
        var months = Enumerable.Range(0, 40).Select(i => new DateOnly(2023, 2, 1).AddMonths(i))
            .Select(d => string.Create(CultureInfo.InvariantCulture, $$"""{"period":"{{d:yyyyMM}}","insured_count":{{d.Month}}}"""));

        var points = new ReportedEnterprise().Many("I10", months).Report().Section("R08").Block("series").GetProperty("points").EnumerateArray().ToList();

        Assert.Equal(("2024-06", "2026-05", 24), (points[0].GetProperty("at").GetString(), points[^1].GetProperty("at").GetString(), points.Count));
    }

    [Fact]
    public void What_is_disputed_is_marked_and_listed_with_the_enterprises_words()
    {
        var marks = """
            [{"id":"c1","state":"disputed","item":"","field":"ent_name","since":"2026-06-01T08:00:00+08:00","zh":"正在核实","en":"being checked"},
             {"id":"c2","state":"statement","item":"","since":"2026-06-02T08:00:00+08:00","zh":"声明","en":"statement","statement":"我方不同意。"}]
            """;

        var report = new ReportedEnterprise().Single("I24", """{"ent_name":"湖州测试有限公司","status":"ACTIVE"}""", disputes: marks).Report();

        Assert.True(report.Section("R02").Fact("ent_name").GetProperty("disputed").GetBoolean());
        Assert.False(report.Section("R02").Fact("status").TryGetProperty("disputed", out _));
        var rows = report.GetProperty("appendices").GetProperty("disputes")[0].GetProperty("rows");
        Assert.Equal((2, "我方不同意。"), (rows.GetArrayLength(), rows[1][5].GetString()));
        Assert.Equal("我方不同意。", report.GetProperty("appendices").GetProperty("statement").GetProperty("zh").GetString());
    }

    [Fact]
    public void A_fact_names_its_source_its_time_and_its_unit()
    {
        var fact = new ReportedEnterprise().Single("I24", """{"ent_name":"x","reg_capital":1000000.50,"region_code":"330502"}""").Report().Section("R02");

        Assert.Equal(
            $$"""{"asOf":"{{ReportedEnterprise.AsOf}}","en":"Registered capital","id":"reg_capital","source":"I24","unit":"元","value":1000000.5,"zh":"注册资本"}""",
            fact.Fact("reg_capital").GetRawText());
        Assert.Equal(("330502", "吴兴区", "Wuxing District"), WordOf(fact.Fact("region_code").GetProperty("value")));
    }

    [Fact]
    public void An_amount_that_no_double_holds_is_a_text()
    {
        var value = new ReportedEnterprise().Single("I24", """{"reg_capital":9007199254740993}""").Report().Section("R02").Fact("reg_capital").GetProperty("value");

        Assert.Equal("9007199254740993", value.GetString());
    }

    private static IEnumerable<string?> NumbersOf(JsonElement table) => table.GetProperty("rows").EnumerateArray().Select(r => r[0].GetString());

    private static (string?, string?, string?) WordOf(JsonElement word) =>
        (word.GetProperty("id").GetString(), word.GetProperty("zh").GetString(), word.GetProperty("en").GetString());
}
