using Hub.Domain.Trust.Callers;
using Hub.Domain.Trust.Callers.Signatures;

namespace Hub.Domain.Tests.Trust.Callers.Signatures;

public sealed class SignatureRulesTests
{
    private const string Nonce = "0123456789abcdef";

    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData(0, 60, null)]
    [InlineData(-300, 1, null)]
    [InlineData(60, 120, null)]
    [InlineData(-301, 60, CallerFault.SignatureStale)]
    [InlineData(61, 120, CallerFault.SignatureStale)]
    [InlineData(-100, 0, CallerFault.SignatureStale)]
    public void A_signature_is_taken_within_the_clock_window(int created, int expires, CallerFault? fault) =>
        Assert.Equal(fault, Fault($"created={1_800_000_000 + created};expires={1_800_000_000 + expires};nonce=\"{Nonce}\";keyid=\"k\""));

    [Theory]
    [InlineData("expires=1800000060;nonce=\"0123456789abcdef\";keyid=\"k\"")]
    [InlineData("created=1800000000;nonce=\"0123456789abcdef\";keyid=\"k\"")]
    [InlineData("created=1800000000;expires=1800000060;keyid=\"k\"")]
    [InlineData("created=1800000000;expires=1800000060;nonce=\"0123456789abcdef\"")]
    [InlineData("created=1800000000;expires=1800000060;nonce=\"0123456789abcde\";keyid=\"k\"")]
    public void A_signature_says_when_until_when_with_which_key_and_a_long_nonce(string parameters) =>
        Assert.Equal(CallerFault.SignatureMalformed, Fault(parameters));

    [Theory]
    [InlineData("\"@method\" \"@authority\" \"@path\" \"@query\" \"x-hub-purpose\"", null)]
    [InlineData("\"@method\" \"@authority\" \"@path\" \"@query\"", CallerFault.SignatureMalformed)]
    [InlineData("\"@method\" \"@authority\" \"@path\" \"x-hub-purpose\"", CallerFault.SignatureMalformed)]
    public void What_is_required_must_be_covered(string components, CallerFault? fault) =>
        Assert.Equal(fault, Fault($"created=1800000000;expires=1800000060;nonce=\"{Nonce}\";keyid=\"k\"", components, [.. SignatureRules.Always, "x-hub-purpose"]));

    private static CallerFault? Fault(string parameters, string components = "", IEnumerable<string>? required = null) => SignatureRules.Fault(
        MessageSignature.Parse($"sig=({components});{parameters}", "sig=:AAAA:")!, required ?? [], s_now, TimeSpan.FromMinutes(5));
}
