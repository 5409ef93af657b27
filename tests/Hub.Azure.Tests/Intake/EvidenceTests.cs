using System.Security.Cryptography;
using Hub.Azure.Intake;

namespace Hub.Azure.Tests.Intake;

public sealed class EvidenceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_cut_takes_the_bytes_before_it_and_positions_go_on_counting()
    {
        var evidence = new EvidenceBuffer();
        evidence.Append("abcdef"u8);
        Assert.Equal("abcd"u8, evidence.CutAt(4));
        Assert.Equal((4, 6), (evidence.Start, evidence.End));
        evidence.Append("gh"u8);
        Assert.Empty(evidence.CutAt(4));
        Assert.Equal("efgh"u8, evidence.CutAt(8));
        Assert.Equal((8, 8), (evidence.Start, evidence.End));
    }

    [Fact]
    public async Task What_is_read_is_kept_and_hashed()
    {
        var delivery = RandomBytes(200_000);
        var evidence = new EvidenceBuffer();
        await using var stream = new EvidenceStream(new MemoryStream(delivery), evidence, delivery.Length);
        await stream.CopyToAsync(Stream.Null, Stop);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(delivery)), stream.HashSoFar());
        Assert.Equal(delivery, evidence.CutAt(evidence.End));
    }

    [Fact]
    public async Task One_byte_more_than_allowed_is_refused()
    {
        await using var stream = new EvidenceStream(new MemoryStream(new byte[1_001]), new EvidenceBuffer(), 1_000);
        var refused = await Assert.ThrowsAsync<DeliveryTooLargeException>(() => stream.CopyToAsync(Stream.Null, Stop));
        Assert.Equal("The delivery is larger than 1,000 bytes (after decompression): send it in parts.", refused.Message);
    }

    [Fact]
    public void A_long_delivery_that_is_cut_often_is_held_in_little_memory()
    {
        var evidence = new EvidenceBuffer();
        var chunk = RandomBytes(64 * 1024);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 2_000; i++)
        {
            evidence.Append(chunk);
            evidence.CutAt(evidence.End - 10);
        }

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(held < 32 * 1024 * 1024, $"{held:N0} bytes are held of a delivery of {evidence.End:N0}.");
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
