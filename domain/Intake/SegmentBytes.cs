using System.Buffers.Binary;
using System.Text;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Intake;

/// <summary>
/// A segment: the staged records of one checkpoint, one compressed and sealed block a bucket, then a footer in clear that says where each block
/// lies. A build reads its range's part of the footer and the blocks it names, and unpacks one bucket at a time.
/// </summary>
/// <remarks>
/// Layout: blocks in the order of buckets, then for each bucket offset (int64) and length (int32), little-endian. The footer's
/// size follows from the number of buckets, so a part of it is read with one ranged request at the end of the blob.
/// </remarks>
public static class SegmentBytes
{
    /// <summary>Bytes of a footer entry.</summary>
    public const int EntrySize = 12;

    /// <summary>Bytes of the footer of a store with so many buckets.</summary>
    public static int FooterSize(int bucketCount) => bucketCount * EntrySize;

    /// <summary>Packs records into a segment.</summary>
    /// <param name="records">In the order of their delivery.</param>
    /// <param name="bucketOf">The bucket of an enterprise.</param>
    /// <param name="bucketCount">Number of buckets of the store.</param>
    /// <param name="key">The data key that the blocks are sealed with.</param>
    /// <param name="name">Name of the segment.</param>
    public static byte[] Pack(IEnumerable<StagedRecord> records, Func<string, int> bucketOf, int bucketCount, DataKey key, string name)
    {
        var footer = new byte[FooterSize(bucketCount)];
        using var segment = new MemoryStream();
        foreach (var bucket in records.GroupBy(r => bucketOf(r.Code)).OrderBy(g => g.Key))
        {
            var start = segment.Position;
            segment.Write(key.Seal(Block(bucket), PieceOf(name, bucket.Key)));
            var entry = footer.AsSpan(bucket.Key * EntrySize);
            BinaryPrimitives.WriteInt64LittleEndian(entry, start);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], (int)(segment.Position - start));
        }

        segment.Write(footer);
        return segment.ToArray();
    }

    /// <summary>Where the block of an entry of the footer, or of a part of it, lies; length 0 where there is none.</summary>
    public static (long Offset, int Length) BlockOf(ReadOnlySpan<byte> footer, int index)
    {
        var entry = footer[(index * EntrySize)..];
        return (BinaryPrimitives.ReadInt64LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[8..]));
    }

    /// <summary>The records of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="key">The data key it was sealed with.</param>
    /// <param name="name">Name of the segment.</param>
    /// <param name="bucket">The bucket.</param>
    /// <exception cref="AlteredDataException">It is not this block of this segment.</exception>
    public static IReadOnlyList<StagedRecord> Unpack(ReadOnlySpan<byte> block, DataKey key, string name, int bucket)
    {
        using var plain = Compression.Decompress(key.Open(block, PieceOf(name, bucket)));
        using var reader = new BinaryReader(plain, Encoding.UTF8);
        var records = new List<StagedRecord>();
        var strings = new Dictionary<string, string>();
        while (plain.Position < plain.Length)
        {
            records.Add(Read(reader, strings));
        }

        return records;
    }

    private static byte[] PieceOf(string name, int bucket) => Encoding.UTF8.GetBytes($"{name}/{bucket}");

    private static byte[] Block(IEnumerable<StagedRecord> records)
    {
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var record in records)
            {
                Write(record, writer);
            }
        }

        return Compression.Compress(plain);
    }

    private static void Write(StagedRecord record, BinaryWriter writer)
    {
        writer.Write(record.Code);
        writer.Write((byte)record.Kind);
        writer.Write(record.ItemKey);
        writer.Write(record.AsOf.UtcTicks);
        writer.Write(record.ReceivedAt.UtcTicks);
        writer.Write7BitEncodedInt64(record.Sequence);
        writer.Write(record.Run);
        writer.Write(record.Evidence.Blob);
        writer.Write7BitEncodedInt64(record.Evidence.Offset);
        writer.Write7BitEncodedInt(record.Evidence.Length);
        writer.Write7BitEncodedInt(record.Content.Length);
        writer.Write(record.Content.Span);
        writer.Write(record.Hash);
    }

    private static StagedRecord Read(BinaryReader reader, Dictionary<string, string> strings) => new(
        reader.ReadString(),
        (StagedKind)reader.ReadByte(),
        reader.ReadString(),
        new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
        new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
        reader.Read7BitEncodedInt64(),
        Shared(reader.ReadString(), strings),
        new EvidencePointer(Shared(reader.ReadString(), strings), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt()),
        reader.ReadBytes(reader.Read7BitEncodedInt()),
        reader.ReadUInt64());

    /// <summary>Runs and blobs repeat in every record: one string object serves them all.</summary>
    private static string Shared(string text, Dictionary<string, string> strings) =>
        strings.TryGetValue(text, out var shared) ? shared : strings[text] = text;
}
