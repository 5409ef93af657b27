using System.Net;
using System.Text;

namespace Hub.Simulator.Tests;

public sealed class FileDeskTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public async Task The_file_is_GB18030_and_has_one_row_an_enterprise()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 1_203 });
        var lines = Lines(await client.GetBytesAsync("D18/yongdian/20261120.csv"));
        Assert.Equal("用电户统一代码,用电日期,网供电量(万千瓦时),绿电交易电量(万千瓦时),光伏自用(千瓦时),光伏上网(千瓦时),同比(%),欠费,窃电", lines[0]);
        Assert.Equal(client.City.Enterprises.Select(e => e.CreditCode), lines.Skip(1).Select(line => line[..18]));
    }

    [Fact]
    public async Task A_row_says_what_the_city_knows()
    {
        await using var client = await Client.StartAsync();
        var lines = Lines(await client.GetBytesAsync("D18/yongdian/20261120.csv"));
        foreach (var enterprise in client.City.Enterprises)
        {
            var cells = lines[enterprise.Number + 1].Split(',');
            var used = enterprise.ElectricityOn(Client.Day);
            Assert.Equal(used.GridKWh, decimal.Parse(cells[2]) * 10_000);
            Assert.Equal(used.GreenKWh, decimal.Parse(cells[3]) * 10_000);
            Assert.Equal(used.PvSelfKWh, decimal.Parse(cells[4]));
            Assert.Equal(used.Arrears ? "是" : "否", cells[7]);
            Assert.Equal("20261120", cells[1].Replace("-", "", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("20261121.csv")]
    [InlineData("20261399.csv")]
    [InlineData("x")]
    public async Task A_file_that_is_not_there_is_404(string file)
    {
        await using var client = await Client.StartAsync();
        using var response = await client.GetAsync($"D18/yongdian/{file}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_next_file_is_there_when_its_day_is_closed()
    {
        await using var client = await Client.StartAsync();
        client.Server.BusinessDate = Client.Day.AddDays(1);
        using var response = await client.GetAsync("D18/yongdian/20261121.csv");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static string[] Lines(byte[] file) => Gb18030.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
