using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sources;

namespace Hub.Functions.Sharing;

/// <summary>An alert as its bank sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreditCode">The enterprise.</param>
/// <param name="Rule">The rule; see <c>catalog/products/risk-rules.json</c>.</param>
/// <param name="Item">The item of the negative list; null of a rule on facts.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Holds">Whether the rule, as far as is known, still holds.</param>
/// <param name="Interfaces">What it rests on.</param>
/// <param name="Evidence">What shows it, as it was when it was last raised.</param>
/// <param name="Withdrawal">What withdraws it.</param>
/// <param name="RaisedAt">When it was first raised.</param>
/// <param name="AcknowledgeBy">By when it is to be acknowledged.</param>
/// <param name="AcknowledgedAt">When it was; null if it was not.</param>
/// <param name="AcknowledgedBy">The bank's user who did, as the bank named it.</param>
/// <param name="EscalatedAt">When its clock had run out; null if it did not.</param>
/// <param name="WithdrawnAt">When it ceased to hold; null while it holds.</param>
/// <param name="Feedback">What the bank says of it; null if it has not said.</param>
public sealed record AlertView(
    string Id, string CreditCode, string Rule, string? Item, BilingualName Name, Severity Severity, AlertState State, bool Holds,
    IReadOnlyList<string> Interfaces, IReadOnlyList<RiskEvidence> Evidence, BilingualName Withdrawal, DateTimeOffset RaisedAt, DateTimeOffset AcknowledgeBy,
    DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy, DateTimeOffset? EscalatedAt, DateTimeOffset? WithdrawnAt, AlertFeedback? Feedback)
{
    /// <summary>The view of an alert.</summary>
    public static AlertView Of(Alert a) => new(
        a.Id, a.CreditCode, a.Rule, a.Key.Length > 0 ? a.Key : null, a.Name, a.Severity, a.State, a.Holds, a.Interfaces, a.Evidence, a.Withdrawal, a.RaisedAt,
        a.AcknowledgeBy, a.AcknowledgedAt, a.AcknowledgedBy, a.EscalatedAt, a.WithdrawnAt, a.Feedback);
}

/// <summary>A page of alerts.</summary>
/// <param name="Alerts">The alerts that the bank may see now; a page may have fewer than it holds.</param>
/// <param name="Next">What to give as <c>cursor</c> for the next page; null on the last.</param>
public sealed record AlertPage(IReadOnlyList<AlertView> Alerts, string? Next);

/// <summary>What a bank says of an alert.</summary>
/// <param name="Verdict"><c>right</c> or <c>wrong</c>.</param>
/// <param name="Reason">Why, 1 to 500 characters, without personal data.</param>
public sealed record AlertFeedbackRequest(string? Verdict, string? Reason);
