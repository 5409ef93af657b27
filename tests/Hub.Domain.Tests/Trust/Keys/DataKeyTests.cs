using System.Security.Cryptography;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Tests.Trust.Keys;

public sealed class DataKeyTests
{
    private static readonly DataKey Key = TestKeys.Of("I12");

    [Fact]
    public void What_is_sealed_opens_under_its_name()
    {
        var whole = Key.Seal("账号 6222"u8, "a"u8);

        Assert.Equal("账号 6222"u8.ToArray(), Key.Open(whole, "a"u8));
        Assert.Equal("账号 6222"u8.Length + DataKey.Overhead, whole.Length);
        Assert.True(whole.AsSpan().IndexOf("6222"u8) < 0);
    }

    [Fact]
    public void The_same_sealed_twice_differs() => Assert.NotEqual(Key.Seal("x"u8, "a"u8), Key.Seal("x"u8, "a"u8));

    [Fact]
    public void It_is_AES_256_GCM_over_nonce_text_and_tag_with_the_keys_name_authenticated()
    {
        var whole = Key.Seal("x"u8, "a"u8);
        var plain = new byte[1];

        using var aes = new AesGcm(Enumerable.Repeat((byte)7, 32).ToArray(), 16);
        aes.Decrypt(whole.AsSpan(0, 12), whole.AsSpan(12, 1), whole.AsSpan(13), plain, "I12/raw/202611\na"u8);

        Assert.Equal("x"u8.ToArray(), plain);
    }

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var whole = Key.Seal("abc"u8, "a"u8);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            whole[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<AlteredDataException>(() => Key.Open(whole, "a"u8));
            whole[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal("abc"u8.ToArray(), Key.Open(whole, "a"u8));
    }

    [Fact]
    public void It_does_not_open_elsewhere_or_with_another_key()
    {
        var whole = Key.Seal("abc"u8, "a"u8);

        Assert.Throws<AlteredDataException>(() => Key.Open(whole, "b"u8));
        Assert.Throws<AlteredDataException>(() => TestKeys.Of("I12", bytes: 8).Open(whole, "a"u8));
        Assert.Throws<AlteredDataException>(() => TestKeys.Of("I13").Open(whole, "a"u8));
        Assert.Throws<AlteredDataException>(() => Key.Open(whole.AsSpan(0, whole.Length - 1), "a"u8));
        Assert.Throws<AlteredDataException>(() => Key.Open([], "a"u8));
    }

    [Theory]
    [InlineData("I12/raw/202611", true)]
    [InlineData("I12/profile/202601", true)]
    [InlineData("I12/raw/202613", false)]
    [InlineData("I12/raw/20261", false)]
    [InlineData("I12/other/202611", false)]
    [InlineData("I'2/raw/202611", false)]
    [InlineData("/raw/202611", false)]
    [InlineData("I12/raw", false)]
    public void Names_are_read_as_they_are_written(string text, bool isName) => Assert.Equal(isName ? text : null, DataKeyName.Parse(text)?.ToString());

    [Fact]
    public void A_month_ends_in_UTC()
    {
        var name = DataKeyName.At("I12", KeyUse.Raw, new DateTimeOffset(2027, 1, 1, 3, 0, 0, TimeSpan.FromHours(8)));

        Assert.Equal("I12/raw/202612", name.ToString());
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), name.End);
    }
}
