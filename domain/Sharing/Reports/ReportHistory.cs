using Hub.Domain.Evaluation;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>What a report compares today with: at most one version a month, the last.</summary>
/// <param name="Versions">What of the compared interfaces the reader may see today of each, the oldest first.</param>
/// <param name="Evaluations">How each was evaluated, the oldest first.</param>
public sealed record ReportHistory(IReadOnlyList<PermittedProfile> Versions, IReadOnlyList<PastEvaluation> Evaluations)
{
    /// <summary>Of an enterprise that is known since this month.</summary>
    public static ReportHistory None { get; } = new([], []);
}

/// <summary>An evaluation of an earlier month.</summary>
/// <param name="At">When.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Name">Its name.</param>
/// <param name="Total">The total, 0–100; null if there was none.</param>
/// <param name="Pillars">The sub-indices in the rulebook's order.</param>
/// <param name="Rulebook">By which version of the rulebook.</param>
public sealed record PastEvaluation(DateTimeOffset At, Grade Grade, BilingualName Name, decimal? Total, IReadOnlyList<decimal?> Pillars, string Rulebook);
