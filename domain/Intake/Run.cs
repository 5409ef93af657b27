using System.Text.Json.Serialization;

namespace Hub.Domain.Intake;

/// <summary>What started a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunKind>))]
public enum RunKind
{
    /// <summary>The nightly timer.</summary>
    Night,

    /// <summary>An operator.</summary>
    Operator,

    /// <summary>A department's push.</summary>
    Push,

    /// <summary>Records replayed from quarantine.</summary>
    Replay,

    /// <summary>A held delivery that an operator released.</summary>
    Release,

    /// <summary>Answers about one enterprise, asked for because somebody needs them now.</summary>
    OnDemand,

    /// <summary>A correction or deletion that a department replied to a dispute.</summary>
    Correction,
}

/// <summary>Where a run stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
public enum RunState
{
    /// <summary>Interfaces are being pulled or a push is being received.</summary>
    Receiving,

    /// <summary>All interfaces are sealed or given up; profiles are being built.</summary>
    Building,

    /// <summary>All that was received is in the profiles.</summary>
    Complete,
}

/// <summary>A run (批次): one or more interfaces received together and then built once.</summary>
/// <param name="Id">Sorts by time: <c>20261120T170000000-night-1f2e</c>.</param>
/// <param name="Kind">What started it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Deadline">When interfaces that did not answer are given up.</param>
/// <param name="Interfaces">What it receives.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CompletedAt">When it was through.</param>
public sealed record Run(
    string Id,
    RunKind Kind,
    DateTimeOffset CreatedAt,
    DateTimeOffset Deadline,
    IReadOnlyList<string> Interfaces,
    RunState State,
    DateTimeOffset? CompletedAt)
{
    /// <summary>An id that sorts by time and tells the kind.</summary>
    /// <param name="at">When the run is made.</param>
    /// <param name="kind">What started it.</param>
    /// <param name="nonce">Tells apart the runs of one millisecond.</param>
    public static string NewId(DateTimeOffset at, RunKind kind, Guid nonce) =>
        $"{at.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{kind.ToString().ToLowerInvariant()}-{nonce.ToString("N")[..8]}";
}
