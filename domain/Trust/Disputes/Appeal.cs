using System.Text.Json.Serialization;
using Hub.Domain.Profiles;

namespace Hub.Domain.Trust.Disputes;

/// <summary>Where an appeal stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AppealState>))]
public enum AppealState
{
    /// <summary>受理: the hit counts, and every explanation says that it is appealed.</summary>
    Received,

    /// <summary>解除: the hit does not count.</summary>
    Released,

    /// <summary>维持: the hit counts.</summary>
    Upheld,
}

/// <summary>A decision on an appeal.</summary>
/// <param name="IsReleased">Whether the hit is released.</param>
/// <param name="Reference">Number of the document it is in.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">When the release ends; null if new facts end the hit.</param>
public sealed record AppealDecision(bool IsReleased, string Reference, string Reason, DateTimeOffset? Until);

/// <summary>An enterprise's appeal against a hit of the negative list. Immutable.</summary>
public sealed record Appeal : ICase
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string CreditCode { get; init; }

    /// <summary>The item of the negative list, <c>N02</c>.</summary>
    public required string Item { get; init; }

    /// <summary>The interfaces it is judged by.</summary>
    public required IReadOnlyList<string> Interfaces { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>Why the hit should not count.</summary>
    public required string Claim { get; init; }

    /// <summary>SHA-256 of the evidence the enterprise keeps ready, hex; null if it gave none.</summary>
    public string? EvidenceHash { get; init; }

    /// <summary>All that was done, in order.</summary>
    public required IReadOnlyList<CaseStep<AppealState>> Steps { get; init; }

    /// <summary>The decision; null while there is none.</summary>
    public AppealDecision? Decision { get; init; }

    /// <summary>Where it stands.</summary>
    public AppealState State => Steps[^1].What;

    /// <inheritdoc/>
    public bool IsOpen => State == AppealState.Received;

    /// <inheritdoc/>
    [JsonIgnore]
    public DateTimeOffset? Wake => null;

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<Mark> Marks => State switch
    {
        AppealState.Received => [new(MarkKind.Appealed, Id, Interfaces[0], Item, null, Steps[0].At, null, null)],
        AppealState.Released => [new(MarkKind.Released, Id, Interfaces[0], Item, null, Steps[^1].At, Decision!.Until, Decision.Reference)],
        _ => [],
    };

    /// <summary>The appeal, decided.</summary>
    /// <exception cref="CaseStateException">It is decided already.</exception>
    public Appeal Decided(AppealDecision decision, DateTimeOffset now, string actor) => IsOpen
        ? this with { Decision = decision, Steps = [.. Steps, new(now, actor, decision.IsReleased ? AppealState.Released : AppealState.Upheld, decision.Reason)] }
        : throw new CaseStateException(Id, $"{State}", "a decision");
}
