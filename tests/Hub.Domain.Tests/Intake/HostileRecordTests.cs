using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Sources;

namespace Hub.Domain.Tests.Intake;

/// <summary>Whatever a department sends, the normaliser answers; it never throws, and what it keeps is bounded.</summary>
public sealed class HostileRecordTests
{
    private static readonly Interface Plain = Sample.Interface([Sample.Field("v", new TextType(100))]);

    [Theory]
    [InlineData("", "MALFORMED")]
    [InlineData(" ", "MALFORMED")]
    [InlineData("null", "MALFORMED")]
    [InlineData("[]", "MALFORMED")]
    [InlineData("\"a\"", "MALFORMED")]
    [InlineData("{", "MALFORMED")]
    [InlineData("{\"v\":ndepth}", "MALFORMED")]
    [InlineData("{\"v\":1,}", "MALFORMED")]
    [InlineData("{\"v\":1}{\"v\":2}", "MALFORMED")]
    [InlineData("{\"v\":1} x", "MALFORMED")]
    [InlineData("{\"\\uD800\":1}", "BAD_ENCODING")]
    [InlineData("{\"\\uDC00\\uD800\":1}", "BAD_ENCODING")]
    [InlineData("{\"v\":\"\\uD800\"}", "BAD_ENCODING")]
    public void What_is_no_record_is_refused(string json, string error)
    {
        var record = Sample.Normalise(Plain, json);

        Assert.Contains(error, record.Errors.Select(e => e.Name));
        Assert.Equal(0, record.Content.Length);
    }

    [Fact]
    public void What_follows_a_record_is_not_lost_unnoticed() => Assert.Equal(
        ["MALFORMED record"],
        Sample.Normalise(Plain, $$"""{"代码":"{{Sample.Code}}"}{"代码":"{{Sample.OtherCode}}"}""").Errors.Select(e => $"{e.Name} {e.Field}"));

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Nesting_is_bounded(string open, string close)
    {
        Assert.True(Nested(31).IsClean);
        Assert.Equal("TOO_DEEP record=nested objects: at most 32 levels", Sample.Errors(Nested(32)));
        Assert.Equal("TOO_DEEP record=nested objects: at most 32 levels", Sample.Errors(Nested(10_000)));

        NormalisedRecord Nested(int levels) => Sample.Normalise(
            Plain,
            $$"""{"代码":"{{Sample.Code}}","x":{{string.Concat(Enumerable.Repeat(open, levels))}}1{{string.Concat(Enumerable.Repeat(close, levels))}}}""");
    }

    [Fact]
    public void Of_a_hundred_thousand_unknown_fields_the_first_fifty_are_named()
    {
        var json = new StringBuilder($$"""{"代码":"{{Sample.Code}}" """);
        for (var i = 0; i < 100_000; i++)
        {
            json.Append($",\"未知{i}\":\"x\"");
        }

        var record = Sample.Normalise(Plain, json.Append('}').ToString());

        Assert.True(record.IsClean);
        Assert.Equal(Normaliser.MostUnknownNames, record.UnknownFields.Count);
        Assert.Equal(["未知0", "未知49"], [record.UnknownFields[0], record.UnknownFields[^1]]);
    }

    [Fact]
    public void A_field_repeated_a_hundred_thousand_times_makes_one_error()
    {
        var json = $$"""{"代码":"{{Sample.Code}}"{{string.Concat(Enumerable.Repeat(",\"v\":1", 100_000))}}}""";

        Assert.Equal("DUPLICATE_FIELD v=v: each field stands once in a record", Sample.Errors(Sample.Normalise(Plain, json)));
    }

    [Fact]
    public void A_name_or_value_of_a_million_characters_leaves_little_behind()
    {
        var large = new string('大', 1_000_000);

        var record = Sample.Normalise(Plain, $$"""{"{{large}}":1,"代码":"{{large}}","v":"{{large}}"}""");

        Assert.Equal(200, record.UnknownFields.Single().Length);
        Assert.All(record.Errors, e => Assert.True(e.ToString().Length < 300));
        Assert.Equal(["BAD_LENGTH", "TOO_LONG"], record.Errors.Select(e => e.Name));
    }

    [Fact]
    public void Random_bytes_never_make_it_throw()
    {
        var random = new Random(20260303);
        var normalisers = Normalisers();
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            AssertAnswered(normalisers[i % normalisers.Count], i % 2 == 0 ? bytes : [.. "{\""u8, .. bytes, .. "\":1}"u8]);
        }
    }

    [Fact]
    public void Random_mutations_of_good_records_never_make_it_throw()
    {
        var random = new Random(20260304);
        var normalisers = Normalisers();
        byte[][] seeds = [.. Seeds.Select(Encoding.UTF8.GetBytes)];
        for (var i = 0; i < 40_000; i++)
        {
            AssertAnswered(normalisers[i % normalisers.Count], Mutated(seeds[random.Next(seeds.Length)], random));
        }
    }

    [Fact]
    public void Random_values_in_every_field_never_make_it_throw()
    {
        var random = new Random(20260305);
        var normalisers = RepositoryCatalog.Read().Interfaces.Append(EveryType).Select(i => (Interface: i, Normaliser: new Normaliser(i))).ToList();
        for (var i = 0; i < 20_000; i++)
        {
            var (@interface, normaliser) = normalisers[i % normalisers.Count];
            var field = @interface.Fields[random.Next(@interface.Fields.Count)];
            AssertAnswered(normaliser, Encoding.UTF8.GetBytes($"{{\"{field.Name}\":{RandomValue(random)}}}"));
        }
    }

    private static readonly string[] Seeds =
    [
        """{"统一社会信用代码":"91330502MA2B00019K","企业名称":"甲","注册资金":"195.4400(万元人民币)","注册日期":"2018年5月4日","行业代码":"C3011","登记状态":"在业","更新时间":"2026-03-02 08:30:00"}""",
        """{"纳税人识别号":"91330502MA2B00019K","评价年度":2025,"信用级别":"02","评价得分":"88.50","更新时间":"2026-02-01T00:00:00+08:00","状态":"撤销"}""",
        """{"用电户统一代码":"91330502MA2B00019K","用电日期":"20260302","网供电量（万千瓦时）":"1,234.5","同比(%)":"-3.20%","欠费":"否"}""",
        """{"代码":"91330502MA2B00019K","quarter":"2025年第三季度","month":"2025-11","fuels":[{"fuel":"煤","qty":1.5e3},{"fuel":"\uD83D\uDE00"}]}""",
    ];

    private static readonly string[] Pieces =
    [
        "1", "0", "-", "+", ".", ",", "e", "E", "%", "万", "元", "亿", "$", "¥", "(", ")", "（", "年", "月", "日", "季", "度", "Q", "第", "T", "Z", ":", "/", " ",
        "0001-01-01", "9999-12-31", "\\u0000", "\\uD800", "\\uDC00", "\\u3000", "79228162514264337593543950335", "N/A", "人民币", "美元",
    ];

    private static readonly Interface EveryType = Sample.Interface(
    [
        Sample.Field("quarter", new PeriodType(PeriodLength.Quarter)),
        Sample.Field("month", new PeriodType(PeriodLength.Month)),
        Sample.Field("at", new DateTimeType(false)),
        Sample.Field("staff", new IntegerType("人", 0, null), sourceUnit: "万人"),
        Sample.Field("rate", new DecimalType(28, 0, "%", null, null), sourceUnit: "‰"),
        Sample.Field("fine", new DecimalType(28, 28, "kWh", null, null), sourceUnit: "万kWh"),
        Sample.Field("dollars", new MoneyType(true, null, null), sourceUnit: "亿美元"),
        Sample.Field("fuels", new ListType([Sample.Field("fuel", new TextType(10), required: true), Sample.Field("qty", new DecimalType(10, 2, "t", 0, null))], 3)),
    ]);

    private static List<Normaliser> Normalisers() => [.. RepositoryCatalog.Read().Interfaces.Append(EveryType).Select(i => new Normaliser(i))];

    private static void AssertAnswered(Normaliser normaliser, byte[] json)
    {
        try
        {
            var record = normaliser.Normalise(json, Sample.Received);

            Assert.True(record.IsClean ? record.Code is not null : record.Content.Length == 0);
            Assert.All(record.Errors, e => Assert.NotEmpty(ErrorNames.Zh(e.Name)));
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{Encoding.UTF8.GetString(json)}: {e}");
        }
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at - 1)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 20), bytes.Count - at))); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)])); break;
            }
        }

        return [.. bytes];
    }

    private static string RandomValue(Random random)
    {
        var pieces = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]);
        return random.Next(6) switch
        {
            0 => $"[{{\"fuel\":\"{string.Concat(pieces)}\",\"qty\":\"{random.Next()}\"}}]",
            1 => $"{random.NextInt64()}e{random.Next(-400, 400)}",
            _ => $"\"{string.Concat(pieces)}\"",
        };
    }
}
