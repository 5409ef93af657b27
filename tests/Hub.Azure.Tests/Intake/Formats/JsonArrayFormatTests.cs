using System.Text;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Intake.Formats;

public sealed class JsonArrayFormatTests
{
    [Fact]
    public async Task Records_are_cut_out_where_they_stand_with_their_lines()
    {
        var delivery = Deliveries.Utf8("\uFEFF [\r\n  {\"名\":\"a,]\\\"}𠮷\"} ,\n{\"b\":[1,{\"c\":2}]},\n\n3]\n");
        var (records, problem) = await Deliveries.ReadAsync(delivery, RecordFormat.JsonArray);

        Assert.Null(problem);
        Assert.Equal(["{\"名\":\"a,]\\\"}𠮷\"}", "{\"b\":[1,{\"c\":2}]}", "3"], records.Select(r => r.Text()));
        Assert.Equal<long?>([2, 3, 5], records.Select(r => r.Line));
        Assert.All(records, r => Assert.Equal(r.Text(), Encoding.UTF8.GetString(r.Cut(delivery))));
    }

    [Theory]
    [InlineData("", 0, "line 1: the delivery ends; a JSON array starts with [")]
    [InlineData(" \n\t ", 0, "line 2: the delivery ends; a JSON array starts with [")]
    [InlineData("{\"a\":1}", 0, "line 1: “{” found; a JSON array starts with [")]
    [InlineData("名", 0, "line 1: “名” found; a JSON array starts with [")]
    [InlineData("[]", 0, null)]
    [InlineData("[{},{}]\n \n", 2, null)]
    [InlineData("[{}]{}", 1, "line 1: “{” stands after the array's end")]
    [InlineData("[{},\n]", 1, "line 2: no JSON at byte 1 of the line")]
    [InlineData("[{}\n{}]", 1, "line 2: “{” found; records are parted by a comma")]
    [InlineData("[{\"a\":1},{\"a\":x}]", 1, "line 1: no JSON at byte 15 of the line")]
    [InlineData("[{\"a\":1},\n{\"a\":\n 1,x}]", 1, "line 3: no JSON at byte 4 of the line")]
    [InlineData("[{\"a\":1},{\"a\":", 1, "line 1: the delivery ends inside a record")]
    [InlineData("[{\"a\":1}", 1, "line 1: the delivery ends; records are parted by a comma")]
    [InlineData("[1,2", 1, "line 1: the delivery ends inside a record")]
    public async Task A_delivery_is_good_up_to_the_place_that_is_named(string delivery, int good, string? expected)
    {
        var (records, problem) = await Deliveries.ReadAsync(Deliveries.Utf8(delivery), RecordFormat.JsonArray);
        Assert.Equal(expected, problem);
        Assert.Equal(good, records.Count);
    }

    [Fact]
    public async Task A_number_at_the_end_of_a_chunk_is_not_cut()
    {
        var filling = new string(' ', (64 * 1024) - 4);
        var (records, problem) = await Deliveries.ReadAsync(Deliveries.Utf8($"[{filling}12345,6]"), RecordFormat.JsonArray);
        Assert.Null(problem);
        Assert.Equal(["12345", "6"], records.Select(r => r.Text()));
    }

    [Fact]
    public async Task A_record_nested_ten_thousand_deep_is_one_record_and_the_delivery_goes_on()
    {
        var deep = $"{{\"a\":{new string('[', 10_000)}{new string(']', 10_000)}}}";
        var (records, problem) = await Deliveries.ReadAsync(Deliveries.Utf8($"[{deep},{{\"b\":1}}]"), RecordFormat.JsonArray);
        Assert.Null(problem);
        Assert.Equal([deep, "{\"b\":1}"], records.Select(r => r.Text()));
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "line 2: a record is longer than the hub takes")]
    public async Task A_record_over_the_limit_breaks_the_delivery(int length, string? expected)
    {
        var record = $"{{\"a\":\"{new string('x', length - 8)}\"}}";
        var (records, problem) = await Deliveries.ReadAsync(Deliveries.Utf8($"[{{}},\n{record},{{}}]"), RecordFormat.JsonArray, longest: 100);
        Assert.Equal(expected, problem);
        Assert.Equal(expected is null ? 3 : 1, records.Count);
    }
}
