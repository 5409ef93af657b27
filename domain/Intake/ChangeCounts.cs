namespace Hub.Domain.Intake;

/// <summary>How a delivery differs from what the profiles hold, item by item; an item that comes twice counts once.</summary>
/// <param name="New">Items nobody knew of.</param>
/// <param name="Changed">Known items that now say something else.</param>
/// <param name="Withdrawn">Known items that the department deletes, or enterprises of which it has no record any more.</param>
public readonly record struct ChangeCounts(long New, long Changed, long Withdrawn)
{
    /// <summary>The sum, part by part.</summary>
    public static ChangeCounts operator +(ChangeCounts a, ChangeCounts b) =>
        new(a.New + b.New, a.Changed + b.Changed, a.Withdrawn + b.Withdrawn);
}

/// <summary>A changed or withdrawn item, for the operator who decides on a held delivery.</summary>
/// <param name="Code">The enterprise.</param>
/// <param name="ItemKey">The item; empty for a single record.</param>
/// <param name="Withdrawn">Whether it is withdrawn.</param>
/// <param name="Evidence">The raw record that says so.</param>
public sealed record ChangeExample(string Code, string ItemKey, bool Withdrawn, EvidencePointer Evidence);

/// <summary>Why a delivery is held before it is published, and who ended that.</summary>
/// <param name="Rule">mostChanged, mostDeleted, fewRecords, or a quality rule's id.</param>
/// <param name="Zh">The reason in Chinese, with the figures.</param>
/// <param name="En">The reason in English.</param>
public sealed record Hold(string Rule, string Zh, string En)
{
    /// <summary>The caller that released or discarded it; null while it waits.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The run that took it to the profiles; null unless released.</summary>
    public string? ReleasedAs { get; init; }
}
