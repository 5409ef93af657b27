using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Evaluation;

namespace Hub.Domain.Tests.Sharing.Risks;

public sealed class RiskRulesReaderTests
{
    private static readonly string s_text = PublishedRulebook.RiskFile.Text;
    private static readonly Rulebook s_rulebook = RulebookReader.Read(PublishedRulebook.Files, PublishedRulebook.Catalog);
    private static readonly Lock s_lock = new();

    [Fact]
    public void The_repositorys_rules_are_read_with_all_they_say()
    {
        var rules = PublishedRulebook.Risks;

        Assert.Equal(
            ["status-lost", "electricity-drop", "headcount-drop", "tax-grade-d", "new-enforcement", "environment-red-black", "equity-pledge", "negative-hit"],
            rules.All.Select(r => r.Id));
        var drop = rules.Find("electricity-drop")!;
        Assert.Equal(("用电量大幅下降", Severity.Medium, TimeSpan.FromHours(72), TimeSpan.FromDays(90)), (drop.Label.Zh, drop.Severity, drop.AcknowledgeWithin, drop.DedupeWindow));
        Assert.Equal(("YOY(SUM12(I36.grid_kwh)) < -30[%]", "not YOY(SUM12(I36.grid_kwh)) < -25[%]"), (drop.When!.Text, drop.WithdrawnWhen!.Text));
        Assert.Equal(["I36"], rules.InterfacesOf(drop, ""));
        Assert.Equal(["%", "kWh"], drop.Evidence.Select(e => e.Unit));
        Assert.StartsWith("2026.1+", rules.Version, StringComparison.Ordinal);
        Assert.Null(rules.Find("nothing"));
    }

    [Fact]
    public void A_hit_is_named_after_its_item_and_rests_on_all_that_the_item_is_judged_by()
    {
        var rules = PublishedRulebook.Risks;
        var hits = rules.All.Single(r => r.IsOfHits);

        Assert.Equal(new("命中负面清单：高碳且低碳效", "Hit of the negative list: High carbon with level-5 carbon efficiency"), rules.LabelOf(hits, "N08"));
        Assert.Equal(["I05", "I16", "I36"], rules.InterfacesOf(hits, "N08"));
        Assert.Equal(["I16", "I17"], rules.InterfacesOf(hits, "N06"));
        Assert.All(s_rulebook.NegativeItems, item => Assert.NotEmpty(rules.InterfacesOf(hits, item.Id)));
    }

    [Theory]
    [InlineData("\"severity\": \"high\"", "\"severity\": \"highest\"", "risk-rules.json: rules[0].severity is \"highest\"; one of high, medium, low is needed")]
    [InlineData("\"id\": \"status-lost\"", "\"id\": \"Status lost\"", "risk-rules.json: rules[0].id is \"Status lost\"; 3 to 40 small letters, digits and hyphens, a letter first, are needed")]
    [InlineData("\"acknowledgeWithin\": \"24h\"", "\"acknowledgeWithin\": \"31d\"", "risk-rules.json: rules[0].acknowledgeWithin is \"31d\"; hours or days such as 24h or 3d, at most 30d, are needed")]
    [InlineData("\"acknowledgeWithin\": \"24h\"", "\"acknowledgeWithin\": \"soon\"", "risk-rules.json: rules[0].acknowledgeWithin is \"soon\"; hours or days such as 24h or 3d, at most 30d, are needed")]
    [InlineData("\"dedupeWindow\": 30", "\"dedupeWindow\": 0", "risk-rules.json: rules[0].dedupeWindow is 0; 1 to 366 days are needed")]
    [InlineData("\"interfaces\": [\"I36\"]", "\"interfaces\": [\"I16\"]", "risk-rules.json: rules[1].interfaces is [\"I16\"]; the rule reads I36 too, which must be named")]
    [InlineData("\"interfaces\": [\"I36\"]", "\"interfaces\": [\"I36\", \"I99\"]", "risk-rules.json: rules[1].interfaces is [\"I36\", \"I99\"]; there is no interface I99; valid are I01")]
    [InlineData("\"each\": \"negativeHit\"", "\"each\": \"hit\"", "risk-rules.json: rules[7].each is \"hit\"; one of negativeHit is needed")]
    [InlineData("\"each\": \"negativeHit\"", "\"each\": \"negativeHit\", \"when\": \"true\"", "risk-rules.json: rules[7].when is \"true\"; a rule with each has none: condition, interfaces and evidence are those of the item")]
    [InlineData("\"each\": \"negativeHit\",", "", "risk-rules.json: rules[7].when is missing; a text is needed")]
    [InlineData("\"unit\": \"kWh\"", "\"unit\": \"horses\"", "risk-rules.json: rules[1].evidence[1].unit is \"horses\"; a unit as in the catalog is needed, such as 元, %, kWh or 人")]
    [InlineData(", \"unit\": \"kWh\"", "", "risk-rules.json: rules[1].evidence[1].unit is missing; the value is a number in kWh; name the unit it is shown in")]
    [InlineData("\"unit\": \"kWh\"", "\"unit\": \"元\"", "this measures kWh, which the unit 元 cannot express")]
    [InlineData("LAST(I28.tax_credit_grade) = D", "LAST(I28.tax_credit_grade) = E", "E is never a value here; valid are A, B, M, C, D")]
    [InlineData("LAST(I28.tax_credit_grade) = D", "LAST(I28.tax_grade) = D", "I28 has no field tax_grade that an expression can use")]
    [InlineData("CNT(I33 where not performed_flag, 3m) >= 1", "CNT(I33 where not performed_flag, 3m)", "a condition is needed, not a number in 倍")]
    [InlineData("\"id\": \"tax-grade-d\"", "\"id\": \"status-lost\"", "status-lost")]
    [InlineData("\"evidence\": [{ \"id\": \"grade\"", "\"proof\": [{ \"id\": \"grade\"", "risk-rules.json: rules[3].proof is ")]
    public void A_mistake_is_named_with_what_would_be_right(string right, string wrong, string message)
    {
        var at = s_text.IndexOf(right, StringComparison.Ordinal);
        var file = new CatalogFile("risk-rules.json", s_text[..at] + wrong + s_text[(at + right.Length)..]);

        lock (s_lock)
        {
            Assert.Contains(message, Assert.Throws<CatalogException>(() => RiskRulesReader.Read(file, s_rulebook)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_a_factor_or_emissions_rest_on_has_to_be_named_too()
    {
        var file = new CatalogFile("risk-rules.json", s_text.Replace("LAST(I28.tax_credit_grade) = D", "F047.x < 0[%] or CARBON.total_t > 5[tCO2]", StringComparison.Ordinal));

        lock (s_lock)
        {
            Assert.Contains("the rule reads I10, I05, I16, I36 too, which must be named", Assert.Throws<CatalogException>(() => RiskRulesReader.Read(file, s_rulebook)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_schema_names_what_the_file_may_have()
    {
        var schema = new EditorSchema("risk-rules");

        Assert.Equal("../schema/risk-rules.schema.json", EditorSchema.Of(s_text));
        Assert.Equal(["$schema", "version", "zh", "en", "rules"], schema.NamesOf("file"));
        Assert.Equal(["high", "medium", "low"], schema.WordsOf("rule", "severity"));
        Assert.Equal(
            ["id", "zh", "en", "severity", "acknowledgeWithin", "dedupeWindow", "when", "each", "withdrawal", "interfaces", "evidence"], schema.NamesOf("rule"));
    }
}
