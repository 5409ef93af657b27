using Hub.Domain.Trust.Disputes;

namespace Hub.Functions.Trust.Disputes;

/// <summary>What an enterprise disputes.</summary>
/// <param name="Interface">The interface, <c>I28</c>.</param>
/// <param name="Item">The item's identity, as a profile shows it; empty or absent for a single record.</param>
/// <param name="Field">The field; absent for the whole item.</param>
/// <param name="Claim">What is wrong, at most 1,000 characters.</param>
/// <param name="EvidenceHash">SHA-256 of the evidence kept ready, 64 hex digits; absent for none.</param>
public sealed record DisputeRequest(string? Interface, string? Item, string? Field, string? Claim, string? EvidenceHash);

/// <summary>A department's reply.</summary>
/// <param name="Kind">Confirm, Correct or Delete.</param>
/// <param name="Reason">Why, at most 1,000 characters.</param>
/// <param name="Record">Of a correction: the right record in the department's own form, as it would be pushed.</param>
public sealed record ReplyRequest(ReplyKind? Kind, string? Reason, System.Text.Json.JsonElement? Record);

/// <summary>A text by the enterprise.</summary>
/// <param name="Text">A statement of at most 200 characters, or the reference of a complaint.</param>
public sealed record TextRequest(string? Text);

/// <summary>A dispute as those concerned see it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="CreditCode">The enterprise.</param>
/// <param name="Item">What is disputed.</param>
/// <param name="Department">Who has to answer.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsWithheld">Whether the item is withheld because nobody answered in time.</param>
/// <param name="Late">The step that is overdue; null if none is.</param>
/// <param name="Clock">Its last days.</param>
/// <param name="Claim">What the enterprise says.</param>
/// <param name="EvidenceHash">SHA-256 of its evidence.</param>
/// <param name="Version">The version of the profile it speaks of.</param>
/// <param name="Steps">All that was done; the text of the step Closed is the written answer.</param>
/// <param name="Reply">What the department said; null while it is silent.</param>
/// <param name="CorrectedVersion">The version with the correction; null if there is none.</param>
/// <param name="Statement">The enterprise's statement; null if it made none.</param>
public sealed record DisputeView(
    string Id, string CreditCode, DisputedItem Item, string Department, DisputeState State, bool IsWithheld, DisputeState? Late, DisputeClock Clock,
    string Claim, string? EvidenceHash, int Version, IReadOnlyList<CaseStep<DisputeState>> Steps, ReplyView? Reply, int? CorrectedVersion, string? Statement)
{
    internal static DisputeView Of(Dispute d, DateTimeOffset now) => new(
        d.Id, d.CreditCode, d.Item, d.Department, d.State, d.IsWithheld, d.LateAt(now), d.Clock, d.Claim, d.EvidenceHash, d.Version, d.Steps,
        d.Reply is { } reply ? new ReplyView(reply.Kind, reply.Reason, reply.Run) : null, d.CorrectedVersion, d.Statement);
}

/// <summary>A department's reply, without the record, which is in the profile.</summary>
public sealed record ReplyView(ReplyKind Kind, string Reason, string? Run);

/// <summary>Disputes, oldest first.</summary>
/// <param name="Disputes">The disputes.</param>
/// <param name="YearsWithoutCalendar">Years that time limits were counted in by weekdays alone, since their calendar is missing; empty if none.</param>
public sealed record DisputeList(IReadOnlyList<DisputeView> Disputes, IReadOnlyList<int> YearsWithoutCalendar);

/// <summary>An appeal against a hit.</summary>
/// <param name="Item">The item of the negative list, <c>N02</c>.</param>
/// <param name="Claim">Why it should not count, at most 1,000 characters.</param>
/// <param name="EvidenceHash">SHA-256 of the evidence kept ready, 64 hex digits; absent for none.</param>
public sealed record AppealRequest(string? Item, string? Claim, string? EvidenceHash);

/// <summary>A decision on an appeal.</summary>
/// <param name="Release">Whether the hit is released.</param>
/// <param name="Reference">Number of the decision's document, at most 100 characters.</param>
/// <param name="Reason">Why, at most 1,000 characters.</param>
/// <param name="Until">When the release ends; absent if new facts end the hit.</param>
public sealed record DecisionRequest(bool? Release, string? Reference, string? Reason, DateTimeOffset? Until);

/// <summary>An enterprise's appeals, or the open ones on a desk.</summary>
public sealed record AppealList(IReadOnlyList<Appeal> Appeals);

/// <summary>A credit repair.</summary>
/// <param name="Interface">The interface, <c>I02</c>.</param>
/// <param name="Item">The record's identity.</param>
/// <param name="Reference">Number of the decision's document, at most 100 characters.</param>
/// <param name="Reason">Why, at most 1,000 characters.</param>
public sealed record RepairRequest(string? Interface, string? Item, string? Reference, string? Reason);
