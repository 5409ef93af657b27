using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>Runs in the table <c>runs</c>, a partition a month.</summary>
public sealed class RunStore(HubStore store, TimeProvider clock)
{
    /// <summary>Makes a run; it is there once even if asked for twice.</summary>
    public async Task<Run> CreateAsync(Run run, CancellationToken cancellation)
    {
        await store.Runs.TryAddAsync(ToEntity(run), cancellation);
        return run;
    }

    /// <summary>The run, or null.</summary>
    public async Task<Run?> FindAsync(string id, CancellationToken cancellation) =>
        await FindStoredAsync(id, cancellation) is { } stored ? stored.Value : null;

    /// <summary>The newest runs of this month and the last, newest first.</summary>
    public async Task<IReadOnlyList<Run>> ListAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var months = new[] { now, now.AddMonths(-1) }.Select(m => m.UtcDateTime.ToString("yyyyMM"));
        var runs = new List<Run>();
        foreach (var month in months)
        {
            runs.AddRange((await store.Runs.ListAsync(month, cancellation)).Select(e => FromEntity(e).Value));
        }

        return [.. runs.OrderByDescending(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>Moves the run to a further state; false if somebody else did so before.</summary>
    public async Task<bool> TryMoveAsync(string id, RunState from, RunState to, CancellationToken cancellation)
    {
        if (await FindStoredAsync(id, cancellation) is not { } stored || stored.Value.State != from)
        {
            return false;
        }

        DateTimeOffset? completed = to == RunState.Complete ? clock.GetUtcNow() : null;
        return await store.Runs.TryReplaceAsync(ToEntity(stored.Value with { State = to, CompletedAt = completed }), stored.ETag, cancellation);
    }

    private async Task<Stored<Run>?> FindStoredAsync(string id, CancellationToken cancellation) =>
        id.Length > 8 && await store.Runs.FindAsync(MonthOf(id), id, cancellation) is { } entity ? FromEntity(entity) : null;

    private static string MonthOf(string id) => id[..6];

    private static TableEntity ToEntity(Run run) => new(MonthOf(run.Id), run.Id)
    {
        ["state"] = run.State.ToString(),
        ["document"] = JsonSerializer.Serialize(run, HubJson.Options),
    };

    private static Stored<Run> FromEntity(TableEntity entity) =>
        new(JsonSerializer.Deserialize<Run>(entity.GetString("document"), HubJson.Options)!, entity.ETag);
}
