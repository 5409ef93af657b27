using System.Text.Json.Serialization;

namespace Hub.Domain.Evaluation.Population;

/// <summary>How a version of the rulebook stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReleaseState>))]
public enum ReleaseState
{
    /// <summary>草案: its day has not come, and it was not tried on everybody yet.</summary>
    Draft,

    /// <summary>暂缓生效: it does not take effect until an operator releases it or a shadow run is within bounds.</summary>
    Held,

    /// <summary>已放行: it takes effect on its day.</summary>
    Released,

    /// <summary>现行.</summary>
    InForce,

    /// <summary>已被取代: a later version is in force.</summary>
    Past,
}

/// <summary>A person's consent to a rulebook, or the adoption of the first one of a store.</summary>
/// <param name="Version">Version of the rulebook.</param>
/// <param name="Digest">Fingerprint of the content that was released: a changed text is another draft.</param>
/// <param name="ShadowRun">The shadow run that was looked at; null for the first rulebook of a store.</param>
/// <param name="By">Id of the caller who released it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record Release(string Version, string Digest, string? ShadowRun, string By, string Reason, DateTimeOffset At);

/// <summary>What a shadow run that is through says about the release of its draft.</summary>
/// <param name="Digest">Fingerprint of the draft.</param>
/// <param name="CompletedAt">When it was through.</param>
/// <param name="Holds">The bounds that it is beyond.</param>
public sealed record ShadowVerdict(string Digest, DateTimeOffset CompletedAt, IReadOnlyList<ReleaseHold> Holds);

/// <summary>How a version stands, and why.</summary>
/// <param name="State">How.</param>
/// <param name="Holds">What stands in the way of its taking effect; empty if nothing does.</param>
/// <param name="Release">The operator's release; null where there is none.</param>
public sealed record ReleaseStanding(ReleaseState State, IReadOnlyList<ReleaseHold> Holds, Release? Release);
