using System.Text.Json;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Tests.Evaluation;

namespace Hub.Domain.Tests.Sharing.Reports;

/// <summary>ESG and carbon in a report.</summary>
public sealed class ComputedSectionsTests
{
    private static readonly EvaluationExplanation s_evaluation = GoodEnterprise.Value.Explain();
    private static readonly CarbonStatement s_carbon = GoodEnterprise.Value.Carbon();

    [Fact]
    public void The_evaluation_is_there_with_grade_scores_radars_effects_and_the_negative_list()
    {
        var section = Report("PRE_LOAN", s_evaluation, null).Section("R19");
        var blocks = section.GetProperty("blocks").EnumerateArray().ToList();

        Assert.Equal(("complete", "Deep"), (section.GetProperty("state").GetString(), section.Fact("grade").GetProperty("value").GetProperty("id").GetString()));
        Assert.Equal(s_evaluation.Total, section.Fact("total").GetProperty("value").GetDecimal());
        Assert.Equal([3, 20], blocks.Where(b => Kind(b) == "radar").Select(b => b.GetProperty("axes").GetArrayLength()));
        Assert.Equal([5, 5, 16], blocks.Where(b => Kind(b) == "table").Select(b => b.GetProperty("rows").GetArrayLength()));
    }

    [Fact]
    public void What_rests_on_data_that_may_not_be_seen_is_withheld_and_the_section_says_so()
    {
        var section = Report("PRE_LOAN", s_evaluation.Within(id => id != "I31"), null).Section("R19");

        Assert.Equal("partial", section.GetProperty("state").GetString());
        var findings = section.GetProperty("blocks").EnumerateArray().Last(b => Kind(b) == "table").GetProperty("rows").EnumerateArray().Select(r => r[2].GetProperty("id").GetString());
        Assert.Contains("Withheld", findings);
    }

    [Theory]
    [InlineData("SUBSIDY", "complete", new[] { "grade", "rulebook" })]
    [InlineData("PROC_LOAN", "withheld", new string[0])]
    public void A_purpose_gets_of_the_evaluation_what_it_needs(string purpose, string state, string[] facts)
    {
        var report = Report(purpose, s_evaluation, s_carbon);

        Assert.Equal(state, report.State("R19"));
        Assert.Equal(facts, report.Section("R19").GetProperty("blocks").EnumerateArray().SelectMany(b => b.GetProperty("items").EnumerateArray()).Select(f => f.GetProperty("id").GetString()));
        Assert.Equal("withheld", report.State("R20"));
    }

    [Fact]
    public void The_carbon_account_has_its_parts_years_and_intensities()
    {
        var section = Report("PRE_LOAN", null, s_carbon).Section("R20");
        var sources = s_carbon.Periods[0].Sources;

        Assert.Equal(sources.Total.TonnesCo2e, section.Fact("total").GetProperty("value").GetDecimal());
        Assert.Equal("tCO2e/万元", section.Fact("perAddedValue").GetProperty("unit").GetString());
        var parts = section.Block("parts").GetProperty("parts").EnumerateArray().ToDictionary(p => p.GetProperty("en").GetString()!, p => p.GetProperty("value").GetDecimal());
        Assert.Equal(sources.ElectricityAndHeat.TonnesCo2e, parts["Purchased electricity and heat"]);
        Assert.Equal(2, section.Block("table").GetProperty("rows").GetArrayLength());
        Assert.Equal("missing", Report("PRE_LOAN", null, s_carbon).State("R19"));
    }

    private static string? Kind(JsonElement block) => block.GetProperty("kind").GetString();

    private static JsonElement Report(string purpose, EvaluationExplanation? evaluation, CarbonStatement? carbon) =>
        new ReportedEnterprise().Everything("noRecord").Report(purpose, new ReportMaterial(null!, evaluation, carbon, ReportHistory.None));
}
