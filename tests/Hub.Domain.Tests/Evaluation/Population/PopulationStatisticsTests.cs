using System.Text.Json;
using Hub.Domain.Evaluation.Population;

namespace Hub.Domain.Tests.Evaluation.Population;

/// <summary>Dyers whose wastewater carries 1, 2, 3 … tonnes of COD a year at a revenue of a hundred million.</summary>
public sealed class PopulationStatisticsTests
{
    [Fact]
    public void Of_eleven_enterprises_the_sixth_is_the_median()
    {
        var candidate = Statistics(1, 11).Candidates().Single(c => c.Indicator == "cod_kg");

        // 6 t a year over 10,000 万元 is 0.6 kg/万元.
        Assert.Equal(("TEX", "kg/万元", 11, 1.2), (candidate.Group, candidate.Unit, candidate.Enterprises, candidate.Benchmark));
        Assert.InRange(candidate.Candidate, 0.6 * 0.999, 0.6 * 1.001);
    }

    [Fact]
    public void A_factor_has_its_percentiles_in_its_own_unit()
    {
        var percentiles = Statistics(1, 11).Percentiles().Single(p => p.Factor == "F009");

        Assert.Equal(("TEX", 11), (percentiles.Group, percentiles.Enterprises));
        Assert.Equal(
            [0.2 / 1.2, 0.3 / 1.2, 0.6 / 1.2, 0.8 / 1.2, 1.0 / 1.2],
            [percentiles.Values.P10, percentiles.Values.P25, percentiles.Values.P50, percentiles.Values.P75, percentiles.Values.P90],
            (a, b) => Math.Abs(a - b) <= 0.001 * a);
    }

    [Fact]
    public void Of_nine_enterprises_nothing_is_published()
    {
        Assert.Empty(Statistics(1, 9).Candidates());
        Assert.Empty(Statistics(1, 9).Percentiles());
        Assert.NotEmpty(Statistics(1, 10).Candidates());
    }

    [Fact]
    public void Who_has_none_of_it_says_nothing_of_what_is_usual() =>
        Assert.Equal(11, Statistics(0, 12).Candidates().Single(c => c.Indicator == "cod_kg").Enterprises);

    [Fact]
    public void Parts_merged_are_the_whole()
    {
        var merged = Statistics(8, 4);
        merged.Merge(JsonSerializer.Deserialize<PopulationPart>(JsonSerializer.Serialize(Statistics(1, 7).Kept))!);

        Assert.Equal(Statistics(1, 11).Candidates(), merged.Candidates());
        Assert.Equal(Statistics(1, 11).Percentiles(), merged.Percentiles());
    }

    [Fact]
    public void Parts_by_another_rulebook_are_refused()
    {
        var other = Statistics(1, 1).Kept with { RulebookDigest = "another" };

        var refused = Assert.Throws<ArgumentException>(() => Statistics(1, 1).Merge(other));

        Assert.StartsWith("Statistics by rulebook content another cannot be merged with those by ", refused.Message, StringComparison.Ordinal);
    }

    private static PopulationStatistics Statistics(int first, int count)
    {
        var method = SampleEnterprise.MethodOf(PublishedRulebook.Value);
        var statistics = new PopulationStatistics(PublishedRulebook.Value);
        foreach (var tonnes in Enumerable.Range(first, count))
        {
            var dyer = Dyer(tonnes);
            var asked = new Dictionary<string, DateTimeOffset>();
            statistics.Add(method.FactsOf(dyer.Profile, asked, dyer.Known()), method.Evaluate(dyer.Profile, asked, dyer.Known()));
        }

        return statistics;
    }

    private static SampleEnterprise Dyer(int tonnes) => new SampleEnterprise()
        .With("I24", "", """{"industry_code":"1713"}""")
        .With("I15", "", """{"permit_type":"KEY"}""")
        .Monthly("I16", 202506, 12, month => $$"""{"cod_t":{{(month == 0 ? tonnes : 0)}}}""")
        .With("I30", "2025Q1", """{"revenue":25000000}""")
        .With("I30", "2025Q2", """{"revenue":25000000}""")
        .With("I30", "2025Q3", """{"revenue":25000000}""")
        .With("I30", "2025Q4", """{"revenue":25000000}""")
        .With("I30", "2026Q1", """{"revenue":70000000}""");
}
