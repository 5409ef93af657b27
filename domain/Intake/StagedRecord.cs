namespace Hub.Domain.Intake;

/// <summary>What a staged record says of its enterprise's section.</summary>
public enum StagedKind : byte
{
    /// <summary>An item with content.</summary>
    Item = 1,

    /// <summary>The item is withdrawn by the department.</summary>
    Deletion = 2,

    /// <summary>A complete answer about one enterprise: a JSON object of item key to record, empty for "no record".</summary>
    Answer = 3,

    /// <summary>A record that is in quarantine: the content is the list of its errors.</summary>
    Quarantined = 4,

    /// <summary>A department answered again what is known already.</summary>
    Confirmation = 5,
}

/// <summary>Where the raw bytes of a record lie.</summary>
/// <param name="Blob">Name of the evidence blob.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes.</param>
public readonly record struct EvidencePointer(string Blob, long Offset, int Length);

/// <summary>A normalised record on its way to a profile.</summary>
/// <param name="Code">The enterprise.</param>
/// <param name="Kind">What it says.</param>
/// <param name="ItemKey">Which item of the section.</param>
/// <param name="AsOf">The instant the facts were true.</param>
/// <param name="ReceivedAt">When the hub received it; orders records of one as-of.</param>
/// <param name="Sequence">Position in its delivery; orders records of one receipt.</param>
/// <param name="Run">The run that brought it.</param>
/// <param name="Evidence">Its raw bytes.</param>
/// <param name="Content">Canonical JSON.</param>
/// <param name="Hash">Fingerprint of what was said.</param>
public sealed record StagedRecord(
    string Code,
    StagedKind Kind,
    string ItemKey,
    DateTimeOffset AsOf,
    DateTimeOffset ReceivedAt,
    long Sequence,
    string Run,
    EvidencePointer Evidence,
    ReadOnlyMemory<byte> Content,
    ulong Hash);
