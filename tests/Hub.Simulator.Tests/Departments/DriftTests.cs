using System.Text;
using System.Text.Json;

namespace Hub.Simulator.Tests;

public sealed class DriftTests
{
    private const string Grades = "D14/nsxy/v1/grades?limit=20";

    [Theory]
    [InlineData(FaultKind.HeadingRenamed, "评价年度（新）", "2024")]
    [InlineData(FaultKind.TypeChanged, "评价得分", """{"数值":1}""")]
    [InlineData(FaultKind.NewCode, "信用级别", "ZZ")]
    public async Task Every_record_drifts_alike(FaultKind kind, string name, string value)
    {
        var rows = await RowsAsync(kind);
        Assert.Equal(20, rows.Count);
        Assert.All(rows, row => Assert.True(row.TryGetProperty(name, out _)));
        Assert.Equal(value, rows[0].GetProperty(name).ToString());
    }

    [Fact]
    public async Task A_renamed_heading_of_a_file_stands_in_its_first_line()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.HeadingRenamed));
        Assert.StartsWith("用电户统一代码,用电日期（新）,网供电量(万千瓦时)", await FileAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_file_ends_well_formed_after_half_of_the_enterprises()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.HalfFile));
        var half = await FileAsync(client);
        Assert.Equal((21, true), (half.Count(letter => letter == '\n'), half.EndsWith("\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_department_that_lies_sends_the_file_of_the_day_before()
    {
        await using var client = await Client.StartAsync();
        var yesterday = await FileAsync(client, "20261119");
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.YesterdaysData));
        Assert.Equal(yesterday, await FileAsync(client));
    }

    [Fact]
    public async Task A_mass_change_halves_the_numbers_and_tells_them_as_new()
    {
        await using var client = await Client.StartAsync();
        var before = await RowsAsync(client, Grades);
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.MassChange));
        var after = await RowsAsync(client, $"{Grades}&since=2026-11-20T22:00:00");
        Assert.Equal(before.Select(row => Math.Round(Score(row) / 2, 2)), after.Select(Score));
        Assert.All(after, row => Assert.Equal("2026-11-20 23:00:00", row.GetProperty("更新时间").GetString()));
    }

    [Fact]
    public async Task A_mass_deletion_withdraws_all_or_tells_nothing()
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I28", Fault.Times(FaultKind.MassDeletion));
        Assert.All(await RowsAsync(client, Grades), row => Assert.Equal("撤销", row.GetProperty("状态").GetString()));
        client.Server.Faults.SwitchOn("I36", Fault.Times(FaultKind.MassDeletion));
        Assert.Equal(1, (await FileAsync(client)).Count(letter => letter == '\n'));
    }

    private static async Task<List<JsonElement>> RowsAsync(FaultKind kind)
    {
        await using var client = await Client.StartAsync();
        client.Server.Faults.SwitchOn("I28", Fault.Times(kind));
        return await RowsAsync(client, Grades);
    }

    private static async Task<List<JsonElement>> RowsAsync(Client client, string path) =>
        [.. (await client.GetJsonAsync(path)).GetProperty("data").GetProperty("rows").EnumerateArray()];

    private static decimal Score(JsonElement row) =>
        row.GetProperty("评价得分") is { ValueKind: JsonValueKind.String } text ? decimal.Parse(text.GetString()!) : row.GetProperty("评价得分").GetDecimal();

    private static async Task<string> FileAsync(Client client, string day = "20261120") =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(await client.GetBytesAsync($"D18/yongdian/{day}.csv"));
}
