using Hub.Domain.Sharing.Subscriptions;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Risks;

/// <summary>
/// A risk of one enterprise as one bank is told of it. Transitions are pure: they give the next alert, or this very one where nothing
/// changes, and note what is to be told of it.
/// </summary>
public sealed record Alert
{
    /// <summary>See <see cref="AlertId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Who is alerted.</summary>
    public required string Bank { get; init; }

    /// <summary>About whom.</summary>
    public required string CreditCode { get; init; }

    /// <summary>By which rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Which of its occurrences; empty where it has only one.</summary>
    public required string Key { get; init; }

    /// <summary>From 1: the how manieth alert of that rule and occurrence.</summary>
    public required int Number { get; init; }

    /// <summary>What it is called.</summary>
    public required BilingualName Name { get; init; }

    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What it rests on.</summary>
    public required IReadOnlyList<string> Interfaces { get; init; }

    /// <summary>What shows it, as it was when it was last raised.</summary>
    public required IReadOnlyList<RiskEvidence> Evidence { get; init; }

    /// <summary>What withdraws it.</summary>
    public required BilingualName Withdrawal { get; init; }

    /// <summary>The consent under which the bank was told.</summary>
    public required string Consent { get; init; }

    /// <summary>When that consent ends by itself.</summary>
    public required DateTimeOffset ConsentUntil { get; init; }

    /// <summary>What subscriptions filter by.</summary>
    public Audience? Audience { get; init; }

    /// <summary>When it was first raised; the window of the same alert begins here.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The version of the profile by which it was last raised or withdrawn.</summary>
    public required long Version { get; init; }

    /// <summary>How often it was raised: within the window it is the same alert.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Whether the rule, as far as is known, still holds.</summary>
    public bool Holds { get; init; } = true;

    /// <summary>Where it stands.</summary>
    public AlertState State { get; init; }

    /// <summary>By when it is to be acknowledged.</summary>
    public required DateTimeOffset AcknowledgeBy { get; init; }

    /// <summary>When it was; null if it was not.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>The bank's user who did, as the bank named it; null if it did not.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>When its clock had run out; null if it did not.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>When it was withdrawn; null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>What the bank says of it; null if it has not said.</summary>
    public AlertFeedback? Feedback { get; init; }

    /// <summary>What is still to be told, in order.</summary>
    public IReadOnlyList<AlertNotice> Untold { get; init; } = [];

    /// <summary>Whether the bank still has something to do with it.</summary>
    public bool IsOpen => State is AlertState.Raised or AlertState.Escalated or AlertState.Acknowledged;

    /// <summary>Whether its clock runs.</summary>
    public bool IsWaiting => State == AlertState.Raised;

    /// <summary>Whether it was acknowledged before its clock ran out.</summary>
    public bool IsInTime => AcknowledgedAt <= AcknowledgeBy;

    /// <summary>
    /// When the last was done or said of what is over; null while it holds (a closed alert of a rule that still holds stands against
    /// raising it anew) or something is still to be told.
    /// </summary>
    public DateTimeOffset? OverSince => Holds || IsOpen || Untold.Count > 0 || WithdrawnAt is not { } end ? null : Feedback?.At > end ? Feedback.At : end;

    /// <summary>The same rule holds again within the window. Who acknowledged it before need not again; of what is closed nothing is told.</summary>
    public Alert RaiseAgain(IReadOnlyList<RiskEvidence> evidence, long version, DateTimeOffset at, TimeSpan acknowledgeWithin)
    {
        var again = this with { Holds = true, Version = version, WithdrawnAt = null, Evidence = evidence };
        if (State == AlertState.Closed)
        {
            return again;
        }

        again = again with { Round = Round + 1, State = AcknowledgedAt is null ? AlertState.Raised : AlertState.Acknowledged };
        again = AcknowledgedAt is null ? again with { AcknowledgeBy = at + acknowledgeWithin, EscalatedAt = null } : again;
        return again.Tell(AlertNoticeKind.Raised, at);
    }

    /// <summary>The rule does not hold any more. Of what is closed nothing is told.</summary>
    public Alert Withdraw(long version, DateTimeOffset at)
    {
        if (!Holds)
        {
            return this;
        }

        var over = this with { Holds = false, Version = version, WithdrawnAt = at };
        return State == AlertState.Closed ? over : (over with { State = AlertState.Withdrawn }).Tell(AlertNoticeKind.Withdrawn, at);
    }

    /// <summary>The clock ran out; this very alert if it did not, or somebody acknowledged it.</summary>
    public Alert Escalate(DateTimeOffset at) => IsWaiting && AcknowledgeBy <= at
        ? (this with { State = AlertState.Escalated, EscalatedAt = at }).Tell(AlertNoticeKind.Escalated, at)
        : this;

    /// <summary>Somebody looks after it; this very alert if somebody does already.</summary>
    /// <exception cref="AlertRefusedException">It was withdrawn before anybody did.</exception>
    public Alert Acknowledge(string? by, DateTimeOffset at)
    {
        if (AcknowledgedAt is not null)
        {
            return this;
        }

        return IsOpen
            ? (this with { State = AlertState.Acknowledged, AcknowledgedAt = at, AcknowledgedBy = by }).Tell(AlertNoticeKind.Acknowledged, at)
            : throw new AlertRefusedException($"alert {Id} was withdrawn at {WithdrawnAt:O}; there is nothing to acknowledge");
    }

    /// <summary>The bank says whether it was right, which closes it. Said again, the last word counts.</summary>
    public Alert Judge(AlertVerdict verdict, string? reason, string? by, DateTimeOffset at)
    {
        if (Feedback is { } said && (said.Verdict, said.Reason) == (verdict, reason))
        {
            return this;
        }

        var seen = IsOpen ? Acknowledge(by, at) with { State = AlertState.Closed } : this;
        return seen with { Feedback = new AlertFeedback(verdict, reason, by, at) };
    }

    /// <summary>Without what was told.</summary>
    public Alert Told(IReadOnlyCollection<AlertNotice> notices) => this with { Untold = [.. Untold.Except(notices)] };

    /// <summary>With something to tell.</summary>
    internal Alert Tell(AlertNoticeKind kind, DateTimeOffset at) => this with { Untold = [.. Untold, new AlertNotice(kind, Round, at)] };
}
