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

    /// <summary>The runs since an instant, newest first.</summary>
    public Task<IReadOnlyList<Run>> ListAsync(DateTimeOffset since, CancellationToken cancellation) =>
        QueryAsync(since, since.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff"), (month, from) => $"PartitionKey eq {month} and RowKey ge {from}", cancellation);

    /// <summary>The runs of this month and the last that are not complete.</summary>
    public Task<IReadOnlyList<Run>> ListOpenAsync(CancellationToken cancellation) =>
        QueryAsync(
            clock.GetUtcNow().AddMonths(-1), nameof(RunState.Complete), (month, complete) => $"PartitionKey eq {month} and state ne {complete}", cancellation);

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
        IsId(id) && await store.Runs.FindAsync(MonthOf(id), id, cancellation) is { } entity ? FromEntity(entity) : null;

    private async Task<IReadOnlyList<Run>> QueryAsync(
        DateTimeOffset since, string argument, Func<string, string, FormattableString> filter, CancellationToken cancellation)
    {
        var runs = new List<Run>();
        var last = clock.GetUtcNow().UtcDateTime;
        for (var month = new DateTime(since.UtcDateTime.Year, since.UtcDateTime.Month, 1); month <= last; month = month.AddMonths(1))
        {
            var query = TableClient.CreateQueryFilter(filter(month.ToString("yyyyMM"), argument));
            await foreach (var row in store.Runs.QueryAsync<TableEntity>(query, cancellationToken: cancellation))
            {
                runs.Add(FromEntity(row).Value);
            }
        }

        return [.. runs.OrderByDescending(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>What comes from outside is looked at before it is a key.</summary>
    private static bool IsId(string id) => id.Length is > 8 and <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string MonthOf(string id) => id[..6];

    private static TableEntity ToEntity(Run run) => new(MonthOf(run.Id), run.Id)
    {
        ["state"] = run.State.ToString(),
        ["document"] = JsonSerializer.Serialize(run, HubJson.Options),
    };

    private static Stored<Run> FromEntity(TableEntity entity) =>
        new(JsonSerializer.Deserialize<Run>(entity.GetString("document"), HubJson.Options)!, entity.ETag);
}
