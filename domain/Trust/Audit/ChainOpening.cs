using System.Text.Json;

namespace Hub.Domain.Trust.Audit;

/// <summary>
/// How a chain begins. Chains are numbered from 1 without a gap, and each names the opening of the one before: a chain that is
/// taken away leaves a hole. A writer opens a new one when it starts, when its chain is full or old, and when it does not know
/// whether a write arrived.
/// </summary>
/// <param name="Chain">Number of the chain.</param>
/// <param name="Previous">Leaf hash of the opening before, lower-case hex; of nothing (all zeros) for the first.</param>
/// <param name="Writer">Name of the hub process that writes it.</param>
/// <param name="Time">When it was opened.</param>
public sealed record ChainOpening(int Chain, string Previous, string Writer, DateTimeOffset Time)
{
    /// <summary>What the first opening names.</summary>
    public static readonly string None = new('0', 2 * MerkleTree.HashSize);

    /// <summary>How long a chain may be written to. The sealer looks at chains for twice as long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>The bytes that are stored and hashed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, AuditJson.Options);

    /// <summary>Reads an opening.</summary>
    /// <exception cref="FormatException">The bytes are none.</exception>
    public static ChainOpening Read(ReadOnlySpan<byte> bytes) => AuditJson.Read<ChainOpening>(bytes, "opening of a chain");

    /// <summary>What the next opening, and the chain's first entry, name as what is before them.</summary>
    public static string HashOf(ReadOnlySpan<byte> opening) => Convert.ToHexStringLower(MerkleTree.Leaf(opening));
}
