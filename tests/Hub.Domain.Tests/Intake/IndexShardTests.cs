using Hub.Domain.Intake;

namespace Hub.Domain.Tests.Intake;

public sealed class IndexShardTests
{
    private static readonly StagedRecord Known = Staged.Item("2025", 1, 1, """{"a":1}""");

    [Fact]
    public void A_shard_knows_what_was_set_and_nothing_else()
    {
        var shard = new IndexShard();
        shard.Set(Known);

        Assert.Equal(Match.Same, shard.Compare(Known));
        Assert.Equal(Match.Same, shard.Compare(Known with { ReceivedAt = Staged.At(9), Run = "later" }));
        Assert.Equal(Match.Different, shard.Compare(Known with { Hash = Known.Hash + 1 }));
        Assert.Equal(Match.Unknown, shard.Compare(Known with { ItemKey = "2024" }));
        Assert.Equal(Match.Unknown, shard.Compare(Known with { Code = Sample.OtherCode }));
    }

    [Fact]
    public void What_is_forgotten_is_not_known()
    {
        var shard = new IndexShard();
        shard.Set(Known);
        shard.Forget(Known);
        shard.Forget(Known);

        Assert.Equal(Match.Unknown, shard.Compare(Known));
        Assert.Equal(0, shard.Count);
    }

    [Fact]
    public void Later_content_replaces_earlier()
    {
        var shard = new IndexShard();
        shard.Set(Known);
        shard.Set(Known with { Hash = 7 });

        Assert.Equal((1, Match.Different, Match.Same), (shard.Count, shard.Compare(Known), shard.Compare(Known with { Hash = 7 })));
    }

    [Fact]
    public void Bytes_round_trip_and_do_not_depend_on_the_order_of_setting()
    {
        var records = Enumerable.Range(0, 1000).Select(i => Known with { ItemKey = $"{i}", Hash = (ulong)i * 31 }).ToList();
        var (forward, backward) = (new IndexShard(), new IndexShard());
        records.ForEach(forward.Set);
        Enumerable.Reverse(records).ToList().ForEach(backward.Set);

        var bytes = forward.ToBytes();
        var read = IndexShard.FromBytes(bytes);

        Assert.Equal(16_000, bytes.Length);
        Assert.Equal(bytes, backward.ToBytes());
        Assert.Equal(bytes, read.ToBytes());
        Assert.All(records, r => Assert.Equal(Match.Same, read.Compare(r)));
    }

    [Fact]
    public void An_empty_shard_has_no_bytes()
    {
        Assert.Empty(new IndexShard().ToBytes());
        Assert.Equal(0, IndexShard.FromBytes([]).Count);
    }
}
