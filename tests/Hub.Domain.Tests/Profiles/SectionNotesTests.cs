using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Sources;
using static Hub.Domain.Tests.Intake.Quality.QualityRulesTests;

namespace Hub.Domain.Tests.Profiles;

public sealed class SectionNotesTests
{
    private static readonly QualityRules s_rules = QualityRulesReader.Read(
        new CatalogFile("rules.json", """
            { "rules": [
              { "id": "Q01", "zh": "高分", "en": "High", "interface": "I28", "severity": "note", "when": "score > 90",
                "message": { "zh": "{grade} {score} {eval_year}", "en": "{grade} {score}" }, "advice": { "zh": "请核对", "en": "Check" } },
              { "id": "Q02", "zh": "零分", "en": "Nought", "interface": "I28", "severity": "quarantine", "when": "score = 0",
                "message": { "zh": "零分", "en": "nought" }, "advice": { "zh": "请核对", "en": "Check" } },
              { "id": "Q03", "zh": "人与资本", "en": "People and capital", "severity": "note", "when": "I36.staff > 100 and I24.capital < 10",
                "message": { "zh": "{I36.staff} 人 {I24.capital} 元", "en": "{I36.staff} people" }, "advice": { "zh": "请核对", "en": "Check" } },
              { "id": "Q04", "zh": "陈旧", "en": "Old", "severity": "note", "when": "days(I36.period, today) > 10",
                "message": { "zh": "{I36.period}", "en": "{I36.period}" }, "advice": { "zh": "请核对", "en": "Check" } } ] }
            """),
        SampleCatalog.Read(SampleCatalog.Text));

    [Fact]
    public void A_note_of_a_record_names_its_item_and_quotes_it()
    {
        var note = Assert.Single(NotesOf("""{"I28":[{"eval_year":"2024","score":80},{"eval_year":"2025","grade":"GOOD","score":95.50},{"score":0}]}"""));

        Assert.Equal(("Q01", "001", "好 95.5 2025-12-31", "Good 95.5"), (note.Hit.Rule.Id, note.ItemKey, note.Hit.Zh, note.Hit.En));
        Assert.True(note.Concerns("I28"));
        Assert.False(note.Concerns("I24"));
    }

    [Fact]
    public void A_note_goes_with_its_item()
    {
        var profile = Intake.Quality.QualityRulesTests.Profiles.FormedOf("""{"I28":[{"score":95}]}""");
        var section = profile.Find("I28")!;
        var withdrawn = profile.With(section with { Items = [section.Items[0] with { Deleted = true }] });

        Assert.Equal("不详 95 不详", Assert.Single(SectionNotes.Of(profile, s_rules)).Hit.Zh);
        Assert.Empty(SectionNotes.Of(withdrawn, s_rules));
    }

    [Fact]
    public void A_rule_that_hits_many_items_is_told_by_the_newest()
    {
        var items = string.Join(',', Enumerable.Range(0, 12).Select(i => $$"""{"score":{{91 + (i * 0.5m)}}}"""));

        Assert.Equal(["011", "010", "009", "008", "007"], NotesOf($$"""{"I28":[{{items}}]}""").Select(n => n.ItemKey));
    }

    [Theory]
    [InlineData("""{"I36":[{"period":"20260301","staff":101}],"I24":[{"capital":{"amount":5,"currency":"CNY"}}]}""", "Q03")]
    [InlineData("""{"I36":[{"period":"20260301","staff":100}],"I24":[{"capital":{"amount":5,"currency":"CNY"}}]}""", "")]
    [InlineData("""{"I36":[{"period":"20260301","staff":101}],"I24":[{"capital":{"amount":5,"currency":"USD"}}]}""", "")]
    [InlineData("""{"I36":[{"period":"20260301","staff":101}]}""", "")]
    [InlineData("""{"I36":[{"period":"20260220"}]}""", "Q04")]
    [InlineData("""{"I36":[{"period":"20260221"}]}""", "")]
    [InlineData("""{}""", "")]
    public void A_rule_across_sections_needs_them_all_and_today_is_the_day_of_the_version(string sections, string rules) =>
        Assert.Equal(rules, string.Join(' ', NotesOf(sections).Select(n => n.Hit.Rule.Id)));

    [Fact]
    public void Rules_of_sections_that_did_not_change_are_taken_over()
    {
        var profile = Intake.Quality.QualityRulesTests.Profiles.FormedOf(
            """{"I28":[{"score":95}],"I36":[{"period":"20260301","staff":101}],"I24":[{"capital":{"amount":5,"currency":"CNY"}}]}""");

        Assert.Equal(["Q01", "Q03"], SectionNotes.RulesOf(profile, s_rules, ["I24"], null));
        Assert.Equal(["Q03"], SectionNotes.RulesOf(profile, s_rules, ["I24"], []));
        Assert.Equal(["Q03", "Q04"], SectionNotes.RulesOf(profile, s_rules, ["I24"], ["Q04", "Q99"]));
        Assert.Equal(["Q01"], SectionNotes.RulesOf(profile, s_rules, ["I28"], ["Q01"]));
        Assert.Equal(["Q01", "Q03"], SectionNotes.RulesOf(profile, s_rules, ["I28", "I36"], ["Q04"]));
    }

    private static IReadOnlyList<QualityNote> NotesOf(string sections) =>
        SectionNotes.Of(Intake.Quality.QualityRulesTests.Profiles.FormedOf(sections), s_rules);
}
