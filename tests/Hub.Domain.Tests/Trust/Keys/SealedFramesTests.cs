using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Tests.Trust.Keys;

public sealed class SealedFramesTests
{
    private const string Blob = "evidence/I12/run/0001";
    private const int Frame = SealedFrames.FrameSize;

    private static readonly DataKey Key = TestKeys.Of("I12");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Frame - 1)]
    [InlineData(Frame)]
    [InlineData(Frame + 1)]
    [InlineData((3 * Frame) + 17)]
    public void Any_length_is_read_back_whole_and_its_size_tells_it(int length)
    {
        var plain = Plain(length);
        var whole = SealedFrames.Seal(Key, Blob, plain);

        Assert.Equal(SealedFrames.SizeOf(length), whole.Length);
        Assert.Equal(length, SealedFrames.PlainOf(whole.Length));
        Assert.Equal(plain, Slice(whole, 0, length));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 100)]
    [InlineData(Frame - 1, 2)]
    [InlineData(Frame, Frame)]
    [InlineData(Frame + 3, (2 * Frame) + 1)]
    [InlineData((3 * Frame) + 16, 1)]
    public void A_slice_is_read_from_its_frames_alone(int offset, int length)
    {
        var plain = Plain((3 * Frame) + 17);
        var whole = SealedFrames.Seal(Key, Blob, plain);

        Assert.Equal(plain.AsSpan(offset, length).ToArray(), Slice(whole, offset, length));
        var (_, size) = SealedFrames.Read(whole).RangeOf(offset, length);
        Assert.InRange(size, 1, length + (2 * Frame) + (3 * DataKey.Overhead));
    }

    [Fact]
    public void The_header_names_the_key()
    {
        var frames = SealedFrames.Read(SealedFrames.Seal(Key, Blob, Plain(10)));

        Assert.Equal(("I12/raw/202611", 10L), (frames.KeyId, frames.PlainLength));
    }

    [Fact]
    public void Nothing_can_be_changed_cut_swapped_or_moved()
    {
        var whole = SealedFrames.Seal(Key, Blob, Plain((2 * Frame) + 5));
        const int Sealed = Frame + DataKey.Overhead;
        var swapped = whole.ToArray();
        whole.AsSpan(SealedFrames.HeaderSize, Sealed).CopyTo(swapped.AsSpan(SealedFrames.HeaderSize + Sealed));
        whole.AsSpan(SealedFrames.HeaderSize + Sealed, Sealed).CopyTo(swapped.AsSpan(SealedFrames.HeaderSize));
        var shorter = whole.ToArray();
        shorter[4]--;
        var flipped = whole.ToArray();
        flipped[^20] ^= 1;
        var length = (2 * Frame) + 5;

        Assert.Throws<AlteredDataException>(() => Slice(swapped, 0, length));
        Assert.Throws<AlteredDataException>(() => Slice(shorter, 0, length - 1));
        Assert.Throws<AlteredDataException>(() => Slice(flipped, 0, length));
        Assert.Throws<AlteredDataException>(() => Slice(whole[..(SealedFrames.HeaderSize + Sealed)], 0, length));
        Assert.Throws<AlteredDataException>(() => Slice(whole, 0, length, "evidence/I12/run/0002"));
        Assert.Throws<AlteredDataException>(() => Slice(whole, length, 1));
        Assert.Throws<AlteredDataException>(() => SealedFrames.Read(whole.AsSpan(1)));
        Assert.Equal(length, Slice(whole, 0, length).Length);
    }

    private static byte[] Plain(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31))];

    private static byte[] Slice(byte[] whole, int offset, int length, string blob = Blob)
    {
        var frames = SealedFrames.Read(whole);
        var (start, size) = frames.RangeOf(offset, length);
        var part = whole.AsSpan((int)Math.Min(start, whole.Length));
        return frames.Open(Key, blob, offset, length, part[..(int)Math.Min(size, part.Length)]);
    }
}
