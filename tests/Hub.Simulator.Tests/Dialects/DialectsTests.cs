using System.Text;
using System.Text.Json;

namespace Hub.Simulator.Tests;

public sealed class DialectsTests
{
    [Fact]
    public async Task A_permit_is_nested_objects()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 300 });
        var key = client.City.Enterprises.First(e => client.City.FactsOf(e, "I15", Client.Day) is [var f] && f["permit_type"] is "SIMPLIFIED");
        var fact = client.City.FactsOf(key, "I15", Client.Day)[0];
        var row = (await client.GetJsonAsync("D07/pwxk/v1/xukezheng?size=5000")).GetProperty("data").GetProperty("list").EnumerateArray()
            .Single(item => item.GetProperty("单位").GetProperty("社会信用代码").GetString() == key.CreditCode);
        var permit = row.GetProperty("许可证");
        Assert.Equal("2", permit.GetProperty("管理类别").GetString());
        Assert.Equal((decimal)fact["permit_cod_t"]!, permit.GetProperty("许可排放量").GetProperty("化学需氧量(吨/年)").GetDecimal());
        Assert.Equal(fact["exec_report_submitted"] is true ? "是" : "否", permit.GetProperty("执行报告已提交").GetString());
        Assert.Contains(row.GetProperty("环评").GetProperty("状态").GetString(), (string[])["批复", "验收备案", "未批"]);
    }

    [Fact]
    public async Task A_statement_is_three_reports()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 20, Months = 3 });
        var rows = (await client.GetJsonAsync("D14/cwbb/v1/statements?limit=3")).GetProperty("data").GetProperty("rows").EnumerateArray().ToList();
        var enterprise = client.City.Find(rows[0].GetProperty("纳税人识别号").GetString()!)!;
        var fact = Assert.Single(client.City.FactsOf(enterprise, "I30", Client.Day));
        Assert.Equal(["资产负债表", "利润表", "现金流量表"], rows.Select(row => row.GetProperty("报表种类").GetString()));
        Assert.All(rows, row => Assert.Equal("2026-Q3", row.GetProperty("报表所属期").GetString()));
        Assert.Equal((decimal)fact["total_assets"]!, rows[0].GetProperty("资产合计").GetDecimal());
        Assert.Equal((decimal)fact["revenue"]!, rows[1].GetProperty("一、营业收入").GetDecimal());
        Assert.Equal((decimal)fact["op_cash_flow"]!, rows[2].GetProperty("经营活动产生的现金流量净额").GetDecimal());
        Assert.False(rows[0].TryGetProperty("一、营业收入", out _));
    }

    [Fact]
    public async Task Energy_is_a_row_for_the_figures_and_one_a_fuel()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 200, Months = 1 });
        var text = Encoding.UTF8.GetString(await client.GetBytesAsync("D02/tanxiaoma/20261101.csv"));
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        Assert.Equal(["统一社会信用代码", "报表月份", "分项", "工业总产值(万元)"], lines[0][..4]);
        Assert.Equal(["燃料品种", "消费量", "计量单位", "物料名称", "物料用量(吨)", "纯度"], lines[0][^6..]);
        var enterprise = client.City.Find(lines[1][0])!;
        var fact = Assert.Single(client.City.FactsOf(enterprise, "I05", Client.Day));
        var fuels = (IReadOnlyList<Fact>)fact["fuels"]!;
        var own = lines.Where(line => line[0] == enterprise.CreditCode).ToList();
        Assert.Equal(1 + fuels.Count + ((IReadOnlyList<Fact>)fact["process_inputs"]!).Count, own.Count);
        Assert.Equal(("202610", "指标", (decimal)fact["output_value"]! / 10_000), (own[0][1], own[0][2], decimal.Parse(own[0][3])));
        Assert.Equal(("", (decimal)fuels[0]["qty"]!), (own[1][3], decimal.Parse(own[1][^5])));
        Assert.Equal($"燃料-{own[1][^6]}", own[1][2]);
    }

    [Fact]
    public async Task The_energy_file_is_there_twenty_days_after_its_date()
    {
        await using var client = await Client.StartAsync();
        using var early = await client.GetAsync("D02/tanxiaoma/20261102.csv");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, early.StatusCode);
    }

    [Fact]
    public async Task Discharges_are_three_lines_in_kilograms()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 200, Months = 1 });
        var lines = Encoding.UTF8.GetString(await client.GetBytesAsync("D07/paifang/20261120.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var records = lines.Take(3).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var fact = Assert.Single(client.City.FactsOf(client.City.Find(records[0].GetProperty("排污单位代码").GetString()!)!, "I16", Client.Day));
        Assert.Equal(["废水", "废气", "固废"], records.Select(record => record.GetProperty("介质").GetString()));
        Assert.Equal((decimal)fact["cod_t"]! * 1_000, records[0].GetProperty("化学需氧量(千克)").GetDecimal());
        Assert.Equal((int)fact["monitor_hours"]!, records[1].GetProperty("监测小时").GetInt32());
        Assert.Equal("2026-10", records[2].GetProperty("统计月份").GetString());
    }

    [Fact]
    public async Task The_customs_speak_English_and_count_in_ten_thousand_dollars()
    {
        await using var client = await Client.StartAsync(new SimulatorOptions { Enterprises = 100 });
        var result = (await client.GetJsonAsync("D15/openapi/v2/enterprises?pageSize=5000")).GetProperty("result");
        var row = result.GetProperty("records")[0];
        var fact = client.City.FactsOf(client.City.Find(row.GetProperty("USCC").GetString()!)!, "I32", Client.Day)[0];
        Assert.Equal((decimal)fact["import_value"]! / 10_000, row.GetProperty("ImportValueUSD10k").GetDecimal());
        Assert.Equal(fact["customs_credit"] is "REGULAR", row.GetProperty("CreditRating").GetString() == "GENERAL");
    }
}
