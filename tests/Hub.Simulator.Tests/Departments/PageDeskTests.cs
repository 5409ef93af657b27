using System.Net;
using System.Text.Json;

namespace Hub.Simulator.Tests;

public sealed class PageDeskTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(5_000)]
    public async Task The_pages_add_up_to_every_grade_of_every_enterprise(int limit)
    {
        await using var client = await Client.StartAsync();
        var rows = (await client.GetGradesAsync(limit)).SelectMany(page => page).Select(Subject);
        var expected = client.City.Enterprises.SelectMany(e => client.City.TaxGradesOf(e, Client.Day).Select(g => (e.CreditCode, g.Year.ToString())));
        Assert.Equal(expected, rows);
    }

    [Fact]
    public async Task A_row_has_the_agreed_fields()
    {
        await using var client = await Client.StartAsync();
        var row = (await client.GetGradesAsync(5_000))[0][0];
        var enterprise = client.City[0];
        var grade = client.City.TaxGradesOf(enterprise, Client.Day)[0];
        Assert.Equal(
            [
                ("纳税人识别号", enterprise.CreditCode),
                ("评价年度", "2024"),
                ("信用级别", grade.Grade switch { 'A' => "01", 'B' => "02", 'M' => "03", 'C' => "04", _ => "05" }),
                ("评价得分", grade.Score.ToString()),
                ("更新时间", "2026-04-16 08:30:00"),
                ("状态", "有效"),
            ],
            row.EnumerateObject().Select(property => (property.Name, property.Value.ToString())));
    }

    [Fact]
    public async Task Since_gives_only_what_was_updated_from_then_on()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 1_000 });
        var rows = (await client.GetGradesAsync(500, since: "2026-11-18T01:00:00+08:00")).SelectMany(page => page).Select(Subject);
        var expected = client.City.Enterprises
            .Where(e => client.City.RevisionOf(e, "I28", Client.Day).Since >= new DateOnly(2026, 11, 18))
            .Select(e => (e.CreditCode, "2025"))
            .ToList();
        Assert.InRange(expected.Count, 30, 90);
        Assert.Equal(expected, rows);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=5001")]
    [InlineData("cursor=c99999999.0")]
    [InlineData("cursor=zzz")]
    [InlineData("since=2026-11-18T01:00:00+08:00")]
    public async Task Wrong_parameters_are_refused(string query)
    {
        await using var client = await Client.StartAsync();
        using var response = await client.GetAsync($"D14/nsxy/v1/grades?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_the_key_there_is_401(string? key)
    {
        await using var client = await Client.StartAsync(apiKey: key);
        using var response = await client.GetAsync("D14/nsxy/v1/grades");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal((1, 1, 0), (client.Server.Requests("I28"), client.Server.Requests("D14"), client.Server.Requests("I36")));
    }

    private static (string, string) Subject(JsonElement row) =>
        (row.GetProperty("纳税人识别号").GetString()!, row.GetProperty("评价年度").GetString()!);
}
