using System.Text.Json.Serialization;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Trust.Display;

namespace Hub.Domain.Trust.Disputes;

/// <summary>A granted credit repair (信用修复管理办法): its item is hidden at once and kept in the sealed history.</summary>
public sealed record Repair : ICase
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string CreditCode { get; init; }

    /// <summary>What is repaired.</summary>
    public required DisputedItem Item { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string Reference { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who granted it.</summary>
    public required string Actor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsOpen => false;

    /// <inheritdoc/>
    [JsonIgnore]
    public DateTimeOffset? Wake => null;

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<Mark> Marks => [new(MarkKind.Repaired, Id, Item.InterfaceId, Item.Item, null, At, null, Reference)];

    /// <summary>The first day on which a record may be repaired; null if its terms say none, so that it may at any time.</summary>
    public static DateOnly? EarliestOf(RecordTerms terms, DateTimeOffset now) =>
        terms.RepairableFrom is { } day && day > DateValue.DayOf(now) ? day : null;
}
