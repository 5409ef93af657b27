using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Functions.Tests.Intake;

namespace Hub.Functions.Tests.Evaluation;

/// <summary>What a bank's loans emit, as far as its customers let it know.</summary>
public sealed class PortfolioTests(AzuriteFixture azurite)
{
    private const string Path = "api/v1/portfolios/carbon-statement";

    [Fact]
    public async Task Every_position_is_told_or_has_its_reason_and_each_look_is_on_record()
    {
        await using var city = await NightTests.CityAsync(12);
        await using var hub = await HubUnderTest.StartAsync(azurite, city.BaseAddress);
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync("I05", "I16", "I36");
        var codes = city.City.Enterprises.Select(e => e.CreditCode).ToList();
        foreach (var code in codes.Skip(1))
        {
            await hub.ConsentAsync(code);
        }

        var positions = codes.Select(code => new { creditCode = code, outstanding = 1_000_000, equity = 6_000_000, debt = 4_000_000 }).ToList();
        var answer = await PostAsync(hub, new { rule = "Pcaf", positions });
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var (told, missing) = (answer.Json.GetProperty("positions").EnumerateArray().ToList(), answer.Json.GetProperty("missing").EnumerateArray().ToList());

        Assert.Equal(codes.Order(), told.Concat(missing).Select(p => p.Text("creditCode")!).Order());
        Assert.Equal("The enterprise has not consented to this bank and purpose", missing.Single(m => m.Text("creditCode") == codes[0]).GetProperty("reason").Text("en"));
        Assert.Equal(12_000_000m, answer.Json.GetProperty("outstandingYuan").GetDecimal());
        Assert.Equal(told.Count * 1_000_000m, answer.Json.GetProperty("coveredYuan").GetDecimal());
        foreach (var position in told)
        {
            var carbon = (await hub.GetAsync($"api/v1/enterprises/{position.Text("creditCode")}/carbon", HubUnderTest.BankKey)).Json;
            var total = carbon.GetProperty("periods")[0].GetProperty("sources").GetProperty("total").GetProperty("tonnesCo2e").GetDecimal();
            Assert.Equal(total, position.GetProperty("tonnesCo2e").GetDecimal());
            Assert.Equal((double)total * 0.1, position.GetProperty("financedTonnesCo2e").GetDouble(), 3);
        }
    }

    [Fact]
    public async Task As_a_table_it_has_a_line_for_each_position_and_the_sums()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var table = await PostAsync(hub, new { rule = "Pboc", positions = new[] { new { creditCode = Enterprises.Wuxing, outstanding = 5, revenue = 7 } } }, ("Accept", "text/csv"));

        Assert.Equal(
            ["统一社会信用代码,余额（元）,核算期间,企业排放量（tCO2e）,归因规则,归因系数,融资排放（tCO2e）,数据质量得分,数据质量依据,未能核算的原因",
                $"{Enterprises.Wuxing},5,,,,,,,,企业未就该用途授权本行", "合计（已核算）,0,,,,,,,,", "合计（全部）,5,,,,,,,,"],
            table.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("""{"rule":"Pcaf"}""", "1 to 300 positions, not 0")]
    [InlineData("""{"rule":"Pcaf","positions":[{"creditCode":"91330502MA2B00019A","outstanding":1}]}""", "positions[0]: creditCode ")]
    [InlineData("""{"rule":"Pcaf","positions":[{"creditCode":"91330502MA2B00019K","outstanding":0}]}""", "positions[0]: outstanding is 0; yuan above 0, at most 1e13, are needed")]
    [InlineData("""{"rule":"Pcaf","positions":[{"creditCode":"91330502MA2B00019K","outstanding":1,"debt":1e99}]}""", "yuan of at most 1e13")]
    public async Task A_bad_portfolio_is_refused_by_name(string body, string detail)
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var refused = await PostAsync(hub, JsonSerializer.Deserialize<JsonElement>(body));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(detail, refused.Json.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enterprise_cannot_look_at_others_as_if_they_were_its_own()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var key = await hub.EnterpriseKeyAsync(Enterprises.Wuxing);
        var body = JsonContent.Create(new { rule = "Pcaf", positions = new[] { new { creditCode = Enterprises.Nanxun, outstanding = 1, evic = 1 } } });
        var refused = await hub.SendAsync(HttpMethod.Post, Path, key, body, ("x-hub-purpose", "SELF"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    private static Task<Answer> PostAsync(HubUnderTest hub, object body, params (string Name, string Value)[] headers) =>
        hub.SendAsync(HttpMethod.Post, Path, HubUnderTest.BankKey, JsonContent.Create(body), [("x-hub-purpose", "PRE_LOAN"), .. headers]);
}
