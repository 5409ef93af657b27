using Azure.Data.Tables;
using Hub.Azure.Profiles;
using Hub.Domain.Evaluation;

namespace Hub.Azure.Evaluation;

/// <summary>How many enterprises have each grade.</summary>
/// <param name="Rulebooks">The versions of the rulebook they were evaluated by.</param>
/// <param name="Evaluated">Enterprises evaluated.</param>
/// <param name="Recognised">Deep, medium and light green; null if fewer than ten but not none.</param>
/// <param name="RecognitionRate">Their share, four digits; null where the number is.</param>
/// <param name="Grades">Enterprises of each grade; null if fewer than ten but not none.</param>
public sealed record GradeStatistics(
    IReadOnlyList<string> Rulebooks, int Evaluated, int? Recognised, decimal? RecognitionRate, IReadOnlyDictionary<string, int?> Grades);

/// <summary>Counts the city's grades from the columns of the rows; no profile is read.</summary>
public sealed class EvaluationStatistics(HubStore store)
{
    /// <summary>Fewer enterprises than this could be told apart: the cell stays empty.</summary>
    private const int LeastCell = 10;

    private static readonly string[] s_columns = [EvaluationColumns.Grade, EvaluationColumns.Rulebook];
    private static readonly Grade[] s_recognised = [Grade.Deep, Grade.Medium, Grade.Light];

    /// <summary>The counts as they are now.</summary>
    public async Task<GradeStatistics> CountAsync(CancellationToken cancellation)
    {
        var counts = Enum.GetValues<Grade>().ToDictionary(g => g, _ => 0);
        var rulebooks = new SortedSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"RowKey lt {ProfileRow.OutboxPrefix}");
        await foreach (var row in store.Profiles.QueryAsync<TableEntity>(filter, select: s_columns, cancellationToken: cancellation))
        {
            if (Enum.TryParse<Grade>(row.GetString(EvaluationColumns.Grade), out var grade))
            {
                counts[grade]++;
                rulebooks.Add(row.GetString(EvaluationColumns.Rulebook));
            }
        }

        var all = counts.Values.Sum();
        var recognised = Cell(s_recognised.Sum(g => counts[g]));
        return new GradeStatistics(
            [.. rulebooks], all, recognised, all == 0 || recognised is null ? null : Math.Round((decimal)recognised.Value / all, 4),
            counts.ToDictionary(c => c.Key.ToString(), c => Cell(c.Value)));
    }

    private static int? Cell(int count) => count is > 0 and < LeastCell ? null : count;
}
