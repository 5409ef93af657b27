using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Hub.Domain.Evaluation.Population;

namespace Hub.Azure.Evaluation.Population;

/// <summary>How far a shadow run is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShadowRunState>))]
public enum ShadowRunState
{
    /// <summary>Ranges are still to be evaluated.</summary>
    Running,

    /// <summary>All ranges are evaluated and merged.</summary>
    Complete,

    /// <summary>It will not be ended: a rulebook it compares has another text now, or it took longer than a day.</summary>
    Abandoned,
}

/// <summary>A shadow run as it was started: everyone is evaluated as of one instant, with the interfaces as they stood then.</summary>
/// <param name="Id">Start and draft, for example <c>20261121T030405-1a2b3c4d</c>.</param>
/// <param name="Version">Version of the draft.</param>
/// <param name="Digest">Fingerprint of the draft.</param>
/// <param name="Against">Version of the rulebook in force.</param>
/// <param name="AgainstDigest">Its fingerprint.</param>
/// <param name="StartedAt">When it was started: the evaluation instant.</param>
/// <param name="StartedBy">Id of the caller.</param>
/// <param name="Silent">The interfaces that were silent then.</param>
/// <param name="CompletedAt">When it was through; null until then.</param>
/// <param name="Holds">The bounds that it is beyond; null until it is through.</param>
public sealed record ShadowRunRow(
    string Id, string Version, string Digest, string Against, string AgainstDigest, DateTimeOffset StartedAt, string StartedBy, string Silent,
    DateTimeOffset? CompletedAt, IReadOnlyList<ReleaseHold>? Holds)
{
    internal const string CompletedColumn = "completedAt";

    internal static string NewId(DateTimeOffset now, string digest) => $"{now.UtcDateTime:yyyyMMdd'T'HHmmss}-{digest[..8]}";

    internal TableEntity ToEntity() => new(Version, Id)
    {
        ["digest"] = Digest,
        ["against"] = Against,
        ["againstDigest"] = AgainstDigest,
        ["startedAt"] = StartedAt,
        ["startedBy"] = StartedBy,
        ["silent"] = Silent,
        [CompletedColumn] = CompletedAt,
        ["holds"] = Holds is null ? null : JsonSerializer.Serialize(Holds, HubJson.Options),
    };

    internal static ShadowRunRow FromEntity(TableEntity row) => new(
        row.RowKey, row.PartitionKey, row.GetString("digest"), row.GetString("against"), row.GetString("againstDigest"),
        row.GetDateTimeOffset("startedAt")!.Value, row.GetString("startedBy"), row.GetString("silent"), row.GetDateTimeOffset(CompletedColumn),
        row.GetString("holds") is { } holds ? JsonSerializer.Deserialize<ReleaseHold[]>(holds, HubJson.Options) : null);
}
