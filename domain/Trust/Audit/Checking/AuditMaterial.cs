using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Trust.Audit.Checking;

/// <summary>A copy of the record, to be checked: bytes by number, null where there is nothing.</summary>
/// <param name="Keys">Public keys that may have signed; got from elsewhere than the copy, or the check says little.</param>
/// <param name="LastSeal">Highest number of a seal in the copy.</param>
/// <param name="LastChain">Highest number of a chain in the copy.</param>
public sealed record AuditMaterial(IReadOnlyList<VerificationKey> Keys, long LastSeal, int LastChain)
{
    /// <summary>A seal as it is stored.</summary>
    public required Func<long, string?> Seal { get; init; }

    /// <summary>The leaf hashes under a seal, one after the other.</summary>
    public required Func<long, ReadOnlyMemory<byte>?> Leaves { get; init; }

    /// <summary>The opening of a chain.</summary>
    public required Func<int, ReadOnlyMemory<byte>?> Opening { get; init; }

    /// <summary>The log of a chain.</summary>
    public required Func<int, ReadOnlyMemory<byte>?> Log { get; init; }

    /// <summary>
    /// Seals that somebody kept earlier. Only they show that the end of the record was cut off with its seals, or that whoever
    /// has the key signed a second story.
    /// </summary>
    public IReadOnlyList<string> Witnessed { get; init; } = [];

    /// <summary>How long an entry may wait for its seal, measured against the newest time in the copy. 5 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
