namespace Hub.Domain.Trust.Audit.Checking;

/// <summary>What was done to the record.</summary>
public enum AuditFault
{
    /// <summary>Bytes are not those that were written.</summary>
    Changed,

    /// <summary>Something in the middle is gone.</summary>
    Removed,

    /// <summary>Something is there that never was written.</summary>
    Inserted,

    /// <summary>It stands at another place than where it was written.</summary>
    Reordered,

    /// <summary>The end is gone.</summary>
    Truncated,

    /// <summary>Two that both claim the same place.</summary>
    Forked,

    /// <summary>Nobody sealed it in time.</summary>
    Unsealed,
}

/// <summary>What of the record.</summary>
public enum AuditPart
{
    /// <summary>An entry of a chain's log.</summary>
    Entry,

    /// <summary>The opening of a chain.</summary>
    Opening,

    /// <summary>A seal.</summary>
    Seal,

    /// <summary>The leaf hashes kept with a seal.</summary>
    Leaves,
}

/// <summary>Something that is not as it was written, and where.</summary>
/// <param name="Fault">What was done.</param>
/// <param name="Part">What it was done to.</param>
/// <param name="Chain">The chain; null for seals and leaves.</param>
/// <param name="Sequence">The entry; null for what is none. Of a removed run the first.</param>
/// <param name="Seal">The seal that covers the entry, or the seal itself; null for what no seal covers.</param>
/// <param name="Detail">In words, English.</param>
public sealed record AuditFinding(AuditFault Fault, AuditPart Part, int? Chain, long? Sequence, long? Seal, string Detail);

/// <summary>What a check found.</summary>
/// <param name="Findings">Nothing when the record is whole.</param>
/// <param name="Seals">Seals that were looked at.</param>
/// <param name="Sealed">Entries under seals.</param>
/// <param name="Unsealed">Entries after the last seals; they are only chained.</param>
public sealed record AuditReport(IReadOnlyList<AuditFinding> Findings, long Seals, long Sealed, long Unsealed);
