using System.Net;
using System.Text;
using System.Text.Json;

namespace Hub.Simulator.Tests;

public sealed class FaultsTests
{
    private const string Grades = "D14/nsxy/v1/grades?limit=20";
    private const string File = "D18/yongdian/20261120.csv";

    [Theory]
    [InlineData(FaultKind.TooManyRequests, HttpStatusCode.TooManyRequests)]
    [InlineData(FaultKind.ServerErrors, HttpStatusCode.InternalServerError)]
    [InlineData(FaultKind.NotYetThere, HttpStatusCode.NotFound)]
    [InlineData(FaultKind.NotReached, HttpStatusCode.ServiceUnavailable)]
    public async Task A_status_fault_shows_as_often_as_asked_and_then_no_more(FaultKind kind, HttpStatusCode status)
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I28", Fault.Times(kind, count: 2, after: 1));
        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 5; request++)
        {
            using var response = await client.GetAsync(Grades);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, status, status, HttpStatusCode.OK, HttpStatusCode.OK], statuses);
        Assert.Equal((2, 5), (client.Server.Faults.Shown("I28", kind), client.Server.Requests("I28")));
    }

    [Fact]
    public async Task Too_many_requests_says_when_to_come_again()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.TooManyRequests) with { RetryAfter = TimeSpan.FromSeconds(7) });
        using var response = await client.GetAsync(File);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Slow_waits_before_it_answers()
    {
        var time = new StoppedTime();
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 5, Time = time });
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.Slow) with { Delay = TimeSpan.FromSeconds(40) });
        using var response = await client.GetAsync(Grades);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([TimeSpan.FromSeconds(40)], time.Waits);
    }

    [Theory]
    [InlineData("I28", Grades)]
    [InlineData("I36", File)]
    public async Task Cut_mid_body_breaks_the_connection_after_the_headers(string interfaceId, string path)
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn(interfaceId, Fault.Times(FaultKind.CutMidBody));
        using var response = await client.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Client.Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(Client.Cancellation));
        Assert.Equal(HttpRequestError.ResponseEnded, (error.InnerException as HttpIOException)?.HttpRequestError);
        Assert.NotEmpty(await client.GetBytesAsync(path));
    }

    [Fact]
    public async Task Malformed_json_is_a_whole_reply_that_does_not_parse()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.MalformedJson));
        await Assert.ThrowsAnyAsync<JsonException>(() => client.GetJsonAsync(Grades));
        Assert.Equal("0", (await client.GetJsonAsync(Grades)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Wrong_types_spoil_every_tenth_grade()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.WrongTypes));
        var rows = (await client.GetJsonAsync(Grades)).GetProperty("data").GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(JsonValueKind.Object, rows[0].GetProperty("信用级别").ValueKind);
        Assert.Equal("abc", rows[10].GetProperty("评价得分").GetString());
        Assert.Equal(19, rows.Count(row => row.GetProperty("信用级别").ValueKind == JsonValueKind.String));
    }

    [Fact]
    public async Task Wrong_types_spoil_every_tenth_row_of_the_file()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.WrongTypes));
        var rows = await ReadRowsAsync(client);
        Assert.Equal("abc", rows[0][2]);
        Assert.Equal("abc", rows[10][2]);
        Assert.Equal("二〇二五", rows[20][1]);
    }

    [Fact]
    public async Task Duplicate_pages_repeat_a_page_and_lose_none()
    {
        await using var client = await Client.StartAsync();
        var pages = await client.GetGradesAsync(limit: 30);
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.DuplicatePages, count: 1, after: 1));
        var repeated = await client.GetGradesAsync(limit: 30);
        Assert.Equal([Text(pages[0]), Text(pages[1]), .. pages.Skip(1).Select(Text)], repeated.Select(Text));
    }

    [Fact]
    public async Task Out_of_order_pages_run_backwards_and_lose_none()
    {
        await using var client = await Client.StartAsync();
        var rows = (await client.GetGradesAsync(limit: 30)).SelectMany(page => page).Select(row => row.ToString()).ToList();
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.OutOfOrderPages));
        var backwards = (await client.GetGradesAsync(limit: 30)).SelectMany(page => page).Select(row => row.ToString());
        Assert.Equal(rows.AsEnumerable().Reverse(), backwards);
    }

    [Fact]
    public async Task The_rows_of_a_file_are_repeated_or_reversed()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 2 });
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.DuplicatePages), Fault.Times(FaultKind.OutOfOrderPages));
        var (first, second) = (client.City[0].CreditCode, client.City[1].CreditCode);
        Assert.Equal([second, second, first, first], (await ReadRowsAsync(client)).Select(row => row[0]));
        Assert.Equal([first, second], (await ReadRowsAsync(client)).Select(row => row[0]));
    }

    [Fact]
    public async Task An_empty_result_is_a_success_without_records()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.EmptyResult));
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.EmptyResult));
        Assert.Equal("""{"code":"0","data":{"rows":[],"next":null}}""", (await client.GetJsonAsync(Grades)).ToString());
        Assert.Empty(await ReadRowsAsync(client));
    }

    [Fact]
    public async Task Unknown_fields_come_with_every_record()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.UnknownFields));
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.UnknownFields));
        var rows = (await client.GetJsonAsync(Grades)).GetProperty("data").GetProperty("rows").EnumerateArray();
        Assert.All(rows, row => Assert.Equal("预留", row.GetProperty("备用字段").GetString()));
        Assert.All(await ReadRowsAsync(client), row => Assert.Equal("预留", row[9]));
    }

    [Fact]
    public async Task The_land_registry_says_3001_when_its_source_is_down()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I12", Fault.Times(FaultKind.NotReached));
        Assert.Equal("3001", (await client.GetJsonAsync("D06/bdc/v1/properties/x")).GetProperty("code").GetString());
        Assert.Equal("1001", (await client.GetJsonAsync("D06/bdc/v1/properties/x")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_list_of_properties_shows_the_faults_of_records()
    {
        await using var client = await Client.StartAsync();
        var owner = client.City.Enterprises.First(e => client.City.PropertiesOf(e, Client.Day).Count == 1);
        var faults = client.Server.Faults;
        async Task<List<JsonElement>> ItemsAsync() =>
            [.. (await client.GetJsonAsync($"D06/bdc/v1/properties/{owner.CreditCode}")).GetProperty("data").GetProperty("items").EnumerateArray()];

        faults.SwitchOn("I12", Fault.Times(FaultKind.DuplicatePages));
        Assert.Equal(2, (await ItemsAsync()).Count);
        faults.SwitchOn("I12", Fault.Times(FaultKind.EmptyResult));
        Assert.Empty(await ItemsAsync());
        faults.SwitchOn("I12", Fault.Times(FaultKind.WrongTypes), Fault.Times(FaultKind.UnknownFields));
        var item = Assert.Single(await ItemsAsync());
        Assert.Equal(("abc", "预留"), (item.GetProperty("土地面积(平方米)").GetString(), item.GetProperty("备用字段").GetString()));
    }

    [Fact]
    public async Task Switched_off_no_fault_shows()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOnAll(1);
        client.Server.Faults.SwitchOffAll();
        Assert.Equal("0", (await client.GetJsonAsync(Grades)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Never_answers_holds_the_request_until_the_server_stops()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.NeverAnswers));
        var pending = client.GetAsync(Grades);
        while (client.Server.Faults.Shown("I28", FaultKind.NeverAnswers) == 0)
        {
            await Task.Yield();
        }

        Assert.False(pending.IsCompleted);
        await client.Server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => pending);
    }

    [Fact]
    public void A_chance_hits_the_same_requests_for_the_same_seed()
    {
        static string Hits(int seed)
        {
            var faults = new Faults(seed);
            faults.SwitchOn("I24", Fault.Chance(FaultKind.EmptyResult, 0.3));
            return string.Concat(Pushes.Batches(new City(1, 200), "I24", Client.Day, batchSize: 1, faults: faults).Select(batch => batch.Records));
        }

        Assert.Equal(Hits(5), Hits(5));
        Assert.NotEqual(Hits(5), Hits(6));
        Assert.InRange(Hits(5).Count(hit => hit == '0'), 40, 80);
    }

    [Fact]
    public void An_unknown_interface_is_answered_with_the_valid_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => new Faults(1).SwitchOn("I99", Fault.Times(FaultKind.Slow)));
        Assert.StartsWith("There is no interface I99; valid are I01, I02, I03,", error.Message, StringComparison.Ordinal);
    }

    private static string Text(List<JsonElement> page) => string.Join('\n', page);

    private static async Task<List<string[]>> ReadRowsAsync(Client client)
    {
        var text = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(await client.GetBytesAsync(File));
        return [.. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
    }
}
