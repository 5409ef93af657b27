using Hub.Domain.Intake.Values;
using Hub.Domain.Trust.Calendars;

namespace Hub.Domain.Trust.Disputes;

/// <summary>The steps of a dispute. Each needs the dispute where it belongs, and throws <see cref="CaseStateException"/> elsewhere.</summary>
public static class DisputeSteps
{
    private const string Hub = "hub";
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);

    /// <summary>A dispute as it is received.</summary>
    public static Dispute Received(
        string id, string creditCode, DisputedItem item, string department, string claim, string? evidenceHash, int version,
        DateTimeOffset now, string actor, WorkingDays days) => new()
    {
        Id = id, CreditCode = creditCode, Item = item, Department = department, Claim = claim, EvidenceHash = evidenceHash, Version = version,
        Clock = DisputeClock.From(now, days), Steps = [new(now, actor, DisputeState.Received)], Wake = now,
    };

    /// <summary>The item is shown as disputed from now on.</summary>
    public static Dispute Flagged(this Dispute dispute, DateTimeOffset now) =>
        dispute.Needs(DisputeState.Flagged, DisputeState.Received).With(DisputeState.Flagged, now, Hub);

    /// <summary>The department has it on its desk; the hub looks again when the answer is due.</summary>
    public static Dispute Sent(this Dispute dispute, DateTimeOffset now) =>
        dispute.Needs(DisputeState.SentToSource, DisputeState.Flagged).With(DisputeState.SentToSource, now, Hub) with
        {
            Wake = dispute.Steps.Any(s => s.What == DisputeState.Withheld) ? null : dispute.Clock.WithheldFrom,
        };

    /// <summary>Notes that the department was silent to the last day. The enterprise is told so in its answer; the dispute stays open.</summary>
    public static Dispute Withheld(this Dispute dispute, DateTimeOffset now)
    {
        if (dispute.IsWithheld || dispute.State > DisputeState.SentToSource || now < dispute.Clock.WithheldFrom)
        {
            throw new CaseStateException(dispute.Id, $"{dispute.State}", nameof(DisputeState.Withheld));
        }

        return dispute.With(DisputeState.Withheld, now, Hub, "来源部门到期未答复，该信息暂不展示，评价按缺失处理。The department did not reply in time: the item is withheld and scored as missing.") with { Wake = null };
    }

    /// <summary>The department replies, late or not. A confirmation closes; a correction or deletion is first to be in the profile.</summary>
    public static Dispute Replied(this Dispute dispute, DisputeReply reply, DateTimeOffset now, string actor)
    {
        var replied = dispute.Needs(DisputeState.SourceReplied, DisputeState.SentToSource).With(DisputeState.SourceReplied, now, actor, reply.Reason) with { Reply = reply };
        return reply.Kind == ReplyKind.Confirm ? replied.Closed(null, now) : replied with { Wake = now };
    }

    /// <summary>The correction is on its way to the profile; the hub looks again soon.</summary>
    public static Dispute OnItsWay(this Dispute dispute, string run, DateTimeOffset now) =>
        dispute.Needs("a correction", DisputeState.SourceReplied) with { Reply = dispute.Reply! with { Run = run }, Wake = now + s_soon };

    /// <summary>The answer goes to the enterprise.</summary>
    /// <param name="dispute">The dispute.</param>
    /// <param name="version">The version of the profile with the correction; null after a confirmation.</param>
    /// <param name="now">When.</param>
    public static Dispute Closed(this Dispute dispute, int? version, DateTimeOffset now) =>
        dispute.Needs(DisputeState.Closed, DisputeState.SourceReplied).With(DisputeState.Closed, now, Hub, AnswerOf(dispute.Reply!)) with
        {
            CorrectedVersion = version, Wake = null,
        };

    /// <summary>The enterprise does not agree and states so.</summary>
    /// <exception cref="ArgumentException">It is empty or longer than 200 characters.</exception>
    public static Dispute Stated(this Dispute dispute, string statement, DateTimeOffset now, string actor)
    {
        if (string.IsNullOrWhiteSpace(statement) || statement.EnumerateRunes().Count() > Dispute.LongestStatement)
        {
            throw new ArgumentException($"A statement has 1 to {Dispute.LongestStatement} characters.", nameof(statement));
        }

        return dispute.Needs(DisputeState.Statement, DisputeState.Closed).With(DisputeState.Statement, now, actor) with { Statement = statement };
    }

    /// <summary>The correction could not be taken: the department has to send another.</summary>
    public static Dispute Refused(this Dispute dispute, string why, DateTimeOffset now) =>
        dispute.Needs("a refusal", DisputeState.SourceReplied).With(DisputeState.SentToSource, now, Hub, why) with
        {
            Reply = null, Wake = dispute.Steps.Any(s => s.What == DisputeState.Withheld) ? null : dispute.Clock.WithheldFrom,
        };

    /// <summary>The enterprise complains to the supervisor, which decides within 30 days.</summary>
    public static Dispute Complained(this Dispute dispute, string reference, DateTimeOffset now, string actor) =>
        dispute.Needs(DisputeState.Complaint, DisputeState.Closed, DisputeState.Statement)
            .With(DisputeState.Complaint, now, actor, $"{reference} ({DateValue.DayOf(now).AddDays(DisputeClock.ComplaintDays):yyyy-MM-dd})");

    private static string AnswerOf(DisputeReply reply) => reply.Kind switch
    {
        ReplyKind.Confirm => "来源部门核实无误，信息不变。The department confirms the record.",
        ReplyKind.Correct => "来源部门已更正，档案已更新，近90天查阅过的银行已获通知。The department corrected the record; banks that read it in the last 90 days are told.",
        _ => "来源部门已删除，档案已更新，近90天查阅过的银行已获通知。The department withdrew the record; banks that read it in the last 90 days are told.",
    };

    private static Dispute Needs(this Dispute dispute, DisputeState asked, params DisputeState[] states) => dispute.Needs($"{asked}", states);

    private static Dispute Needs(this Dispute dispute, string asked, params DisputeState[] states) =>
        states.Contains(dispute.State) ? dispute : throw new CaseStateException(dispute.Id, $"{dispute.State}", asked);

    private static Dispute With(this Dispute dispute, DisputeState what, DateTimeOffset now, string actor, string? text = null) =>
        dispute with { Steps = [.. dispute.Steps, new(now, actor, what, text)] };
}
