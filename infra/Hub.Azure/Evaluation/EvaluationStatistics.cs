using Azure.Data.Tables;
using Hub.Azure.Profiles;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Population;

namespace Hub.Azure.Evaluation;

/// <summary>How many enterprises have each grade.</summary>
/// <param name="Rulebooks">The versions of the rulebook they were evaluated by.</param>
/// <param name="Evaluated">Enterprises evaluated; null if fewer than ten but not none.</param>
/// <param name="Recognised">Deep, medium and light green; null if they are few, or if it would tell how many of a few there are.</param>
/// <param name="RecognitionRate">Their share, four digits; null where the number is.</param>
/// <param name="Grades">Enterprises of each grade; null if fewer than ten but not none, and where another such number could be computed from it.</param>
public sealed record GradeStatistics(
    IReadOnlyList<string> Rulebooks, int? Evaluated, int? Recognised, decimal? RecognitionRate, IReadOnlyDictionary<string, int?> Grades);

/// <summary>Counts the city's grades from the columns of the rows; no profile is read.</summary>
public sealed class EvaluationStatistics(HubStore store)
{
    private static readonly string[] s_columns = [EvaluationColumns.Grade, EvaluationColumns.Rulebook];

    /// <summary>Deep, medium and light green stand first.</summary>
    private const int Recognised = 3;

    /// <summary>The counts as they are now.</summary>
    public async Task<GradeStatistics> CountAsync(CancellationToken cancellation)
    {
        var counts = new int[Enum.GetValues<Grade>().Length];
        var rulebooks = new SortedSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"RowKey lt {ProfileRow.OutboxPrefix}");
        await foreach (var row in store.Profiles.QueryAsync<TableEntity>(filter, select: s_columns, cancellationToken: cancellation))
        {
            if (Enum.TryParse<Grade>(row.GetString(EvaluationColumns.Grade), out var grade))
            {
                counts[(int)grade]++;
                rulebooks.Add(row.GetString(EvaluationColumns.Rulebook));
            }
        }

        return Told([.. rulebooks], counts);
    }

    private static GradeStatistics Told(IReadOnlyList<string> rulebooks, int[] counts)
    {
        var cells = SmallCells.Of(counts, Recognised);
        var all = counts.Sum();
        int? recognised = cells.ShowsSubtotal ? counts.Take(Recognised).Sum() : null;
        return new GradeStatistics(
            rulebooks, cells.ShowsTotal ? all : null, recognised, all == 0 || recognised is null ? null : Math.Round((decimal)recognised.Value / all, 4),
            Enum.GetValues<Grade>().ToDictionary(g => g.ToString(), g => cells.Hidden.Contains((int)g) ? null : (int?)counts[(int)g]));
    }
}
