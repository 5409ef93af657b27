using System.Globalization;
using Azure.Data.Tables;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sharing.Publishing;
using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Evaluation;

/// <summary>
/// The evaluation in an enterprise's row: scores and versions. Its explanation is computed again when it is read, from the
/// profile of the row, the method of that version, the evaluation instant and the interfaces that were silent.
/// </summary>
public static class EvaluationColumns
{
    /// <summary>The column with the first instant at which the same facts would evaluate differently; the end of time if never.</summary>
    public const string NextChange = "nextChange";

    /// <summary>The column with all versions the evaluation was made by.</summary>
    public const string Method = "method";

    /// <summary>The column with the interfaces that were silent.</summary>
    public const string Silent = "silent";

    /// <summary>The column with the grade.</summary>
    public const string Grade = "grade";

    /// <summary>The column with the evaluation instant.</summary>
    public const string Instant = "evaluatedAt";

    /// <summary>The column with the version of the rulebook.</summary>
    public const string Rulebook = "rulebook";

    /// <summary>The column with what the rules of risks found; see <see cref="RiskColumn"/>.</summary>
    public const string Risks = "risks";

    /// <summary>The column with the total.</summary>
    public const string Score = "score";

    /// <summary>The column with the sub-indices, parted by spaces.</summary>
    public const string Pillars = "pillars";

    private const string CarbonIntensity = "F027";
    private const string HitItems = "hits";
    private const string Intensity = "intensity";

    /// <summary>The end of time of tables, which end before that of instants.</summary>
    private static readonly DateTimeOffset s_never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes an evaluation into a row.</summary>
    public static void Write(TableEntity row, EnterpriseEvaluation evaluation, EvaluationMethod method)
    {
        row[Grade] = evaluation.Grade.ToString();
        row[Score] = evaluation.Total;
        row["coverage"] = evaluation.Coverage;
        row[Pillars] = Joined(evaluation.Pillars);
        row["dimensions"] = Joined(evaluation.Dimensions);
        row[HitItems] = Hits(evaluation, method.Rulebook);
        row[Risks] = RiskColumn.Write(evaluation.Risks);
        row[Rulebook] = evaluation.Rulebook;
        row[Method] = method.Version;
        row[Silent] = evaluation.Silent;
        row[Instant] = evaluation.Instant;
        row[NextChange] = evaluation.NextChange ?? s_never;
        row[Intensity] = method.Rulebook.Factors.Where(f => f.Id == CarbonIntensity)
            .Select(f => evaluation.Factors[f.Index].Value)
            .Select(value => value.IsKnown ? value.Number : double.NaN)
            .FirstOrDefault(double.NaN);
    }

    /// <summary>What of the row's evaluation banks are told; <see cref="Standing.None"/> if it was never evaluated.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rulebook">Says what each item of the negative list is judged by; of items that it does not have, nobody is told.</param>
    public static Standing StandingOf(TableEntity row, Rulebook rulebook) => row.GetString(Grade) is not { } grade
        ? Standing.None
        : new Standing(
            grade, Published.Of(row.GetDouble(Score) ?? double.NaN, 2), Published.Of(row.GetDouble(Intensity) ?? double.NaN, 6),
            [.. row.GetString(HitItems).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new Hit(id, SourcesOf(id, rulebook)))],
            RisksOf(row));

    private static IReadOnlyList<string> SourcesOf(string item, Rulebook rulebook) =>
        rulebook.NegativeItems.FirstOrDefault(i => i.Id == item)?.Sources ?? [];

    /// <summary>What the row says it was evaluated by and when; null if it never was.</summary>
    public static EvaluationMark? Read(TableEntity row) => row.GetString(Rulebook) is { } rulebook
        ? new EvaluationMark(rulebook, row.GetString(Method), row.GetDateTimeOffset(Instant)!.Value, row.GetString(Silent))
        : null;

    /// <summary>What the rules of risks found when the row was evaluated; empty if it never was.</summary>
    public static IReadOnlyList<Risk> RisksOf(TableEntity row) => RiskColumn.Read(row.GetString(Risks));

    /// <summary>The rows whose evaluation is no longer what it would be: time has moved it, or the method or the silence of an interface has.</summary>
    public static string Due(DateTimeOffset now, string method, string silent) =>
        TableClient.CreateQueryFilter($"(nextChange le {now} or method ne {method} or silent ne {silent})");

    private static string Hits(EnterpriseEvaluation evaluation, Rulebook rulebook) =>
        string.Join(' ', rulebook.NegativeItems.Where((_, i) => evaluation.Findings[i] == Finding.Hit).Select(item => item.Id));

    private static string Joined(IEnumerable<double> scores) => string.Join(' ', scores.Select(s => s.ToString("R", CultureInfo.InvariantCulture)));
}

/// <summary>What an evaluation was made by.</summary>
/// <param name="Rulebook">Version of the rulebook.</param>
/// <param name="Method">All versions.</param>
/// <param name="Instant">The evaluation instant.</param>
/// <param name="Silent">The interfaces that were silent.</param>
public sealed record EvaluationMark(string Rulebook, string Method, DateTimeOffset Instant, string Silent);
