using System.Globalization;
using Azure.Data.Tables;
using Hub.Azure.Evaluation;
using Hub.Domain.Evaluation;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;

namespace Hub.Azure.Profiles;

/// <summary>The last version of a month, with the evaluation that it had when the next version took its place.</summary>
/// <param name="VersionTime">When it was made.</param>
/// <param name="Pointer">Where it lies in the history.</param>
/// <param name="EvaluatedAt">When it was evaluated last.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="Rulebook">By which rulebook.</param>
/// <param name="Total">Its total, 0–100; not a number if it had none.</param>
/// <param name="Pillars">Its sub-indices, in the rulebook's order.</param>
public sealed record Milestone(
    DateTimeOffset VersionTime, VersionPointer Pointer, DateTimeOffset EvaluatedAt, Grade Grade, string Rulebook, double Total, IReadOnlyList<double> Pillars);

/// <summary>
/// Finds versions of long ago without walking the history, which may hold one a day: table <c>milestones</c>, PartitionKey bucket, RowKey
/// code and month. Whoever writes the first version of a month notes the one that it replaces, before: written twice it is the same row,
/// and a process that dies in between has noted what is true.
/// </summary>
public sealed class Milestones(HubStore store)
{
    private const int MostPillars = 8;

    /// <summary>Notes the versions that are being replaced, where they are of an earlier month.</summary>
    /// <param name="replaced">Rows of one bucket as they were read, at most a hundred, with the time of the version that follows.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task NoteAsync(IEnumerable<(ProfileRow Row, DateTimeOffset Next)> replaced, CancellationToken cancellation)
    {
        var actions = replaced.Where(r => MonthOf(r.Row.Profile.VersionTime) != MonthOf(r.Next) && EvaluationColumns.Read(r.Row.Entity) is not null)
            .Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, ToEntity(r.Row))).ToList();
        if (actions.Count > 0)
        {
            await store.Milestones.SubmitTransactionAsync(actions, cancellation);
        }
    }

    /// <summary>The milestones of an enterprise since an instant, the oldest first.</summary>
    public async Task<IReadOnlyList<Milestone>> ListAsync(string code, DateTimeOffset since, CancellationToken cancellation)
    {
        var (partition, from, to) = (ProfileRow.PartitionOf(store.Buckets.Of(code)), KeyOf(code, since), $"{code}-~");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
        return await store.Milestones.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Select(Of).ToListAsync(cancellation);
    }

    private static string KeyOf(string code, DateTimeOffset versionTime) => $"{code}-{MonthOf(versionTime)}";

    private static string MonthOf(DateTimeOffset instant) => instant.ToOffset(DateValue.Shanghai).ToString("yyyyMM", CultureInfo.InvariantCulture);

    private static TableEntity ToEntity(ProfileRow row)
    {
        var mark = EvaluationColumns.Read(row.Entity)!;
        return new TableEntity(row.Entity.PartitionKey, KeyOf(row.Profile.Code, row.Profile.VersionTime))
        {
            ["versionTime"] = row.Profile.VersionTime,
            ["blob"] = row.Pointer.Blob,
            ["offset"] = row.Pointer.Offset,
            ["length"] = row.Pointer.Length,
            [EvaluationColumns.Instant] = mark.Instant,
            [EvaluationColumns.Rulebook] = mark.Rulebook,
            [EvaluationColumns.Grade] = row.Entity.GetString(EvaluationColumns.Grade),
            [EvaluationColumns.Score] = row.Entity.GetDouble(EvaluationColumns.Score),
            [EvaluationColumns.Pillars] = row.Entity.GetString(EvaluationColumns.Pillars),
        };
    }

    private static Milestone Of(TableEntity row) => new(
        row.GetDateTimeOffset("versionTime")!.Value,
        new VersionPointer(row.GetString("blob"), row.GetInt64("offset")!.Value, row.GetInt32("length")!.Value),
        row.GetDateTimeOffset(EvaluationColumns.Instant)!.Value,
        Enum.Parse<Grade>(row.GetString(EvaluationColumns.Grade)),
        row.GetString(EvaluationColumns.Rulebook),
        row.GetDouble(EvaluationColumns.Score) ?? double.NaN,
        [.. row.GetString(EvaluationColumns.Pillars).Split(' ', MostPillars, StringSplitOptions.RemoveEmptyEntries).Select(s => double.Parse(s, CultureInfo.InvariantCulture))]);
}
