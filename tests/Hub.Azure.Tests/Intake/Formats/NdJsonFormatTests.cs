using System.Text;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Intake.Formats;

public sealed class NdJsonFormatTests
{
    [Fact]
    public async Task Each_line_is_a_record_with_its_bytes_and_number_and_blank_lines_are_none()
    {
        var delivery = Deliveries.Utf8("\uFEFF{\"a\":\"名\"}\r\n\n  \n {\"b\":2} \nno JSON\n{\"c\":3}");
        var (records, problem) = await Deliveries.ReadAsync(delivery, RecordFormat.NdJson);

        Assert.Null(problem);
        Assert.Equal(["{\"a\":\"名\"}", "{\"b\":2}", "no JSON", "{\"c\":3}"], records.Select(r => r.Text()));
        Assert.Equal<long?>([1, 4, 5, 6], records.Select(r => r.Line));
        Assert.Equal(
            ["\uFEFF{\"a\":\"名\"}\r\n", " {\"b\":2} \n", "no JSON\n", "{\"c\":3}"], records.Select(r => Encoding.UTF8.GetString(r.Cut(delivery))));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"b\":2")]
    [InlineData("{\"b\":\"二")]
    [InlineData("{\"b\":[1,{\"c\":")]
    public async Task A_delivery_that_breaks_off_in_a_record_is_not_whole(string cut)
    {
        var (records, problem) = await Deliveries.ReadAsync(Deliveries.Utf8($"{{\"a\":1}}\n{cut}"), RecordFormat.NdJson);

        Assert.Equal("line 2: the delivery breaks off in the middle of a record", problem);
        Assert.Equal("{\"a\":1}", Assert.Single(records).Text());
    }

    [Theory]
    [InlineData("{oops")]
    [InlineData("no JSON")]
    [InlineData("{\"b\":2}")]
    public async Task A_last_line_without_its_end_is_a_record_like_any_other(string last)
    {
        var (records, problem) = await Deliveries.ReadAsync(Deliveries.Utf8($"{{\"a\":1}}\n{last}"), RecordFormat.NdJson);

        Assert.Null(problem);
        Assert.Equal(["{\"a\":1}", last], records.Select(r => r.Text()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\r\n\t")]
    public async Task Nothing_but_white_space_has_no_records(string delivery) =>
        Assert.Empty((await Deliveries.ReadAsync(Deliveries.Utf8(delivery), RecordFormat.NdJson)).Records);

    [Fact]
    public async Task A_line_over_the_limit_is_refused_alone()
    {
        var fits = $"\"{new string('x', 97)}\"\n";
        var delivery = Deliveries.Utf8($"1\n\"{new string('x', 98)}\"\n{fits}\"{new string('y', 500)}\"\n4");
        var (records, problem) = await Deliveries.ReadAsync(delivery, RecordFormat.NdJson, longest: 100);

        Assert.Null(problem);
        Assert.Equal<string?>(
            [
                null,
                "TOO_LONG record=101 bytes: a record the hub takes (1 MiB unless set otherwise)",
                null,
                "TOO_LONG record=503 bytes: a record the hub takes (1 MiB unless set otherwise)",
                null,
            ],
            records.Select(r => r.Error?.ToString()));
        Assert.Equal<long?>([1, 2, 3, 4, 5], records.Select(r => r.Line));
        Assert.Equal(delivery, records.SelectMany(r => r.Cut(delivery)));
    }
}
