using Azure;
using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Domain.Evaluation.Population;

namespace Hub.Azure.Evaluation.Population;

/// <summary>
/// Shadow runs: rows in the table <c>shadowruns</c>, and in the container <c>population</c> a blob a range and the result. Blobs are
/// written once: of two workers on one range the first is kept, so that the result stays the same.
/// </summary>
public sealed class ShadowRunStore(HubStore store)
{
    /// <summary>Makes a run; it is there once even if asked for twice.</summary>
    public async Task AddAsync(ShadowRunRow run, CancellationToken cancellation) => await store.ShadowRuns.TryAddAsync(run.ToEntity(), cancellation);

    /// <summary>The run, or null.</summary>
    public async Task<ShadowRunRow?> FindAsync(string version, string id, CancellationToken cancellation) =>
        IsId(id) && await store.ShadowRuns.FindAsync(version, id, cancellation) is { } row ? ShadowRunRow.FromEntity(row) : null;

    /// <summary>The runs of a version, newest first.</summary>
    public async Task<IReadOnlyList<ShadowRunRow>> ListAsync(string version, CancellationToken cancellation) =>
        [.. (await store.ShadowRuns.ListAsync(version, cancellation)).Select(ShadowRunRow.FromEntity).OrderByDescending(r => r.Id, StringComparer.Ordinal)];

    /// <summary>What the runs that are through say, of all versions.</summary>
    public async Task<IReadOnlyList<ShadowVerdict>> VerdictsAsync(CancellationToken cancellation)
    {
        var verdicts = new List<ShadowVerdict>();
        var through = TableClient.CreateQueryFilter($"completedAt gt {DateTimeOffset.UnixEpoch}");
        await foreach (var row in store.ShadowRuns.QueryAsync<TableEntity>(through, cancellationToken: cancellation))
        {
            var run = ShadowRunRow.FromEntity(row);
            verdicts.Add(new ShadowVerdict(run.Digest, run.CompletedAt!.Value, run.Holds!));
        }

        return verdicts;
    }

    /// <summary>Notes that a run is through; who was first is kept.</summary>
    public async Task CompleteAsync(ShadowRunRow run, DateTimeOffset now, IReadOnlyList<ReleaseHold> holds, CancellationToken cancellation)
    {
        if (await store.ShadowRuns.FindAsync(run.Version, run.Id, cancellation) is { } row && row.GetDateTimeOffset(ShadowRunRow.CompletedColumn) is null)
        {
            await store.ShadowRuns.TryReplaceAsync((run with { CompletedAt = now, Holds = holds }).ToEntity(), row.ETag, cancellation);
        }
    }

    /// <summary>The ranges of a run that are evaluated.</summary>
    public async Task<IReadOnlySet<int>> RangesAsync(string id, CancellationToken cancellation)
    {
        var ranges = new HashSet<int>();
        var prefix = NameOf(id, "range-");
        await foreach (var blob in store.Population.GetBlobsAsync(prefix: prefix, cancellationToken: cancellation))
        {
            ranges.Add(int.Parse(blob.Name.AsSpan(prefix.Length)));
        }

        return ranges;
    }

    /// <summary>Keeps the part of a range, unless there is one.</summary>
    public Task AddPartAsync(string id, int range, ShadowPart part, CancellationToken cancellation) =>
        AddAsync(NameOf(id, $"range-{range:d3}"), Compressed.Json(part), cancellation);

    /// <summary>The part of a range that is evaluated.</summary>
    public Task<ShadowPart> ReadPartAsync(string id, int range, CancellationToken cancellation) =>
        ReadAsync<ShadowPart>(NameOf(id, $"range-{range:d3}"), cancellation);

    /// <summary>Takes away the parts of a run that is through: all of them are in its result.</summary>
    public Task DropPartsAsync(string id, IEnumerable<int> ranges, CancellationToken cancellation) => Task.WhenAll(
        ranges.Select(range => store.Population.DeleteBlobIfExistsAsync(NameOf(id, $"range-{range:d3}"), cancellationToken: cancellation)));

    /// <summary>Keeps the result, unless there is one.</summary>
    public Task AddResultAsync(string id, ShadowResult result, CancellationToken cancellation) =>
        AddAsync(NameOf(id, "result"), Compressed.Json(result), cancellation);

    /// <summary>The result of a run that is through.</summary>
    public Task<ShadowResult> ReadResultAsync(string id, CancellationToken cancellation) => ReadAsync<ShadowResult>(NameOf(id, "result"), cancellation);

    private async Task AddAsync(string name, byte[] content, CancellationToken cancellation)
    {
        try
        {
            await store.Population.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), overwrite: false, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another worker was first: what it wrote is as good.
        }
    }

    private async Task<T> ReadAsync<T>(string name, CancellationToken cancellation)
    {
        var content = await store.Population.GetBlobClient(name).DownloadContentAsync(cancellation);
        return Compressed.Read<T>(content.Value.Content.ToArray());
    }

    /// <summary>What comes from outside is looked at before it is a key.</summary>
    private static bool IsId(string id) => id.Length is > 8 and <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string NameOf(string id, string part) => $"shadow/{id}/{part}";
}

/// <summary>What a range adds to a shadow run.</summary>
/// <param name="Run">Grades and movers.</param>
/// <param name="Statistics">Values by the draft.</param>
public sealed record ShadowPart(ShadowRunPart Run, PopulationPart Statistics);

/// <summary>What a shadow run found.</summary>
/// <param name="Report">Migration matrix, recognition rates, movers, and the bounds it is beyond.</param>
/// <param name="Percentiles">Percentiles of factors by the draft, of cells with enough enterprises.</param>
/// <param name="Candidates">Candidates for the draft's benchmarks.</param>
/// <param name="Withheld">Cells with too few enterprises.</param>
public sealed record ShadowResult(
    ShadowReport Report, IReadOnlyList<FactorPercentiles> Percentiles, IReadOnlyList<BenchmarkCandidate> Candidates, int Withheld);
