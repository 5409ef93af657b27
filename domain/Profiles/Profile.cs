using Hub.Domain.Intake;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Profiles;

/// <summary>All that the hub knows of one enterprise at one version. Immutable.</summary>
/// <param name="Code">Credit code.</param>
/// <param name="Version">1 for the first, then one more for each change.</param>
/// <param name="VersionTime">When this version was made; later than the previous one's.</param>
/// <param name="Previous">Where the version before lies; null for the first.</param>
/// <param name="CatalogVersion">The catalog its last change was normalised by.</param>
/// <param name="Sections">What each interface says, ordered by interface id.</param>
public sealed record Profile(
    string Code,
    int Version,
    DateTimeOffset VersionTime,
    VersionPointer? Previous,
    string CatalogVersion,
    IReadOnlyList<Section> Sections)
{
    /// <summary>Marks on items and on hits of the negative list, in the order of <see cref="Mark.Ordered"/>; empty for most.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>An enterprise of which nothing is known yet.</summary>
    public static Profile Empty(string code) => new(code, 0, default, null, "", []);

    /// <summary>The section of an interface, or null.</summary>
    public Section? Find(string interfaceId) => Sections.FirstOrDefault(s => s.InterfaceId == interfaceId);

    /// <summary>The same profile with a section replaced or added.</summary>
    public Profile With(Section section) => this with
    {
        Sections = [.. Sections.Where(s => s.InterfaceId != section.InterfaceId).Append(section).OrderBy(s => s.InterfaceId, StringComparer.Ordinal)],
    };
}

/// <summary>Where a version's bytes lie in the history.</summary>
/// <param name="Blob">Name of the history blob.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes.</param>
public readonly record struct VersionPointer(string Blob, long Offset, int Length);

/// <summary>What one interface says of one enterprise.</summary>
/// <param name="InterfaceId">The interface.</param>
/// <param name="Items">Its items ordered by key, deletions among them; empty where the department has no record.</param>
/// <param name="AnsweredAsOf">When the last complete answer that changed something was received; null if it never comes as an answer.</param>
/// <param name="Quarantine">The items of which the latest record is in quarantine, ordered by key; empty for none.</param>
public sealed record Section(
    string InterfaceId,
    IReadOnlyList<Item> Items,
    DateTimeOffset? AnsweredAsOf,
    IReadOnlyList<QuarantineNote> Quarantine)
{
    /// <summary>What it held was deleted by destroying its data key; null if nothing was, or if the department delivered again since.</summary>
    public Destruction? Destroyed { get; init; }

    /// <summary>A section of which nothing is known yet.</summary>
    public static Section Empty(string interfaceId) => new(interfaceId, [], null, []);

    /// <summary>All its items are withheld, since a department did not answer a dispute: there is something, but it is not there to be seen. Never stored.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>Items that are not deleted.</summary>
    public IEnumerable<Item> Present => Items.Where(i => !i.Deleted);

    /// <summary>The newest instant that any present item speaks of.</summary>
    public DateTimeOffset? AsOf => Present.Select(i => (DateTimeOffset?)i.AsOf).Max() ?? AnsweredAsOf;
}

/// <summary>One record in a section.</summary>
/// <param name="Key">Identity inside the section; empty for a single record.</param>
/// <param name="AsOf">The instant its facts were true.</param>
/// <param name="ReceivedAt">When the hub received it.</param>
/// <param name="Sequence">Position in its delivery.</param>
/// <param name="Run">The run that brought it.</param>
/// <param name="Evidence">Its raw bytes.</param>
/// <param name="Deleted">The department withdrew it; kept so that an older record cannot bring it back.</param>
/// <param name="Content">Canonical JSON object; empty when deleted.</param>
public sealed record Item(
    string Key,
    DateTimeOffset AsOf,
    DateTimeOffset ReceivedAt,
    long Sequence,
    string Run,
    EvidencePointer Evidence,
    bool Deleted,
    ReadOnlyMemory<byte> Content)
{
    /// <summary>What it was joined of, in the order of parts; null for an item as it is stored.</summary>
    public IReadOnlyList<Item>? Parts { get; init; }
}

/// <summary>A record of an item lies in quarantine, and no good one of the same item came since.</summary>
/// <param name="Item">The item's key; empty for a single record, and where the record does not tell which item it is of.</param>
/// <param name="Since">When the first such record was received.</param>
/// <param name="Run">The run that brought it.</param>
/// <param name="Reasons">Error names, for example <c>BAD_DATE est_date</c>.</param>
public sealed record QuarantineNote(string Item, DateTimeOffset Since, string Run, string Reasons);
