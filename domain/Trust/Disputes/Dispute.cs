using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Domain.Profiles;

namespace Hub.Domain.Trust.Disputes;

/// <summary>Where a dispute stands (征信业管理条例 art. 25–26; the hub's own steps are [P]).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisputeState>))]
public enum DisputeState
{
    /// <summary>受理.</summary>
    Received,

    /// <summary>已标注: every read shows that it is disputed.</summary>
    Flagged,

    /// <summary>已转送来源部门.</summary>
    SentToSource,

    /// <summary>来源部门已答复.</summary>
    SourceReplied,

    /// <summary>办结: the enterprise has its written answer.</summary>
    Closed,

    /// <summary>企业声明: the enterprise does not agree, and its statement stands beside the item.</summary>
    Statement,

    /// <summary>已向监管投诉.</summary>
    Complaint,

    /// <summary>到期未答复: withheld since the day the answer was due. A step, not a state: the department may still answer.</summary>
    Withheld,
}

/// <summary>What a department says to a dispute.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplyKind>))]
public enum ReplyKind
{
    /// <summary>属实: the record is right.</summary>
    Confirm,

    /// <summary>更正: it sends the right record.</summary>
    Correct,

    /// <summary>删除: there should be none.</summary>
    Delete,
}

/// <summary>A department's reply.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Reason">Why.</param>
/// <param name="Record">Of a correction: the right record in the department's own form.</param>
/// <param name="Before">The item as it was when the department replied, canonical.</param>
/// <param name="Run">Of a correction or deletion: the run that takes it to the profile.</param>
public sealed record DisputeReply(ReplyKind Kind, string Reason, JsonElement? Record, JsonElement? Before, string? Run);

/// <summary>What is disputed.</summary>
/// <param name="InterfaceId">The interface.</param>
/// <param name="Item">The item as a reader sees it; empty for a single record.</param>
/// <param name="Field">The field; null for the whole item.</param>
public sealed record DisputedItem(string InterfaceId, string Item, string? Field);

/// <summary>A dispute of one item of an enterprise's profile. Immutable: each step makes the next.</summary>
public sealed record Dispute : ICase
{
    /// <summary>Most characters of a claim. [P]</summary>
    public const int LongestClaim = 1000;

    /// <summary>Most characters of a statement (≤200, the usage of credit reports). [P]</summary>
    public const int LongestStatement = 200;

    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string CreditCode { get; init; }

    /// <summary>What is disputed.</summary>
    public required DisputedItem Item { get; init; }

    /// <summary>The department that said it.</summary>
    public required string Department { get; init; }

    /// <summary>What the enterprise says is wrong.</summary>
    public required string Claim { get; init; }

    /// <summary>SHA-256 of the evidence the enterprise keeps ready, hex; null if it gave none.</summary>
    public string? EvidenceHash { get; init; }

    /// <summary>The version of the profile it was raised against.</summary>
    public required int Version { get; init; }

    /// <summary>Its time limits.</summary>
    public required DisputeClock Clock { get; init; }

    /// <summary>All that was done, in order.</summary>
    public required IReadOnlyList<CaseStep<DisputeState>> Steps { get; init; }

    /// <summary>What the department said; null while it is silent.</summary>
    public DisputeReply? Reply { get; init; }

    /// <summary>The version of the profile with the correction; null if there is none.</summary>
    public int? CorrectedVersion { get; init; }

    /// <summary>The enterprise's own statement; null if it made none.</summary>
    public string? Statement { get; init; }

    /// <summary>When the hub looks at it again; null if never.</summary>
    public DateTimeOffset? Wake { get; init; }

    /// <summary>Where it stands.</summary>
    public DisputeState State => Steps.Last(s => s.What != DisputeState.Withheld).What;

    /// <summary>Whether it was noted that the department did not answer in time.</summary>
    public bool IsWithheld => State < DisputeState.Closed && Steps.Any(s => s.What == DisputeState.Withheld);

    /// <inheritdoc/>
    public bool IsOpen => State < DisputeState.Closed;

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<string> Departments => [Department];

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<Mark> Marks => State switch
    {
        < DisputeState.Closed => [new(MarkKind.Disputed, Id, Item.InterfaceId, Item.Item, Item.Field, Steps[0].At, Clock.WithheldFrom, null)],
        _ when Statement is not null => [new(MarkKind.Statement, Id, Item.InterfaceId, Item.Item, Item.Field, Steps.First(s => s.What == DisputeState.Statement).At, null, Statement)],
        _ => [],
    };

    /// <summary>That what an earlier version says was corrected or deleted since; null if it was not, or if that version has the correction.</summary>
    public Mark? CorrectedAfter(int version) => State >= DisputeState.Closed && CorrectedVersion > version
        ? new(MarkKind.Corrected, Id, Item.InterfaceId, Item.Item, Item.Field, Steps.First(s => s.What == DisputeState.Closed).At, null, null)
        : null;

    /// <summary>Which step is overdue at an instant; null if none is.</summary>
    public DisputeState? LateAt(DateTimeOffset now) => State switch
    {
        DisputeState.Received when Clock.IsOver(Clock.FlagBy, now) => DisputeState.Flagged,
        DisputeState.Flagged when Clock.IsOver(Clock.SendBy, now) => DisputeState.SentToSource,
        DisputeState.SentToSource when Clock.IsOver(Clock.ReplyBy, now) => DisputeState.SourceReplied,
        < DisputeState.Closed when Clock.IsOver(Clock.AnswerBy, now) => DisputeState.Closed,
        _ => null,
    };
}
