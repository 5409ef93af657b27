using Hub.Domain.Intake;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Sources;

namespace Hub.Domain.Tests.Intake.Quality;

public sealed class QualityHoldTests
{
    private static readonly QualityRules s_rules = QualityRulesReader.Read(
        new CatalogFile("rules.json", """
            { "rules": [
              { "id": "Q07", "zh": "得分异常", "en": "Odd score", "interface": "I28", "severity": "hold", "holdAbove": 0.1, "when": "score > 90",
                "message": { "zh": "得分 {score}", "en": "score {score}" }, "advice": { "zh": "请核对", "en": "Check" } },
              { "id": "Q08", "zh": "低分", "en": "Low score", "interface": "I28", "severity": "quarantine", "when": "score < 1",
                "message": { "zh": "得分 {score}", "en": "score {score}" }, "advice": { "zh": "请核对", "en": "Check" } } ] }
            """),
        SampleCatalog.Read(SampleCatalog.Text));

    [Fact]
    public void A_delivery_that_breaks_a_rule_too_often_is_held_with_the_figures()
    {
        var hold = QualityHold.Judge(BatchWith(1_000, ("Q07", 101)), s_rules)!;

        Assert.Equal("Q07", hold.Rule);
        Assert.Equal("1,000 条记录中有 101 条不符合规则 Q07（得分异常），超过设定的 10%", hold.Zh.Replace(" %", "%", StringComparison.Ordinal));
        Assert.Equal("101 of 1,000 records break rule Q07 (Odd score), more than the set 10%", hold.En.Replace(" %", "%", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_000, "Q07", 100)]
    [InlineData(19, "Q07", 19)]
    [InlineData(1_000, "Q08", 1_000)]
    [InlineData(1_000, "Q99", 1_000)]
    public void Up_to_the_share_or_in_a_handful_or_without_hold_it_is_not(long read, string rule, int hits) =>
        Assert.Null(QualityHold.Judge(BatchWith(read, (rule, hits)), s_rules));

    [Fact]
    public void Without_hits_nothing_is_held() => Assert.Null(QualityHold.Judge(BatchWith(1_000), s_rules));

    private static Batch BatchWith(long read, params (string Rule, int Hits)[] hits) => new()
    {
        Run = "run", InterfaceId = "I28", Read = read, QualityHits = hits.ToDictionary(h => h.Rule, h => h.Hits),
    };
}
