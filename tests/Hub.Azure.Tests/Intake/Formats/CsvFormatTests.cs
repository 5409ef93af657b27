using System.Text;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Intake.Formats;

public sealed class CsvFormatTests
{
    private const string Table = "代码,名称\r\n1,\"甲,\"\"乙\"\"\r\n丙\"\r\n\r\n2,𠮷野家\r\n3,\n4,丁";

    private static readonly string[] Rows = ["1,\"甲,\"\"乙\"\"\r\n丙\"\r\n", "2,𠮷野家\r\n", "3,\n", "4,丁"];

    public static TheoryData<string, string?> Encodings => new()
    {
        { "utf-8", null },
        { "utf-8", "utf-8" },
        { "utf-8 with byte order mark", null },
        { "utf-8 with byte order mark", "gb18030" },
        { "gb18030", null },
        { "gb18030", "gb18030" },
        { "gb18030", "gbk" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Rows_become_objects_whose_place_and_line_are_exact_in_every_encoding(string written, string? said)
    {
        var encoding = written == "gb18030" ? Deliveries.Gb18030 : Encoding.UTF8;
        var delivery = encoding.GetBytes(written.EndsWith("mark", StringComparison.Ordinal) ? "\uFEFF" + Table : Table);
        var (records, problem) = await Deliveries.ReadAsync(delivery, RecordFormat.Csv, said);

        Assert.Null(problem);
        Assert.Equal(
            [
                "{\"代码\":\"1\",\"名称\":\"甲,\\\"乙\\\"\\r\\n丙\"}", "{\"代码\":\"2\",\"名称\":\"\\uD842\\uDFB7野家\"}",
                "{\"代码\":\"3\",\"名称\":\"\"}", "{\"代码\":\"4\",\"名称\":\"丁\"}",
            ],
            records.Select(r => r.Text().Replace("𠮷", "\\uD842\\uDFB7", StringComparison.Ordinal)));
        Assert.Equal<long?>([2, 5, 6, 7], records.Select(r => r.Line));
        Assert.Equal(Rows, records.Select(r => encoding.GetString(r.Cut(delivery))));
        Assert.All(records, r => Assert.Null(r.Error));
    }

    [Theory]
    [InlineData("", "line 1: the delivery is empty; the first line has the headings")]
    [InlineData("\r\n\n", "line 1: the delivery is empty; the first line has the headings")]
    [InlineData("a,b\r\n", null)]
    [InlineData("a,b", null)]
    public async Task Headings_alone_have_no_records(string delivery, string? expected)
    {
        var (records, problem) = await Deliveries.ReadAsync(Deliveries.Utf8(delivery), RecordFormat.Csv);
        Assert.Equal(expected, problem);
        Assert.Empty(records);
    }

    [Theory]
    [InlineData("1", "RAGGED_ROW record=1 cells: 2 cells, as many as headings")]
    [InlineData("1,2,3", "RAGGED_ROW record=3 cells: 2 cells, as many as headings")]
    [InlineData("   ", "RAGGED_ROW record=1 cells: 2 cells, as many as headings")]
    [InlineData("1,a\"b", "BAD_QUOTES record=a stray quote: quotes around a whole cell, doubled inside")]
    [InlineData("1,\"a\"b", "BAD_QUOTES record=a stray quote: quotes around a whole cell, doubled inside")]
    [InlineData("\"\"1,2", "BAD_QUOTES record=a stray quote: quotes around a whole cell, doubled inside")]
    [InlineData("\"\",\"\"\"\"", null)]
    public async Task A_row_that_does_not_fit_is_wrong_alone(string row, string? expected)
    {
        var delivery = Deliveries.Utf8($"a,b\n{row}\n8,9\n");
        var (records, problem) = await Deliveries.ReadAsync(delivery, RecordFormat.Csv);

        Assert.Null(problem);
        Assert.Equal<string?>([expected, null], records.Select(r => r.Error?.ToString()));
        Assert.Equal([row + "\n", "8,9\n"], records.Select(r => Encoding.UTF8.GetString(r.Cut(delivery))));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\"x\n4,5\n6,7\n", "line 3: a quote is opened in this row and never closed")]
    [InlineData("a,b\n1,2\n3", "line 3: the delivery breaks off in the middle of a row")]
    public async Task A_delivery_that_breaks_off_is_good_up_to_the_row_that_is_named(string delivery, string expected)
    {
        var (records, problem) = await Deliveries.ReadAsync(Deliveries.Utf8(delivery), RecordFormat.Csv);
        Assert.Equal(expected, problem);
        Assert.Equal("{\"a\":\"1\",\"b\":\"2\"}", Assert.Single(records).Text());
    }

    [Fact]
    public async Task A_quote_left_open_does_not_swallow_more_than_a_record_may_have()
    {
        var delivery = Deliveries.Utf8("a,b\n1,2\n3,\"x\n" + string.Concat(Enumerable.Repeat("4,5\n", 1_000)));
        var (records, problem) = await Deliveries.ReadAsync(delivery, RecordFormat.Csv, longest: 100);
        Assert.Equal("line 3: a row is longer than the hub takes: is a quote left open?", problem);
        Assert.Single(records);
    }

    [Theory]
    [InlineData(null, "utf-8 text")]
    [InlineData("gb18030", "gb18030 text")]
    public async Task Bytes_that_are_no_characters_are_wrong_alone_and_the_places_of_the_rows_behind_stay_exact(string? charset, string expected)
    {
        var name = charset is null ? Deliveries.Utf8("名") : Deliveries.Gb18030.GetBytes("名");
        byte[] bad = charset is null ? [.. new string('x', 70_000).Select(c => (byte)c), 0xFF, 0xFE] : [0xFF, 0xFF];
        byte[] delivery = [.. "a,b\n1,"u8, .. name, .. "\n2,"u8, .. bad, .. "\n3,"u8, .. name, .. "\n"u8];
        var (records, problem) = await Deliveries.ReadAsync(delivery, RecordFormat.Csv, charset);

        Assert.Null(problem);
        Assert.Equal<string?>([null, $"BAD_ENCODING record=bytes that are no characters: {expected}", null], records.Select(r => r.Error?.ToString()));
        Assert.Equal([.. "3,"u8, .. name, .. "\n"u8], records[2].Cut(delivery));
    }

    [Fact]
    public async Task GB18030_is_found_out_behind_64_KB_of_ASCII()
    {
        var ascii = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i},ascii\n"));
        var delivery = Deliveries.Gb18030.GetBytes($"a,b\n{ascii}x,湖州\n");
        var (records, _) = await Deliveries.ReadAsync(delivery, RecordFormat.Csv);
        Assert.Equal("{\"a\":\"x\",\"b\":\"湖州\"}", records[^1].Text());
        Assert.Null(records[^1].Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_UTF8_character_across_the_boundary_of_the_peeked_bytes_is_no_sign_of_GB18030(int shift)
    {
        var filling = new string('x', (64 * 1024) - 14 - shift);
        var (records, _) = await Deliveries.ReadAsync(Deliveries.Utf8($"a,b\n名,{filling}\n𠮷,𠮷\n"), RecordFormat.Csv);
        Assert.Equal([null, null], records.Select(r => r.Error?.Name));
        Assert.Contains("\"a\":\"名\"", records[0].Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicate_headings_stay_in_the_record_for_the_normaliser_to_refuse()
    {
        var (records, _) = await Deliveries.ReadAsync(Deliveries.Utf8("a,a,\n1,2,3\n"), RecordFormat.Csv);
        Assert.Equal("{\"a\":\"1\",\"a\":\"2\"}", Assert.Single(records).Text());
    }

    [Theory]
    [InlineData(RecordFormat.Csv, "GBK", true)]
    [InlineData(RecordFormat.Csv, "UTF-8", true)]
    [InlineData(RecordFormat.JsonArray, "utf8", true)]
    [InlineData(RecordFormat.NdJson, "gb18030", false)]
    [InlineData(RecordFormat.Csv, "utf-16", false)]
    public void JSON_is_UTF8_and_CSV_may_be_GB18030(RecordFormat format, string charset, bool expected) =>
        Assert.Equal(expected, RecordFormats.Accepts(format, charset));
}
