using System.Buffers.Binary;

namespace Hub.Domain.Intake;

/// <summary>
/// The content index of one interface and bucket range: fingerprint of an item's identity to fingerprint of what is
/// known of it. A record it knows is dropped before staging.
/// </summary>
public sealed class IndexShard
{
    /// <summary>Bytes of an item.</summary>
    public const int EntrySize = 16;

    private readonly Dictionary<ulong, ulong> _entries = [];

    /// <summary>Number of items known.</summary>
    public int Count => _entries.Count;

    /// <summary>Reads what <see cref="ToBytes"/> made.</summary>
    public static IndexShard FromBytes(ReadOnlySpan<byte> bytes)
    {
        var shard = new IndexShard();
        for (; bytes.Length >= EntrySize; bytes = bytes[EntrySize..])
        {
            shard._entries[BinaryPrimitives.ReadUInt64LittleEndian(bytes)] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        }

        return shard;
    }

    /// <summary>How a record stands to what is known of its item.</summary>
    public Match Compare(StagedRecord record) => !_entries.TryGetValue(KeyOf(record), out var known) ? Match.Unknown
        : known == record.Hash ? Match.Same
        : Match.Different;

    /// <summary>Notes what the profile now holds of an item.</summary>
    public void Set(StagedRecord record) => _entries[KeyOf(record)] = record.Hash;

    /// <summary>Forgets an item: the next record of it is staged whatever it says.</summary>
    public void Forget(StagedRecord record) => _entries.Remove(KeyOf(record));

    /// <summary>Pairs of 64-bit numbers, sorted by key, little-endian.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_entries.Count * EntrySize];
        var rest = bytes.AsSpan();
        foreach (var (key, hash) in _entries.OrderBy(e => e.Key))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, key);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[8..], hash);
            rest = rest[EntrySize..];
        }

        return bytes;
    }

    private static ulong KeyOf(StagedRecord record) => Fingerprint.OfKey(record.Code, record.ItemKey);
}

/// <summary>How a record stands to what is known of its item.</summary>
public enum Match
{
    /// <summary>Nothing is known of the item.</summary>
    Unknown,

    /// <summary>Exactly this is known of it.</summary>
    Same,

    /// <summary>Something else is known of it.</summary>
    Different,
}
