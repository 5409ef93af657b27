using System.Text;
using System.Text.Json;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Profiles;

namespace Hub.Domain.Tests.Intake.Quality;

/// <summary>The rules of the repository, each with something it hits and something it does not.</summary>
public sealed class QualityRulesTests
{
    private static readonly QualityRules s_rules = RepositoryRules.Rules;

    public static TheoryData<string> RecordRules => [.. s_rules.All.Where(r => r.InterfaceId is not null).Select(r => r.Id)];

    public static TheoryData<string> SectionRules => [.. s_rules.AcrossSections.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RecordRules))]
    public void A_rule_of_records_hits_what_is_wrong_and_leaves_what_is_right(string id)
    {
        var (_, hit, miss) = RuleCases.OfRecords.Single(c => c.Rule == id);

        Assert.Equal([id], Hits(id, hit).Select(h => h.Rule.Id));
        Assert.DoesNotContain(id, Hits(id, miss).Select(h => h.Rule.Id));
    }

    [Theory]
    [MemberData(nameof(SectionRules))]
    public void A_rule_across_sections_hits_what_contradicts_and_leaves_what_fits(string id)
    {
        var (_, hit, miss) = RuleCases.AcrossSections.Single(c => c.Rule == id);

        Assert.Contains(id, SectionNotes.Of(Profiles.FormedOf(hit), s_rules).Select(n => n.Hit.Rule.Id));
        Assert.DoesNotContain(id, SectionNotes.Of(Profiles.FormedOf(miss), s_rules).Select(n => n.Hit.Rule.Id));
    }

    [Theory]
    [MemberData(nameof(RecordRules))]
    public void A_record_that_states_nothing_hits_nothing(string id) => Assert.Empty(Hits(id, "{}"));

    [Theory]
    [MemberData(nameof(RecordRules))]
    [MemberData(nameof(SectionRules))]
    public void A_message_quotes_every_value_it_hit_by(string id)
    {
        var hits = RuleCases.OfRecords.Where(c => c.Rule == id).SelectMany(c => Hits(id, c.Hit))
            .Concat(RuleCases.AcrossSections.Where(c => c.Rule == id).SelectMany(c => SectionNotes.Of(Profiles.FormedOf(c.Hit), s_rules)).Select(n => n.Hit))
            .Where(h => h.Rule.Id == id);

        var message = Assert.Single(hits);
        Assert.DoesNotContain("不详", message.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", message.En, StringComparison.Ordinal);
        Assert.DoesNotContain("{", message.Zh + message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_without_rules_costs_nothing() => Assert.All(
        RepositoryRules.Catalog.Interfaces.Select(i => i.Id).Except(s_rules.All.Select(r => r.InterfaceId)), id => Assert.Null(s_rules.OfRecords(id!)));

    [Fact]
    public void A_hit_becomes_an_error_with_the_rule_and_the_values()
    {
        var error = Hits("Q26", """{"grid_kwh":10,"green_trade_kwh":12.5}""").Single().ToError();

        Assert.Equal(
            "QUALITY Q26=green_trade_kwh=12.5, grid_kwh=10: 绿电交易 12.5 千瓦时，网供 10 千瓦时 (12.5 kWh of green power in 10 kWh from the grid)",
            error.ToString());
    }

    private static IReadOnlyList<QualityHit> Hits(string id, string record) =>
        s_rules.OfRecords(s_rules.Find(id)!.InterfaceId!)!.Check().Hits(Encoding.UTF8.GetBytes(record), new DateOnly(2026, 3, 3));

    /// <summary>Profiles of a version of 3 March 2026.</summary>
    internal static class Profiles
    {
        private static readonly DateTimeOffset s_received = Sample.Received;

        /// <summary>Out of <c>{"I10":[{…}]}</c>, items in the order of their keys.</summary>
        public static Profile FormedOf(string sections)
        {
            using var document = JsonDocument.Parse(sections);
            var profile = Profile.Empty(Sample.Code) with { VersionTime = s_received };
            foreach (var section in document.RootElement.EnumerateObject())
            {
                var items = section.Value.EnumerateArray().Select((item, i) => new Item(
                    $"{i:000}", s_received, s_received, i, "run", default, false, Encoding.UTF8.GetBytes(item.GetRawText())));
                profile = profile.With(new Section(section.Name, [.. items], null, []));
            }

            return profile;
        }
    }
}
