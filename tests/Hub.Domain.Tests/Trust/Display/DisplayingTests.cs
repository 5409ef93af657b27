using System.Text;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Evaluation;
using Hub.Domain.Trust.Display;

namespace Hub.Domain.Tests.Trust.Display;

public sealed class DisplayingTests
{
    private static readonly Displaying s_displaying = new(RepositoryDisplay.Rules, PublishedRulebook.Catalog);

    /// <summary>Seen on 15 June 2026.</summary>
    [Theory]
    [InlineData("MINOR", "2026-06-01", null, false, false)]
    [InlineData("GENERAL", "2025-06-16", null, false, true)]
    [InlineData("GENERAL", "2025-06-15", null, false, false)]
    [InlineData("SERIOUS", "2023-06-16", null, false, true)]
    [InlineData("SERIOUS", "2023-06-15", null, false, false)]
    [InlineData("SERIOUS", "2026-06-01", null, true, false)]
    [InlineData("SERIOUS", "2026-06-01", "2026-06-14", false, false)]
    [InlineData("SERIOUS", "2026-06-01", "2026-06-15", false, true)]
    [InlineData(null, "2025-06-16", null, false, true)]
    [InlineData(null, "2025-06-15", null, false, false)]
    public void A_penalty_is_shown_within_its_terms(string? severity, string date, string? until, bool repaired, bool isShown)
    {
        var sample = new SampleEnterprise().With("I02", "p", Penalty(severity, date, until, repaired));

        Assert.Equal(isShown, Shown(sample).Contains("p"));
    }

    [Fact]
    public void A_licence_is_shown_however_old() =>
        Assert.Equal(["l"], Shown(new SampleEnterprise().With("I02", "l", """{"decision_no":"l","decision_type":"LICENSE","decision_date":"2001-01-01"}""")));

    [Fact]
    public void The_next_change_of_what_is_shown_is_known()
    {
        var seen = s_displaying.ForReaders(new SampleEnterprise().With("I02", "p", Penalty("GENERAL", "2025-12-01", null, false)).Profile, SampleEnterprise.Now);

        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8)), seen.Until);
    }

    [Fact]
    public void Nothing_hidden_is_the_very_same_profile()
    {
        var profile = GoodEnterprise.Value.Profile;

        Assert.Same(profile, s_displaying.ForReaders(profile, SampleEnterprise.Now).Profile);
    }

    [Fact]
    public void An_evaluation_sees_what_is_public_by_law_beyond_its_display_but_not_what_is_repaired()
    {
        var sample = new SampleEnterprise().With("I23", "20230601", """{"accident_date":"2023-06-01","accident_level":"LARGER"}""");
        var repaired = sample.Profile with { Marks = [new(MarkKind.Repaired, "c", "I23", "20230601", null, SampleEnterprise.Now, null, "1号")] };

        Assert.Empty(s_displaying.ForReaders(sample.Profile, SampleEnterprise.Now).Profile.Find("I23")!.Items);
        Assert.Single(s_displaying.ForEvaluation(sample.Profile, SampleEnterprise.Now).Profile.Find("I23")!.Items);
        Assert.Empty(s_displaying.ForEvaluation(repaired, SampleEnterprise.Now).Profile.Find("I23")!.Items);
    }

    [Fact]
    public void A_withheld_value_is_missing_and_neither_no_record_nor_the_one_of_the_year_before()
    {
        var good = GoodEnterprise.Value;
        var newest = good.Profile.Find("I28")!.Items[^1].Key;
        var withheld = good with { Profile = good.Profile with { Marks = [Disputed("I28", newest, null, SampleEnterprise.Now)] } };

        Assert.Equal(FactorBasis.Value, FactorOf(good, "F082").Basis);
        Assert.Equal(FactorBasis.MissingRule, FactorOf(withheld, "F082").Basis);
        Assert.Equal(Hub.Domain.Evaluation.Language.Absence.NotThere, FactorOf(withheld, "F082").Value.Absence);
        Assert.Equal(FactorBasis.Value, FactorOf(good with { Profile = good.Profile with { Marks = [Disputed("I28", newest, null, SampleEnterprise.Now.AddTicks(1))] } }, "F082").Basis);
    }

    [Fact]
    public void A_section_of_which_all_is_withheld_is_missing()
    {
        var good = GoodEnterprise.Value.With("I33", "案1", """{"exec_case_no":"案1","dishonest_flag":true,"performed_flag":false,"filing_date":"2026-01-01"}""");
        var withheld = good with { Profile = good.Profile with { Marks = [Disputed("I33", "案1", null, SampleEnterprise.Now)] } };
        var item = PublishedRulebook.Value.NegativeItems.Index().First(n => n.Item.Id == "N15").Index;

        Assert.Equal(Finding.Hit, good.Evaluate().Findings[item]);
        Assert.Equal(Finding.Unknown, withheld.Evaluate().Findings[item]);
        Assert.True(s_displaying.ForReaders(withheld.Profile, SampleEnterprise.Now).Profile.Find("I33")!.IsWithheld);
    }

    [Fact]
    public void A_withheld_field_is_missing_and_the_others_stay()
    {
        var sample = new SampleEnterprise().With("I28", "2025", """{"eval_year":"2025","tax_credit_grade":"D","tax_credit_score":30}""");
        var seen = s_displaying.ForReaders(sample.Profile with { Marks = [Disputed("I28", "2025", "tax_credit_grade", SampleEnterprise.Now)] }, SampleEnterprise.Now);

        Assert.Equal("""{"eval_year":"2025","tax_credit_score":30}""", Encoding.UTF8.GetString(seen.Profile.Find("I28")!.Items[0].Content.Span));
    }

    [Fact]
    public void A_released_hit_does_not_count_while_the_release_lasts_and_the_explanation_names_the_decision()
    {
        var hit = GoodEnterprise.Value.With("I33", "案1", """{"exec_case_no":"案1","dishonest_flag":true,"performed_flag":false,"filing_date":"2026-01-01"}""");
        var until = SampleEnterprise.Now.AddDays(3);
        var mark = new Mark(MarkKind.Released, "A1", "I33", "N15", null, SampleEnterprise.Now.AddDays(-1), until, "湖信修〔2026〕1号");
        var released = hit with { Profile = hit.Profile with { Marks = [mark] } };
        var item = PublishedRulebook.Value.NegativeItems.Index().First(n => n.Item.Id == "N15").Index;

        Assert.Equal((Grade.NotGreen, Finding.Hit), (hit.Evaluate().Grade, hit.Evaluate().Findings[item]));
        Assert.Equal((GoodEnterprise.Value.Evaluate().Grade, Finding.Released), (released.Evaluate().Grade, released.Evaluate().Findings[item]));
        Assert.True(released.Evaluate().NextChange <= until);
        Assert.Equal(Finding.Hit, (released with { Instant = until }).Evaluate().Findings[item]);
        Assert.Equal(new HitReleased("A1", "湖信修〔2026〕1号", mark.Since, until), released.Explain().NegativeList[item].Released);
    }

    [Fact]
    public void What_is_over_five_years_old_is_no_longer_kept()
    {
        var retention = new Retention(RepositoryDisplay.Rules);
        var sample = new SampleEnterprise().With("I02", "old", Penalty("SERIOUS", "2021-06-15", null, false)).With("I02", "new", Penalty("SERIOUS", "2021-06-16", null, false));

        Assert.True(retention.IsDue(sample.Profile, SampleEnterprise.Now));
        Assert.Equal(["new"], retention.Purged(sample.Profile.Find("I02")!, new DateOnly(2026, 6, 15)).Items.Select(i => i.Key));
    }

    [Theory]
    [InlineData("\"publicity_end\"", "\"publicity_ende\"", "records[0].shownUntil")]
    [InlineData("\"assumedClass\": \"GENERAL\"", "\"assumedClass\": \"NORMAL\"", "records[0].assumedClass")]
    [InlineData("\"leastMonths\": 3", "\"leastMonths\": 13", "classes[1].leastMonths")]
    [InlineData("\"interface\": \"I26\"", "\"interface\": \"I62\"", "without[0].interface")]
    public void A_slip_in_the_terms_is_named(string good, string bad, string where) =>
        Assert.Contains(where, Assert.Throws<CatalogException>(() => RepositoryDisplay.Read(RepositoryDisplay.Text.Replace(good, bad))).Message);

    [Fact]
    public void Marks_are_stored_with_the_version()
    {
        var profile = Profile.Empty(SampleEnterprise.Code) with { Marks = [Disputed("I28", "2025", null, SampleEnterprise.Now)] };

        Assert.Equal(profile.Marks, ProfileBytes.Unpack(ProfileBytes.Pack(profile, _ => null), _ => throw new InvalidOperationException("Nothing is sealed.")).Marks);
    }

    private static Mark Disputed(string id, string item, string? field, DateTimeOffset until) =>
        new(MarkKind.Disputed, "D1", id, item, field, SampleEnterprise.Now.AddDays(-20), until, null);

    private static FactorResult FactorOf(SampleEnterprise sample, string factor) =>
        sample.Evaluate().Factors[PublishedRulebook.Value.Factors.First(f => f.Id == factor).Index];

    private static IEnumerable<string> Shown(SampleEnterprise sample) => s_displaying.ForReaders(sample.Profile, SampleEnterprise.Now).Profile.Find("I02")!.Items.Select(i => i.Key);

    private static string Penalty(string? severity, string date, string? until, bool repaired) =>
        $$"""{"decision_no":"p","decision_type":"PENALTY","decision_date":"{{date}}","severity":{{Quoted(severity)}},"publicity_end":{{Quoted(until)}},"repaired_flag":{{(repaired ? "true" : "false")}}}""";

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";
}
