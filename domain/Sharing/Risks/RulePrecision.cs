using Hub.Domain.Evaluation.Population;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Risks;

/// <summary>How often each rule was right.</summary>
/// <param name="Since">Alerts raised since then are counted: this month and the twelve before.</param>
/// <param name="Rules">In the order of the rules.</param>
public sealed record RulePrecisions(DateTimeOffset Since, IReadOnlyList<RulePrecision> Rules);

/// <summary>How often a rule was right. What fewer than ten enterprises make up is withheld (null); none at all is no secret.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Name">Its name.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Raised">Alerts that were raised.</param>
/// <param name="AcknowledgedInTime">Alerts that were acknowledged before their clock ran out.</param>
/// <param name="Judged">Alerts of which a bank said whether they were right.</param>
/// <param name="Right">Those that were.</param>
/// <param name="Precision">The share of those, 0–1, four digits; null where none is judged or it is withheld.</param>
public sealed record RulePrecision(
    string Rule, BilingualName Name, Severity Severity, int? Raised, int? AcknowledgedInTime, int? Judged, int? Right, decimal? Precision)
{
    private const int Digits = 4;

    /// <summary>
    /// What is told of a rule's counts. The part that was right is told with the judged alerts it is a part of, not by itself: of a rule
    /// that is judged often enough neither how many were right nor how many were wrong tells of whom.
    /// </summary>
    public static RulePrecision Of(RiskRule rule, AlertCount count)
    {
        var judged = Told(count.Judged, count.JudgedEnterprises);
        decimal? precision = judged > 0 ? Math.Round((decimal)count.Right / count.Judged, Digits, MidpointRounding.AwayFromZero) : null;
        return new(
            rule.Id, rule.Label, rule.Severity, Told(count.Raised, count.Enterprises), Told(count.InTime, count.InTimeEnterprises),
            judged, judged is null ? null : count.Right, precision);
    }

    private static int? Told(int count, IReadOnlyList<string> enterprises) => count == 0 || enterprises.Count >= SmallCells.Least ? count : null;
}
