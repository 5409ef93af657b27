using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Sources;

namespace Hub.Domain.Tests.Intake.Quality;

/// <summary>Broken in one place, a rules file is answered with one whole message.</summary>
public sealed class QualityRulesReaderTests
{
    private const string Text = """
        {
          "rules": [
            {
              "id": "Q01", "zh": "得分", "en": "Score", "interface": "I28", "severity": "hold", "holdAbove": 0.2,
              "when": "score > 90 and grade = 'BAD'",
              "message": { "zh": "得分 {score}，级别{grade}", "en": "score {score}, {grade}" },
              "advice": { "zh": "请核对", "en": "Check" }
            },
            {
              "id": "Q02", "zh": "资本", "en": "Capital", "severity": "note",
              "when": "I24.capital < 1 and I36.grid_kwh > 2",
              "message": { "zh": "资本 {I24.capital}", "en": "capital {I24.capital}" },
              "advice": { "zh": "请核对", "en": "Check" }
            }
          ]
        }
        """;

    private static readonly Catalog s_catalog = SampleCatalog.Read(SampleCatalog.Text);

    [Fact]
    public void Rules_are_read_with_the_interfaces_they_speak_of()
    {
        var rules = Read(Text);

        Assert.Equal(["Q01", "Q02"], rules.All.Select(r => r.Id));
        Assert.Equal(["I28"], rules.Find("Q01")!.Interfaces);
        Assert.Equal(["I24", "I36"], rules.Find("Q02")!.Interfaces);
        Assert.Equal((Severity.Hold, 0.2m), (rules.Find("Q01")!.Severity, rules.Find("Q01")!.HoldAbove));
        Assert.Equal(["Q02"], rules.AcrossSections.Select(r => r.Id));
        Assert.NotNull(rules.OfRecords("I28"));
        Assert.Null(rules.NotesOfRecords("I28"));
        Assert.Null(rules.OfRecords("I24"));
    }

    [Fact]
    public void The_version_is_that_of_the_text()
    {
        Assert.Matches("^[0-9a-f]{16}$", Read(Text).Version);
        Assert.Equal(Read(Text).Version, Read(Text).Version);
        Assert.NotEqual(Read(Text).Version, Read(Text.Replace("score > 90", "score > 91", StringComparison.Ordinal)).Version);
    }

    [Theory]
    [InlineData("\"id\": \"Q02\"", "\"id\": \"R2\"", "rules[1].id is \"R2\"; Q and two or three digits are needed, such as Q01")]
    [InlineData("\"id\": \"Q02\"", "\"id\": \"Q01\"", "rules[1].id is \"Q01\"; an id of its own is needed, rules[0] has this one")]
    [InlineData("\"zh\": \"得分\", ", "", "rules[0].zh is missing; a text is needed")]
    [InlineData("\"interface\": \"I28\"", "\"interface\": \"I82\"", "rules[0].interface is \"I82\"; one of I12, I24, I28, I36 is needed; did you mean I12?")]
    [InlineData("\"holdAbove\": 0.2,", "\"holdAbove\": 0.2, \"advise\": 1,", "rules[0].advise is 1; no such property; valid are id, zh, en, interface, severity, holdAbove, when, message, advice; did you mean advice?")]
    [InlineData("\"severity\": \"hold\"", "\"severity\": \"hald\"", "rules[0].severity is \"hald\"; one of note, quarantine, hold is needed; did you mean hold?")]
    [InlineData(", \"holdAbove\": 0.2", "", "rules[0].holdAbove is missing; a share between 0 and 1 is needed for the severity hold")]
    [InlineData("\"holdAbove\": 0.2", "\"holdAbove\": 20", "rules[0].holdAbove is 20; a share between 0 and 1 is needed for the severity hold")]
    [InlineData("\"severity\": \"hold\"", "\"severity\": \"quarantine\"", "rules[0].holdAbove is 0.2; the severity hold is needed beside it, not \"quarantine\"")]
    [InlineData("\"severity\": \"note\"", "\"severity\": \"quarantine\"", "rules[1].severity is \"quarantine\"; note is needed for a rule without \"interface\": it does not tell which section is wrong")]
    [InlineData("score > 90", "scor > 90", "rules[0].when is \"scor > 90 and grade = 'BAD'\"; position 1: I28 has no field scor; valid are eval_year, grade, score; did you mean score?")]
    [InlineData("\"score > 90 and grade = 'BAD'\"", "\"score\"", "rules[0].when is \"score\"; a condition is needed, such as a > b")]
    [InlineData("\"score > 90 and grade = 'BAD'\"", "\"1 < 2\"", "rules[0].when is \"1 < 2\"; a condition on at least one field is needed")]
    [InlineData("\"score > 90 and grade = 'BAD'\"", "7", "rules[0].when is 7; a text is needed")]
    [InlineData("I36.grid_kwh > 2", "grid_kwh > 2", "rules[1].when is \"I24.capital < 1 and grid_kwh > 2\"; position 21: grid_kwh: say of which interface, such as I24.grid_kwh")]
    [InlineData("级别{grade}", "级别{grad}", "rules[0].message is { \"zh\": \"得分 {score}，级别{grad}\", \"en\": \"score {score}, {grade}…; position 15: I28 has no field grad; valid are eval_year, grade, score; did you mean grade?")]
    [InlineData("级别{grade}", "级别{grade", "rules[0].message is { \"zh\": \"得分 {score}，级别{grade\", \"en\": \"score {score}, {grade}…; position 14: the brace that opens here has no closing }")]
    [InlineData("资本 {I24.capital}", "资本 {I24.legal_rep_name}", "rules[1].message is \"legal_rep_name\"; a field without personal data is needed")]
    public void A_mistake_is_named(string passage, string replacement, string message)
    {
        Assert.Contains(passage, Text, StringComparison.Ordinal);

        var mistakes = Assert.Throws<CatalogException>(() => Read(Text.Replace(passage, replacement, StringComparison.Ordinal))).Mistakes;

        Assert.Equal($"rules.json: {message}", Assert.Single(mistakes).ToString());
    }

    [Fact]
    public void All_mistakes_are_found_and_no_json_is_one()
    {
        var both = Text.Replace("score > 90", "scor > 90", StringComparison.Ordinal).Replace("\"id\": \"Q02\"", "\"id\": \"R2\"", StringComparison.Ordinal);

        Assert.Equal(2, Assert.Throws<CatalogException>(() => Read(both)).Mistakes.Count);
        Assert.StartsWith("rules.json: line 1 is no JSON; ", Assert.Throws<CatalogException>(() => Read("{ rules")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_editors_schema_and_the_reader_say_the_same()
    {
        var schema = new EditorSchema("quality-rules");

        Assert.Equal(QualityVocabulary.File, schema.NamesOf("file"));
        Assert.Equal(QualityVocabulary.Rule, schema.NamesOf("rule"));
        Assert.Equal(
            QualityVocabulary.Severities.Keys,
            schema.WordsOf("rule", "severity"));
        Assert.Equal("../schema/quality-rules.schema.json", EditorSchema.Of(RepositoryRules.File.Text));
    }

    private static QualityRules Read(string text) => QualityRulesReader.Read(new CatalogFile("rules.json", text), s_catalog);
}
