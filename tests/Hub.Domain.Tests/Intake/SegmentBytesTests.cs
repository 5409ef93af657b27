using Hub.Domain.Intake;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Tests.Intake;

public sealed class SegmentBytesTests
{
    private const int Buckets = 8;
    private const string Name = "I24/run/0001.segment";

    private static readonly DataKey Key = new(new DataKeyName("I24", KeyUse.Raw, "202611"), new byte[DataKey.Size]);

    private static readonly StagedRecord[] Records =
    [
        Staged.Item("2025", 1, 2, """{"name":"甲"}"""),
        Staged.Deletion("2024", -5, 2, sequence: 2) with { Code = Sample.OtherCode },
        Staged.Answer(3, "{}"),
        Staged.Quarantined("", 3, "BAD_DATE est_date") with { Sequence = long.MaxValue },
        Staged.Item("2025", 1, 2, new string('x', 100_000)) with { Code = Sample.OtherCode, Hash = ulong.MaxValue },
    ];

    [Fact]
    public void Each_bucket_reads_its_records_in_the_order_of_their_delivery()
    {
        var segment = Pack(Records);

        Assert.Equal(InUtc(Records.Where(r => r.Code == Sample.Code)), Read(segment, BucketOf(Sample.Code)).Select(Staged.Describe));
        Assert.Equal(InUtc(Records.Where(r => r.Code == Sample.OtherCode)), Read(segment, BucketOf(Sample.OtherCode)).Select(Staged.Describe));
    }

    [Fact]
    public void A_bucket_without_records_has_no_block()
    {
        var segment = Pack(Records);

        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            var isThere = bucket == BucketOf(Sample.Code) || bucket == BucketOf(Sample.OtherCode);
            Assert.Equal(isThere, SegmentBytes.BlockOf(Footer(segment), bucket).Length > 0);
        }
    }

    [Fact]
    public void Blocks_lie_one_after_the_other_before_the_footer()
    {
        var segment = Pack(Records);
        var blocks = Enumerable.Range(0, Buckets).Select(r => SegmentBytes.BlockOf(Footer(segment), r)).Where(b => b.Length > 0).ToList();

        Assert.Equal(0, blocks[0].Offset);
        Assert.Equal(blocks[0].Length, blocks[1].Offset);
        Assert.Equal(segment.Length - SegmentBytes.FooterSize(Buckets), blocks[1].Offset + blocks[1].Length);
    }

    [Fact]
    public void Without_records_there_is_a_footer() => Assert.Equal(new byte[96], Pack([]));

    [Fact]
    public void A_block_is_sealed_to_its_segment_and_bucket()
    {
        var segment = Pack(Records);
        var (offset, length) = SegmentBytes.BlockOf(Footer(segment), BucketOf(Sample.Code));
        var block = segment.AsSpan((int)offset, length).ToArray();

        Assert.True(block.AsSpan().IndexOf("甲"u8) < 0);
        Assert.Throws<AlteredDataException>(() => SegmentBytes.Unpack(block, Key, "another", BucketOf(Sample.Code)));
        Assert.Throws<AlteredDataException>(() => SegmentBytes.Unpack(block, Key, Name, BucketOf(Sample.OtherCode)));
        block[length / 2] ^= 1;
        Assert.Throws<AlteredDataException>(() => SegmentBytes.Unpack(block, Key, Name, BucketOf(Sample.Code)));
    }

    [Fact]
    public void A_thousand_records_alike_take_little_room()
    {
        var records = Enumerable.Range(0, 1000).Select(i => Staged.Item($"{i}", 1, 2, $$"""{"period":"{{i}}","grid_kwh":{{i * 7919 % 100_000}}}""", i));

        Assert.InRange(Pack(records).Length, 1, 32 * 1024);
    }

    private static byte[] Pack(IEnumerable<StagedRecord> records) => SegmentBytes.Pack(records, BucketOf, Buckets, Key, Name);

    private static int BucketOf(string code) => code == Sample.Code ? 6 : 1;

    private static ReadOnlySpan<byte> Footer(byte[] segment) => segment.AsSpan(segment.Length - SegmentBytes.FooterSize(Buckets));

    private static IReadOnlyList<StagedRecord> Read(byte[] segment, int bucket)
    {
        var (offset, length) = SegmentBytes.BlockOf(Footer(segment), bucket);
        return SegmentBytes.Unpack(segment.AsSpan((int)offset, length), Key, Name, bucket);
    }

    private static IEnumerable<string> InUtc(IEnumerable<StagedRecord> records) =>
        records.Select(r => Staged.Describe(r with { AsOf = r.AsOf.ToUniversalTime(), ReceivedAt = r.ReceivedAt.ToUniversalTime() }));
}
