using System.Text;
using Hub.Domain.Trust.Callers.Signatures;

namespace Hub.Domain.Tests.Trust.Callers.Signatures;

public sealed class MessageSignatureTests
{
    private const string Value = "sig=:AAAA:";

    private static readonly byte[] s_publicKey = SignatureCheck.PublicKey(RfcVectors.EccPublicKey)!;

    [Fact]
    public void The_example_of_B_2_4_verifies() => AssertEcdsa(RfcVectors.B24);

    [Fact]
    public void The_example_of_B_3_verifies() => AssertEcdsa(RfcVectors.B3);

    [Fact]
    public void The_example_of_B_2_5_verifies_and_its_base_is_the_printed_one()
    {
        var signature = Parsed(RfcVectors.B25);
        var data = BaseOf(signature, RfcVectors.B25);

        Assert.Equal(
            """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@authority": example.com
            "content-type": application/json
            "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"
            """,
            Encoding.UTF8.GetString(data));
        Assert.True(SignatureCheck.Hmac(Convert.FromBase64String(RfcVectors.SharedSecret), data, signature.Value));
        Assert.False(SignatureCheck.Hmac(Convert.FromBase64String(RfcVectors.SharedSecret), [.. data, 0], signature.Value));
    }

    [Fact]
    public void A_signature_over_a_component_that_the_message_lacks_has_no_base() =>
        Assert.Null(Parsed(RfcVectors.B25).Base(name => name == "date" ? null : "x"));

    [Fact]
    public void Parameters_are_read()
    {
        var signature = MessageSignature.Parse("""sig=("@method");created=1618884473;expires=1618884773;nonce="a b!~";keyid="k-1";alg="hmac-sha256";tag="x" """.TrimEnd(), Value)!;

        Assert.Equal(["@method"], signature.Components);
        Assert.Equal(
            (DateTimeOffset.FromUnixTimeSeconds(1618884473), DateTimeOffset.FromUnixTimeSeconds(1618884773), "a b!~", "k-1", "hmac-sha256"),
            (signature.Created, signature.Expires, signature.Nonce, signature.KeyId, signature.Algorithm));
    }

    [Theory]
    [InlineData("", Value)]
    [InlineData("sig=()", "")]
    [InlineData("sig=()", "other=:AAAA:")]
    [InlineData("sig=()", "sig=:AAA:")]
    [InlineData("sig=()", "sig=:AAAA:, sig2=:AAAA:")]
    [InlineData("sig=(), sig2=()", Value)]
    [InlineData("sig=(\"@method\"  \"@path\")", Value)]
    [InlineData("sig=( \"@method\")", Value)]
    [InlineData("sig=(\"@method\";req)", Value)]
    [InlineData("sig=(\"@method\" \"@method\")", Value)]
    [InlineData("sig=(\"Date\")", Value)]
    [InlineData("sig=(\"date\\\"\")", Value)]
    [InlineData("sig=();created=1;created=2", Value)]
    [InlineData("sig=();created=\"1\"", Value)]
    [InlineData("sig=();created=123456789012", Value)]
    [InlineData("sig=();created=-1", Value)]
    [InlineData("sig=();nonce=1", Value)]
    [InlineData("sig=();nonce=\"a\\\"b\"", Value)]
    [InlineData("sig=();unknown=\"x\"", Value)]
    [InlineData("sig=();keyid=\"é\"", Value)]
    [InlineData("sig=()\n", Value)]
    public void What_is_not_of_the_strict_form_is_not_read(string input, string value) => Assert.Null(MessageSignature.Parse(input, value));

    [Fact]
    public void Fields_that_are_too_long_are_not_read() =>
        Assert.Null(MessageSignature.Parse("sig=()", $"sig=:{new string('A', MessageSignature.LongestField)}:"));

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nnonsense\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----")]
    public void A_key_that_is_none_on_the_curve_is_not_taken(string pem) => Assert.Null(SignatureCheck.PublicKey(pem));

    private static void AssertEcdsa(Vector vector)
    {
        var signature = Parsed(vector);
        var data = BaseOf(signature, vector);
        Assert.True(SignatureCheck.Ecdsa(s_publicKey, data, signature.Value));
        foreach (var component in vector.Components.Keys)
        {
            var changed = vector with { Components = new(vector.Components) { [component] = vector.Components[component] + "x" } };
            Assert.False(SignatureCheck.Ecdsa(s_publicKey, BaseOf(signature, changed), signature.Value), component);
        }

        Assert.False(SignatureCheck.Ecdsa(s_publicKey, data, signature.Value.AsSpan(1)));
    }

    private static MessageSignature Parsed(Vector vector) => MessageSignature.Parse(vector.Input, vector.Signature)!;

    private static byte[] BaseOf(MessageSignature signature, Vector vector) => signature.Base(name => vector.Components.GetValueOrDefault(name))!;
}
