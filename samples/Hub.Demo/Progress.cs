using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Functions.Intake;

namespace Hub.Demo;

/// <summary>How far a step is.</summary>
internal enum Stand
{
    Waiting,
    Working,
    Done,
    Failed,
}

/// <summary>An interface, or the building of the profiles, as the screen shows it.</summary>
/// <param name="Interface">Which one; null for the building.</param>
/// <param name="Stand">How far it is.</param>
/// <param name="Elapsed">How long it has taken.</param>
internal sealed record Progress(Interface? Interface, Stand Stand, TimeSpan Elapsed)
{
    private static readonly BilingualName BuildingName = new("建档", "Building the profiles");

    /// <summary>Its id; empty for the building.</summary>
    public string Id => Interface?.Id ?? "";

    /// <summary>Its name.</summary>
    public BilingualName Name => Interface?.Name ?? BuildingName;

    /// <summary>Records read.</summary>
    public long Records { get; init; }

    /// <summary>Records that say something new.</summary>
    public long Accepted { get; init; }

    /// <summary>Records that say what is known.</summary>
    public long Unchanged { get; init; }

    /// <summary>Records in quarantine.</summary>
    public long Quarantined { get; init; }

    /// <summary>What the department did not do as it should; null if nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it counts records.</summary>
    public bool IsInterface => Interface is not null;

    /// <summary>Whether the department delivers it by itself.</summary>
    public bool IsPushed => Interface?.Source is PushSource;

    /// <summary>Whether every record read is accounted for.</summary>
    public bool IsBalanced => Records == Accepted + Unchanged + Quarantined;

    /// <summary>The building of the profiles.</summary>
    public static Progress Building(Stand stand, TimeSpan elapsed) => new(null, stand, elapsed);

    /// <summary>How far a batch is.</summary>
    public static Stand StandOf(BatchState? state) => state switch
    {
        null => Stand.Waiting,
        BatchState.Sealed => Stand.Done,
        BatchState.Failed or BatchState.Held or BatchState.Discarded => Stand.Failed,
        _ => Stand.Working,
    };

    /// <summary>With the counts of receipts.</summary>
    public Progress Counting(IReadOnlyCollection<Receipt> receipts) => this with
    {
        Records = receipts.Sum(r => r.Records),
        Accepted = receipts.Sum(r => r.Accepted),
        Unchanged = receipts.Sum(r => r.Unchanged),
        Quarantined = receipts.Sum(r => r.Quarantined),
        Problem = receipts.Select(r => r.Problem ?? (r.Hold is null ? null : "等待人工放行 held for a person")).LastOrDefault(problem => !string.IsNullOrEmpty(problem)),
    };
}
