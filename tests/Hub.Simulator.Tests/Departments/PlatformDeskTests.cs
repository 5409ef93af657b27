using System.Net;
using System.Text.Json;

namespace Hub.Simulator.Tests;

public sealed class PlatformDeskTests
{
    [Fact]
    public async Task The_pages_of_every_interface_add_up_to_its_facts()
    {
        await using var client = await StartAsync(30);
        (string Path, string Interface, string Subject)[] single =
            [("/d02/lvse", "I06", "统一社会信用代码"), ("/d08/jianzhu", "I18", "统一社会信用代码"), ("/d10/longtou", "I20", "主体代码"), ("/d13/zhishichanquan", "I27", "权利人代码")];
        var nonce = 1;
        foreach (var (path, id, subject) in single)
        {
            var told = new List<string>();
            for (string? cursor = ""; cursor is not null;)
            {
                var reply = await client.AskAsync(path, PlatformClient.Call(id, cursor: cursor, limit: 4, nonce: nonce++));
                told.AddRange(reply.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(subject).GetString()!));
                cursor = reply.GetProperty("next").GetString();
            }

            Assert.Equal(client.City.Enterprises.Where(e => client.City.FactsOf(e, id, Client.Day).Count > 0).Select(e => e.CreditCode), told);
        }
    }

    [Fact]
    public async Task Since_gives_only_what_was_updated_from_then_on()
    {
        await using var client = await StartAsync(500);
        var reply = await client.AskAsync("/d03/keji", PlatformClient.Call("I07", since: "2026-11-10T00:00:00+08:00", limit: 1_000));
        var expected = client.City.Enterprises
            .Where(e => client.City.FactsOf(e, "I07", Client.Day).Any(f => f.UpdatedAt.Date >= new DateTime(2026, 11, 10))).Select(e => e.CreditCode).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, reply.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("统一社会信用代码").GetString()));
    }

    [Fact]
    public async Task Months_are_rows_of_one_record()
    {
        await using var client = await StartAsync(20);
        var item = (await client.AskAsync("/d05/shebao", PlatformClient.Call("I10", limit: 1))).GetProperty("items")[0];
        var enterprise = client.City.Find(item.GetProperty("统一社会信用代码").GetString()!)!;
        var facts = client.City.FactsOf(enterprise, "I10", Client.Day);
        var rows = item.GetProperty("参保明细").EnumerateArray().ToList();
        Assert.Equal(facts.Select(f => f.Key), rows.Select(row => row.GetProperty("费款所属期").GetString()));
        Assert.Equal(facts.Select(f => (decimal)f["paid_amount"]!), rows.Select(row => row.GetProperty("实缴金额(元)").GetDecimal()));
    }

    [Fact]
    public async Task An_enterprise_has_its_records_and_the_day_they_are_of()
    {
        await using var client = await StartAsync(50);
        var company = client.City.Enterprises.First(e => client.City.FactsOf(e, "I25", Client.Day).Count > 1);
        var reply = await client.AskAsync("/d13/guquan", PlatformClient.Call("I25", company.CreditCode));
        var shareholders = client.City.FactsOf(company, "I25", Client.Day);
        Assert.Equal(("0", "2026-11-20T23:59:59+08:00", "2026-11-21T01:00:00+08:00"), (Text(reply, "code"), Text(reply, "as_of"), Text(reply, "source_ts")));
        var outer = Assert.Single(reply.GetProperty("items").EnumerateArray());
        Assert.Equal((int)shareholders[0]["director_count"]!, outer.GetProperty("董事(人)").GetInt32());
        Assert.Equal(
            shareholders.Select(s => ((string?)s["shareholder_name"], (decimal)s["share_pct"]!)),
            outer.GetProperty("股东").EnumerateArray().Select(row => (row.GetProperty("名称").GetString(), row.GetProperty("出资").GetProperty("比例(%)").GetDecimal())));
    }

    [Fact]
    public async Task Without_records_there_is_a_code_that_says_why()
    {
        await using var client = await StartAsync(400);
        var nobody = CreditCodes.Make("91", "330502", "MX999999");
        var without = client.City.Enterprises.First(e => e.IsActive && client.City.FactsOf(e, "I34", Client.Day).Count == 0).CreditCode;
        var cancelled = client.City.Enterprises.First(e => e.IsCancelled).CreditCode;
        var codes = new List<string>();
        foreach (var (subject, nonce) in new[] { "x", nobody, without, cancelled }.Select((s, i) => (s, i)))
        {
            var reply = await client.AskAsync("/d16/shesu", PlatformClient.Call("I34", subject, nonce: nonce));
            Assert.False(reply.TryGetProperty("items", out _));
            codes.Add(Text(reply, "code"));
        }

        Assert.Equal(["4001", "1001", "1001", "4002"], codes);
    }

    [Fact]
    public async Task Beyond_the_quota_it_answers_5001()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 5, SubjectRequestsPerDay = 1, Time = new StoppedTime() });
        var code = client.City[0].CreditCode;
        await client.AskAsync("/d16/shesu", PlatformClient.Call("I34", code, nonce: 1));
        Assert.Equal("5001", Text(await client.AskAsync("/d16/shesu", PlatformClient.Call("I34", code, nonce: 2)), "code"));
    }

    [Theory]
    [InlineData("sign", "0000")]
    [InlineData("ts", "2026-11-21T00:54:59+08:00")]
    [InlineData("ts", "2026-11-20T17:00:00Z")]
    [InlineData("nonce", "short")]
    public async Task A_call_that_is_not_signed_timely_and_fresh_is_refused(string name, string value)
    {
        await using var client = await StartAsync(5);
        var call = PlatformClient.Call("I07", limit: 10);
        call[name] = value;
        using var response = await client.PostAsync("/d03/keji", name == "sign" ? call : PlatformClient.Sign(call));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_same_call_is_taken_once()
    {
        await using var client = await StartAsync(5);
        var call = PlatformClient.Call("I07", limit: 10);
        await client.AskAsync("/d03/keji", call);
        using var again = await client.PostAsync("/d03/keji", call);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Theory]
    [InlineData("I06", "", "", 10)]
    [InlineData("I07", "zzz", "", 10)]
    [InlineData("I07", "", "yesterday", 10)]
    [InlineData("I07", "", "", 0)]
    public async Task A_signed_call_that_makes_no_sense_is_400(string interfaceId, string cursor, string since, int limit)
    {
        await using var client = await StartAsync(5);
        using var response = await client.PostAsync("/d03/keji", PlatformClient.Call(interfaceId, cursor: cursor, since: since, limit: limit));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static Task<Client> StartAsync(int enterprises) => Client.StartAsync(new SimulatorOptions { Enterprises = enterprises, Time = new StoppedTime() });

    private static string Text(JsonElement reply, string name) => reply.GetProperty(name).GetString()!;
}
