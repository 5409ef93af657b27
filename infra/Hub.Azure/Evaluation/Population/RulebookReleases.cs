using Azure.Data.Tables;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Population;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Azure.Evaluation.Population;

/// <summary>
/// Which rulebook is in force: from the table <c>releases</c> and the shadow runs that are through. It is asked each time, so that all
/// hubs of one store take the same.
/// </summary>
public sealed class RulebookReleases(HubStore store, Rulebooks rulebooks, ShadowRunStore runs, TimeProvider clock)
{
    private const string Partition = "release";
    private const string FirstKey = "first";

    /// <summary>The method in force at an instant.</summary>
    public async Task<EvaluationMethod> InForceAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        var releases = await ReadAsync(cancellation);
        return rulebooks.Find(releases.InForce(rulebooks.Rules, instant).Version)!;
    }

    /// <summary>All that was released and tried.</summary>
    public async Task<Releases> ReadAsync(CancellationToken cancellation)
    {
        var rows = await store.Releases.ListAsync(Partition, cancellation);
        if (!rows.Exists(r => r.RowKey == FirstKey))
        {
            await AdoptFirstAsync(cancellation);
            rows = await store.Releases.ListAsync(Partition, cancellation);
        }

        return new Releases([.. rows.Select(FromEntity)], await runs.VerdictsAsync(cancellation));
    }

    /// <summary>Releases a rulebook; who was first is kept.</summary>
    /// <returns>The release that is kept.</returns>
    public async Task<Release> ReleaseAsync(Release release, CancellationToken cancellation)
    {
        await store.Releases.TryAddAsync(ToEntity(release.Digest, release), cancellation);
        return FromEntity((await store.Releases.FindAsync(Partition, release.Digest, cancellation))!);
    }

    /// <summary>A store that has no rulebook yet takes the newest: there is none that it could be compared with.</summary>
    private async Task AdoptFirstAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var first = Releases.Newest(rulebooks.Rules, now);
        var adopted = new Release(first.Version, first.Digest, null, "(hub)", "首个规则版本 the first rulebook of this store", now);
        await store.Releases.TryAddAsync(ToEntity(FirstKey, adopted), cancellation);
    }

    private static TableEntity ToEntity(string key, Release release) => new(Partition, key)
    {
        ["version"] = release.Version,
        ["digest"] = release.Digest,
        ["shadowRun"] = release.ShadowRun,
        ["by"] = release.By,
        ["reason"] = release.Reason,
        ["at"] = release.At,
    };

    private static Release FromEntity(TableEntity row) => new(
        row.GetString("version"), row.GetString("digest"), row.GetString("shadowRun"), row.GetString("by"), row.GetString("reason"),
        row.GetDateTimeOffset("at")!.Value);
}
