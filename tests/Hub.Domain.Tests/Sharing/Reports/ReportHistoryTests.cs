using System.Text.Json;
using Hub.Domain.Evaluation;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Tests.Evaluation;

namespace Hub.Domain.Tests.Sharing.Reports;

/// <summary>What a report tells of earlier months, and what it makes of figures.</summary>
public sealed class ReportHistoryTests
{
    [Fact]
    public void Changes_of_the_registration_are_told_with_old_and_new_values_the_newest_first()
    {
        var history = Of(
            Registered("""{"ent_name":"旧名","reg_capital":100.0,"status":"ACTIVE"}""").Shown("2025-11-30T00:00:00Z"),
            Registered("""{"ent_name":"旧名","reg_capital":200,"status":"ACTIVE"}""").Shown("2025-12-31T00:00:00Z"),
            Registered("""{"ent_name":"旧名","reg_capital":200.0,"status":"ACTIVE"}""").Shown("2026-01-31T00:00:00Z"));
        var section = Report(Registered("""{"ent_name":"新名","reg_capital":200,"status":"ACTIVE"}"""), history).Section("R02");

        var table = section.Block("table");
        Assert.Equal(["asOf", "field", "before", "after"], table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        Assert.Equal(["ent_name 旧名 新名", "reg_capital 100 200"], Rows(table).Select(r => $"{r[1].GetProperty("id")} {r[2]} {r[3]}"));
        Assert.EndsWith("（元）", Rows(table)[1][1].GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.Contains("自 2025-11-30 起", section.Block("note").GetProperty("zh").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_before_the_window_are_not_compared_and_without_a_change_the_section_says_so()
    {
        var history = Of(Registered("""{"ent_name":"旧名"}""").Shown("2021-05-31T00:00:00+08:00"), Registered("""{"ent_name":"新名"}""").Shown("2021-06-01T00:00:00+08:00"));
        var section = Report(Registered("""{"ent_name":"新名"}"""), history).Section("R02");

        Assert.Equal("登记事项变更：自 2021-06-01 起按月末版本比较，未见变更", section.Block("note").GetProperty("zh").GetString());
        Assert.DoesNotContain(section.GetProperty("blocks").EnumerateArray(), b => b.GetProperty("kind").GetString() == "table");
    }

    [Fact]
    public void Shareholders_join_go_and_change_their_shares()
    {
        var before = new ReportedEnterprise().Many("I25", Holder("张＊", 60), Holder("甲公司", 40));
        var now = new ReportedEnterprise().Many("I25", Holder("张＊", 70), Holder("乙公司", 30));
        var table = Report(now, Of(before.Shown("2025-06-01T00:00:00Z")), "SELF").Section("R03").GetProperty("blocks").EnumerateArray()
            .Last(b => b.GetProperty("kind").GetString() == "table");

        Assert.Equal(
            ["share_pct 张＊ 60 70", "record 甲公司  ", "record 乙公司  "],
            Rows(table).OrderBy(r => $"{r[1]}" switch { "张＊" => 0, "甲公司" => 1, _ => 2 }).Select(r => $"{r[2].GetProperty("id")} {r[1]} {r[3]} {r[4]}"));
        Assert.Equal(["新增记录", "记录消失"], Rows(table).Select(r => r[2].GetProperty("zh").GetString()!).Where(w => w.Contains("记录", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_version_that_does_not_show_the_interface_is_no_change_and_what_is_withheld_today_is_not_compared()
    {
        var withheld = new ReportedEnterprise().State("I25", "notConsented", "consentDoesNotCover");
        var shown = new ReportedEnterprise().Many("I25", Holder("甲公司", 40));

        Assert.Equal("none seen", Report(shown, Of(withheld.Shown("2026-05-31T00:00:00Z")), "SELF").Section("R03").Block("note").GetProperty("en").GetString()!.Split("; ")[1]);
        var section = Report(withheld, Of(shown.Shown("2026-05-31T00:00:00Z"))).Section("R03");
        Assert.Equal(("withheld", 0), (section.GetProperty("state").GetString(), section.GetProperty("blocks").GetArrayLength()));
        Assert.Contains("授权范围不含此项数据", section.GetProperty("note").GetProperty("zh").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_evaluations_stand_below_todays_and_only_for_whom_the_evaluation_is()
    {
        PastEvaluation[] past =
        [
            new(new(2026, 4, 30, 16, 0, 0, TimeSpan.Zero), Grade.Light, new("浅绿", "Light green"), 61.5m, [60m, 61m, null], "2026.1"),
            new(new(2026, 5, 31, 16, 0, 0, TimeSpan.Zero), Grade.Deep, new("深绿", "Deep green"), 85m, [80m, 81m, 82m], "2026.1"),
        ];
        var explained = GoodEnterprise.Value.Explain();
        JsonElement Section(string purpose) =>
            new ReportedEnterprise().Everything("noRecord").Report(purpose, new ReportMaterial(null!, explained, null, new ReportHistory([], past))).Section("R19");

        var table = Section("PRE_LOAN").GetProperty("blocks").EnumerateArray().Last(b => b.GetProperty("kind").GetString() == "table");
        Assert.Equal("历史评价（各月末版本）", table.GetProperty("zh").GetString());
        Assert.Equal(["Deep 85 80 81 82", "Light 61.5 60 61 "], Rows(table).Select(r => $"{r[1].GetProperty("id")} {r[2]} {r[3]} {r[4]} {r[5]}"));
        Assert.Equal("2026-06-01T00:00:00+08:00", Rows(table)[0][0].GetString());
        Assert.DoesNotContain("历史评价", Section("SUBSIDY").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ratios_are_made_of_what_a_statement_states_and_of_nothing_else()
    {
        var whole = """{"period":"2025Q4","total_assets":400,"total_liab":250,"total_equity":150,"current_assets":120,"inventory":30,"current_liab":80,"ebit":45,"interest_expense":9,"net_profit":18,"revenue":720}""";
        var thin = """{"period":"2026Q1","total_assets":400,"total_liab":100,"interest_expense":0,"ebit":5}""";
        var section = new ReportedEnterprise().Many("I30", whole, thin).Report().Section("R06");

        var table = section.GetProperty("blocks").EnumerateArray().Single(b => b.GetProperty("en").GetString() == "Financial ratios");
        Assert.Equal(
            ["""["2026Q1",25,null,null,null,null,null]""", """["2025Q4",62.5,1.5,1.125,5,2.5,12]"""], table.GetProperty("rows").EnumerateArray().Select(r => r.GetRawText()));
    }

    [Theory]
    [InlineData(300, 2000, "Medium")]
    [InlineData(299, 2000, "Small")]
    public void The_size_class_is_that_of_industry_people_and_yearly_figures(int people, int revenue, string expected)
    {
        var section = Registered("""{"ent_name":"甲","industry_code":"1713"}""")
            .Many("I10", $$"""{"period":"202605","insured_count":{{people}}}""", """{"period":"202604","insured_count":1}""")
            .Many("I30", $$"""{"period":"2025Q4","revenue":{{revenue}},"total_assets":1}""", """{"period":"2026Q1","revenue":1,"total_assets":1}""").Report().Section("R02");

        Assert.Equal(expected, section.Fact("size_class").GetProperty("value").GetProperty("id").GetString());
    }

    private static JsonElement Report(ReportedEnterprise enterprise, ReportHistory history, string purpose = "PRE_LOAN") =>
        enterprise.Report(purpose, new ReportMaterial(null!, null, null, history));

    private static ReportedEnterprise Registered(string record) => new ReportedEnterprise().Single("I24", record);

    private static string Holder(string name, int share) => $$"""{"shareholder_name":"{{name}}","share_pct":{{share}}}""";

    private static ReportHistory Of(params PermittedProfile[] versions) => new(versions, []);

    private static List<List<JsonElement>> Rows(JsonElement table) => [.. table.GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().ToList())];
}
