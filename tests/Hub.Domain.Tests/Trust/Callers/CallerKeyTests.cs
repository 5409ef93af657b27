using System.Net;
using Hub.Domain.Trust.Callers;

namespace Hub.Domain.Tests.Trust.Callers;

public sealed class CallerKeyTests
{
    private static readonly DateTimeOffset s_made = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);
    private static readonly CallerKey s_key = new("k", CallerKeyKind.ApiKey, [], s_made);
    private static readonly IPAddress s_address = IPAddress.Parse("203.0.113.7");

    [Fact]
    public void A_key_without_end_and_ranges_is_good_everywhere() => Assert.Null(s_key.Fault(s_made.AddYears(50), null));

    [Fact]
    public void A_key_is_good_until_the_instant_it_expires()
    {
        var key = s_key with { Expires = s_made.AddDays(1) };

        Assert.Null(key.Fault(s_made.AddDays(1).AddTicks(-1), s_address));
        Assert.Equal(CallerFault.KeyExpired, key.Fault(s_made.AddDays(1), s_address));
    }

    [Fact]
    public void A_revoked_key_is_revoked_whatever_else()
    {
        var key = s_key with { Revoked = s_made, Expires = s_made, Addresses = ["192.0.2.0/24"] };

        Assert.Equal(CallerFault.KeyRevoked, key.Fault(s_made, s_address));
        Assert.False(key.IsGoodAt(s_made));
    }

    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.7", null)]
    [InlineData("203.0.113.0/24", "::ffff:203.0.113.7", null)]
    [InlineData("203.0.113.7/32", "203.0.113.7", null)]
    [InlineData("2001:db8::/32", "2001:db8:1::1", null)]
    [InlineData("203.0.113.0/24", "203.0.114.7", CallerFault.OtherAddress)]
    [InlineData("203.0.113.0/24", "2001:db8::1", CallerFault.OtherAddress)]
    [InlineData("2001:db8::/32", "2001:db9::1", CallerFault.OtherAddress)]
    [InlineData("0.0.0.0/0", "2001:db8::1", CallerFault.OtherAddress)]
    [InlineData("203.0.113.0/24", null, CallerFault.OtherAddress)]
    public void A_key_is_good_within_its_ranges(string range, string? address, CallerFault? fault) =>
        Assert.Equal(fault, (s_key with { Addresses = ["192.0.2.0/24", range] }).Fault(s_made, address is null ? null : IPAddress.Parse(address)));

    [Theory]
    [InlineData("203.0.113.0/24", true)]
    [InlineData("2001:db8::/32", true)]
    [InlineData("203.0.113.7/24", false)]
    [InlineData("203.0.113.0/33", false)]
    [InlineData("203.0.113.0", false)]
    [InlineData("everywhere", false)]
    public void A_range_has_zeros_after_its_prefix(string text, bool isRange) => Assert.Equal(isRange, AddressRanges.IsRange(text));

    [Theory]
    [InlineData("branch-0571", true)]
    [InlineData("zhang.san@bank/7", true)]
    [InlineData("", false)]
    [InlineData("张三", false)]
    [InlineData("a b", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", true)]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", false)]
    public void What_banks_pass_on_is_short_and_plain(string text, bool isName) => Assert.Equal(isName, PassedOn.IsName(text));
}
