using System.Text.Json.Serialization;

namespace Hub.Domain.Sharing.Risks;

/// <summary>Where an alert stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertState>))]
public enum AlertState
{
    /// <summary>待确认: the clock runs.</summary>
    [JsonStringEnumMemberName("raised")]
    Raised,

    /// <summary>已升级: the clock ran out before anybody acknowledged it.</summary>
    [JsonStringEnumMemberName("escalated")]
    Escalated,

    /// <summary>已确认: somebody looks after it.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>已办结: the bank said whether it was right.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>已撤回: it no longer holds.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>What a bank found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertVerdict>))]
public enum AlertVerdict
{
    /// <summary>属实.</summary>
    [JsonStringEnumMemberName("right")]
    Right,

    /// <summary>不属实.</summary>
    [JsonStringEnumMemberName("wrong")]
    Wrong,
}

/// <summary>What a bank is told of an alert.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertNoticeKind>))]
public enum AlertNoticeKind
{
    /// <summary><c>cn.hub.risk.raised</c>.</summary>
    Raised,

    /// <summary><c>cn.hub.risk.escalated</c>.</summary>
    Escalated,

    /// <summary><c>cn.hub.risk.acknowledged</c>.</summary>
    Acknowledged,

    /// <summary><c>cn.hub.risk.withdrawn</c>.</summary>
    Withdrawn,
}

/// <summary>Something that is still to be told.</summary>
/// <param name="Kind">What.</param>
/// <param name="Round">The how manieth time the alert was raised by then.</param>
/// <param name="At">When it happened.</param>
public sealed record AlertNotice(AlertNoticeKind Kind, int Round, DateTimeOffset At);

/// <summary>What a bank says of an alert.</summary>
/// <param name="Verdict">Whether it was right.</param>
/// <param name="Reason">Why; never sent on.</param>
/// <param name="By">The bank's user, as the bank named it; null if it did not.</param>
/// <param name="At">When.</param>
public sealed record AlertFeedback(AlertVerdict Verdict, string? Reason, string? By, DateTimeOffset At);

/// <summary>A step that an alert does not take as it stands.</summary>
public sealed class AlertRefusedException(string message) : Exception(message);
