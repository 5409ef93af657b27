using Hub.Domain.Intake;

namespace Hub.Domain.Tests.Intake;

/// <summary>Stores are full of these numbers: none may change.</summary>
public sealed class FingerprintTests
{
    [Fact]
    public void Of_bytes() => Assert.Equal(0xBA7816BF8F01CFEAUL, Fingerprint.Of("abc"u8));

    [Fact]
    public void Of_a_key() => Assert.Equal(5339720623301842338UL, Fingerprint.OfKey(Sample.Code, "2025"));

    [Theory]
    [InlineData(null, false, "{}", 4206163308106094292UL)]
    [InlineData(null, true, "", 3089963695325656974UL)]
    [InlineData("2026-03-01T08:00:00+08:00", false, "{\"a\":1}", 3692912912275577608UL)]
    public void Of_content(string? asOf, bool deleted, string content, ulong expected) => Assert.Equal(
        expected,
        Fingerprint.OfContent(asOf is null ? null : DateTimeOffset.Parse(asOf), deleted, System.Text.Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Of_an_instant_in_any_offset() => Assert.Equal(
        Fingerprint.OfContent(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8)), false, []),
        Fingerprint.OfContent(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), false, []));
}
