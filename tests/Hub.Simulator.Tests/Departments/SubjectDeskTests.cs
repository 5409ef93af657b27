using System.Text.Json;

namespace Hub.Simulator.Tests;

public sealed class SubjectDeskTests
{
    [Fact]
    public async Task Every_enterprise_gets_its_properties_or_1001()
    {
        await using var client = await Client.StartAsync();
        foreach (var enterprise in client.City.Enterprises)
        {
            var reply = await client.GetJsonAsync($"D06/bdc/v1/properties/{enterprise.CreditCode}");
            var expected = client.City.PropertiesOf(enterprise, Client.Day);
            Assert.Equal(expected.Count == 0 ? "1001" : "0", reply.GetProperty("code").GetString());
            if (expected.Count > 0)
            {
                var items = reply.GetProperty("data").GetProperty("items").EnumerateArray();
                Assert.Equal(expected.Select(p => p.Number), items.Select(item => item.GetProperty("不动产权证号").GetString()));
            }
        }
    }

    [Fact]
    public async Task An_item_has_the_agreed_fields()
    {
        await using var client = await Client.StartAsync();
        var (enterprise, property) = client.City.Enterprises
            .SelectMany(e => client.City.PropertiesOf(e, Client.Day).Select(p => (e, p)))
            .First(pair => pair.p.Mortgaged);
        var reply = await client.GetJsonAsync($"D06/bdc/v1/properties/{enterprise.CreditCode}");
        var item = reply.GetProperty("data").GetProperty("items").EnumerateArray().Single(i => i.GetProperty("不动产权证号").GetString() == property.Number);
        Assert.Equal(
            [
                ("统一社会信用代码", enterprise.CreditCode),
                ("不动产权证号", property.Number),
                ("土地面积(平方米)", $"{property.LandAreaM2:0.######}"),
                ("建筑面积(平方米)", $"{property.BuildingAreaM2:0.######}"),
                ("用途", property.Use),
                ("是否抵押", "是"),
                ("抵押金额(万元)", $"{property.MortgageWanYuan:0.######}"),
                ("抵押权人", property.Mortgagee!),
                ("是否查封", property.Sealed ? "是" : "否"),
                ("登记日期", $"{property.RegisteredOn.Year}/{property.RegisteredOn.Month:D2}/{property.RegisteredOn.Day:D2}"),
            ],
            item.EnumerateObject().Select(field => (field.Name, field.Value.ValueKind == JsonValueKind.Number ? $"{field.Value.GetDecimal():0.######}" : field.Value.ToString())));
    }

    [Theory]
    [InlineData(2, 1_000, "5001")]
    [InlineData(1_000, 2, "5001")]
    [InlineData(3, 3, "1001")]
    public async Task Beyond_the_quota_it_answers_5001(int perSecond, int perDay, string third)
    {
        var options = new SimulatorOptions { SubjectRequestsPerSecond = perSecond, SubjectRequestsPerDay = perDay, Time = new StoppedTime() };
        await using var client = await Client.StartAsync(options);
        await client.GetJsonAsync("D06/bdc/v1/properties/x");
        await client.GetJsonAsync("D06/bdc/v1/properties/x");
        var reply = await client.GetJsonAsync("D06/bdc/v1/properties/x");
        Assert.Equal(third, reply.GetProperty("code").GetString());
    }
}
