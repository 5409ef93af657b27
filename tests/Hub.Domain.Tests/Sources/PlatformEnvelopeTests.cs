using System.Text;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>Signatures were computed outside, with the formula of the platform's contract.</summary>
public sealed class PlatformEnvelopeTests
{
    private const string Secret = "0123456789abcdef";
    private const string RequestId = "11111111-2222-3333-4444-555555555555";
    private const string Items = """[ {"名称":"甲", "x":1.50} ]""";
    private const string SignOfItems = "d8981c07f60f736cd086614d96162279b029a2043fdc345870df98b62e83bef7";
    private const string SignOfNone = "cb0667a7fc788634a93a43da61d3c59fe2626bd232f64f2a09a0b15b18d881e7";

    [Fact]
    public void A_question_is_signed_over_all_its_values()
    {
        var body = PlatformEnvelope.Sign(
            new PlatformQuestion("I25", "PRE_LOAN", "91330502MA2B00019K", "c2", "2026-11-19T01:00:00+08:00", 500),
            "hub-huzhou", Secret, RequestId, "00112233445566778899aabbccddeeff", new DateTimeOffset(2026, 11, 20, 17, 0, 0, 789, TimeSpan.Zero));

        Assert.Equal(
            """
            {"request_id":"11111111-2222-3333-4444-555555555555","interface_id":"I25","subject_uscc":"91330502MA2B00019K","purpose_code":"PRE_LOAN","consent_id":"",
            "caller":{"app":"hub-huzhou"},"ts":"2026-11-21T01:00:00+08:00","nonce":"00112233445566778899aabbccddeeff","cursor":"c2",
            "since":"2026-11-19T01:00:00+08:00","limit":500,"sign":"90930b67e312df77ecf9ae03e6f637b113c99e7205aec8f0b81a89d9be659c9f"}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(body).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Items, "c3", SignOfItems, null)]
    [InlineData("[]", "c3", SignOfItems, "the reply's sign is not the platform's: compare Hub:SharedPlatform:Secret")]
    [InlineData("""[{"名称":"甲","x":1.50}]""", "c3", SignOfItems, "the reply's sign is not the platform's: compare Hub:SharedPlatform:Secret")]
    [InlineData(Items, "c4", SignOfItems, "the reply's sign is not the platform's: compare Hub:SharedPlatform:Secret")]
    [InlineData(Items, "c3", "", "the reply's sign is not the platform's: compare Hub:SharedPlatform:Secret")]
    public void A_reply_is_taken_only_as_it_was_signed(string items, string next, string sign, string? fault) => Assert.Equal(fault, Fault($$"""
        {"request_id":"{{RequestId}}","code":"0","message":"成功","as_of":"2026-11-20","items":{{items}},"next":"{{next}}","source_ts":"2026-11-21T00:59:00+08:00","sign":"{{sign}}"}
        """));

    [Theory]
    [InlineData("")]
    [InlineData(",\"items\":null,\"next\":null")]
    public void Without_items_their_digest_is_empty(string more) =>
        Assert.Null(Fault($$"""{"request_id":"{{RequestId}}","code":"1001"{{more}},"sign":"{{SignOfNone}}"}"""));

    [Theory]
    [InlineData("{\"request_id\":\"another\",\"code\":\"0\"}", "the reply is to another request_id")]
    [InlineData("[]", "the reply is to another request_id")]
    [InlineData("{}", "the reply is to another request_id")]
    [InlineData("<html>", "the reply is no JSON at line 1")]
    [InlineData("", "the reply is no JSON at line 1")]
    public void What_is_no_reply_to_the_question_is_told(string reply, string fault) => Assert.Equal(fault, Fault(reply));

    [Theory]
    [InlineData("2026-11-20", "2026-11-21T00:00:00+08:00")]
    [InlineData("20261120", "2026-11-21T00:00:00+08:00")]
    [InlineData("2026-11-20T18:00:00+08:00", "2026-11-20T18:00:00+08:00")]
    [InlineData("2026-11-20 18:00:00", "2026-11-20T18:00:00+08:00")]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_day_is_as_of_its_end(string? text, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), PlatformEnvelope.AsOf(text));

    [Fact]
    public void Every_code_of_the_platform_has_one_meaning()
    {
        var codes = PlatformCall.Codes;
        string[] all = [.. codes.Ok, .. codes.NoRecord, .. codes.Unreached, .. codes.QuotaExceeded, .. PlatformCall.Refusals.Keys];

        Assert.Equal(["0", "1001", "2001", "2002", "3001", "3002", "4001", "4002", "5001"], all.Order(StringComparer.Ordinal));
    }

    private static string? Fault(string reply) => PlatformEnvelope.Fault(Encoding.UTF8.GetBytes(reply), Secret, RequestId);
}
