using Azure;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Evaluation.Population;
using Hub.Domain.Sources;

namespace Hub.Azure.Evaluation.Population;

/// <summary>Counts the city's values with every sweep: a blob a bucket range in the container <c>population</c>, merged when they are read.</summary>
public sealed class Surveys(HubStore store, ProfileStore profiles, Evaluations evaluations, RulebookReleases releases, TimeProvider clock)
{
    /// <summary>Counts a range and puts it in the place of the last count.</summary>
    public async Task CountAsync(int range, CancellationToken cancellation)
    {
        var (method, known) = await evaluations.BeginAsync(cancellation);
        var statistics = new PopulationStatistics(method.Rulebook);
        foreach (var bucket in store.Buckets.Of(range))
        {
            foreach (var row in await profiles.ListAsync(bucket, cancellation))
            {
                var facts = method.FactsOf(row.Profile, row.Asked, known);
                statistics.Add(facts, method.Evaluate(facts, known));
            }
        }

        var content = BinaryData.FromBytes(Compressed.Json(new SurveyPart(known.Instant, statistics.Kept)));
        await store.Population.GetBlobClient(NameOf(range)).UploadAsync(content, overwrite: true, cancellation);
    }

    /// <summary>The city by the rulebook in force. Ranges that were counted by another are left out: their factors may be others.</summary>
    public async Task<PopulationPercentiles> ReadAsync(CancellationToken cancellation)
    {
        var rulebook = (await releases.InForceAsync(clock.GetUtcNow(), cancellation)).Rulebook;
        var (statistics, instants) = (new PopulationStatistics(rulebook), new List<DateTimeOffset>());
        for (var range = 0; range < store.Buckets.RangeCount; range++)
        {
            if (await FindAsync(range, cancellation) is { } part && part.Statistics.RulebookDigest == rulebook.Digest)
            {
                statistics.Merge(part.Statistics);
                instants.Add(part.At);
            }
        }

        return new PopulationPercentiles(
            rulebook.Version, instants.Count == 0 ? null : instants.Min(), instants.Count, store.Buckets.RangeCount,
            PopulationStatistics.LeastEnterprises, statistics.Withheld,
            [.. rulebook.Benchmarks.Groups.Select(g => new IndustryGroup(g.Id, g.Label, g.Divisions))], statistics.Percentiles(), statistics.Candidates());
    }

    private async Task<SurveyPart?> FindAsync(int range, CancellationToken cancellation)
    {
        try
        {
            var content = await store.Population.GetBlobClient(NameOf(range)).DownloadContentAsync(cancellation);
            return Compressed.Read<SurveyPart>(content.Value.Content.ToArray());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static string NameOf(int range) => $"survey/{range:d3}";
}

/// <summary>The count of a range.</summary>
/// <param name="At">The evaluation instant.</param>
/// <param name="Statistics">The values.</param>
public sealed record SurveyPart(DateTimeOffset At, PopulationPart Statistics);

/// <summary>What is usual in each industry group of the city.</summary>
/// <param name="Rulebook">By the groups, factors and benchmarks of this rulebook.</param>
/// <param name="CountedAt">When the range that was counted first was counted; null before the first count.</param>
/// <param name="RangesCounted">Bucket ranges in these figures.</param>
/// <param name="Ranges">Bucket ranges of the city.</param>
/// <param name="LeastEnterprises">Cells of fewer enterprises are withheld.</param>
/// <param name="Withheld">How many cells are withheld.</param>
/// <param name="Groups">The industry groups.</param>
/// <param name="Percentiles">Percentiles of factors.</param>
/// <param name="Benchmarks">Percentiles of benchmarked indicators, with the candidate beside the benchmark of the rulebook.</param>
public sealed record PopulationPercentiles(
    string Rulebook,
    DateTimeOffset? CountedAt,
    int RangesCounted,
    int Ranges,
    int LeastEnterprises,
    int Withheld,
    IReadOnlyList<IndustryGroup> Groups,
    IReadOnlyList<FactorPercentiles> Percentiles,
    IReadOnlyList<BenchmarkCandidate> Benchmarks);

/// <summary>A group of industry divisions (GB/T 4754-2017).</summary>
public sealed record IndustryGroup(string Id, BilingualName Name, IReadOnlyList<string> Divisions);
