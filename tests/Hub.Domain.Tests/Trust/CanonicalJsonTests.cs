using System.Globalization;
using System.Text;
using System.Text.Json;
using Hub.Domain.Trust;

namespace Hub.Domain.Tests.Trust;

/// <summary>The samples of RFC 8785.</summary>
public sealed class CanonicalJsonTests
{
    private static readonly JsonDocumentOptions s_twice = new() { AllowDuplicateProperties = true };

    /// <summary>Appendix B.</summary>
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void A_number_is_written_as_the_standard_writes_it(string bits, string expected) =>
        Assert.Equal(expected, CanonicalNumber.Of(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double number) => Assert.Throws<FormatException>(() => CanonicalNumber.Of(number));

    /// <summary>Of 3.2.2 and 3.2.3, and of the standard's author.</summary>
    [Theory]
    [InlineData(
        """{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}""",
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    [InlineData(
        """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"\U0001F600\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    [InlineData(
        """{"1":{"f":{"f":"hi","F":5},"\n":56.0},"10":{},"":"empty","a":{},"111":[{"e":"yes","E":"no"}],"A":{}}""",
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}""")]
    [InlineData("""["</script>\u007f", "\b\t\f"]""", "[\"</script>\u007f\",\"\\b\\t\\f\"]")]
    [InlineData("[ ]", "[]")]
    public void A_document_has_one_form(string given, string expected)
    {
        var canonical = CanonicalJson.Of(JsonElement.Parse(given));

        Assert.Equal(expected, Encoding.UTF8.GetString(canonical));
        Assert.Equal(canonical, CanonicalJson.Of(JsonElement.Parse(canonical)));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("[1e999]")]
    public void What_has_no_one_form_is_refused(string given)
    {
        var document = JsonElement.Parse(given, s_twice);

        Assert.Throws<FormatException>(() => CanonicalJson.Of(document));
    }

    [Fact]
    public void Its_own_text_reads_as_the_same_number()
    {
        var random = new Random(8785);
        for (var i = 0; i < 10_000; i++)
        {
            var number = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(number))
            {
                Assert.Equal(number, double.Parse(CanonicalNumber.Of(number), CultureInfo.InvariantCulture));
            }
        }
    }
}
