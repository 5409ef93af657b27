using System.Net;
using System.Text;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Intake;

/// <summary>What a department pushes although the hub fetches it.</summary>
public sealed class SupplementTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string TaxKey = "hub_demo-d14_keys-are-for-the-demo-only";

    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task A_supplement_adds_its_record_and_speaks_for_nobody_else()
    {
        await _hub.PushAndBuildAsync($"[{Registration(Wuxing)},{Registration(Nanxun)}]");
        using var body = new StringContent($$"""[{"纳税人识别号":"{{Wuxing}}","评价年度":"2025","信用级别":"01","评价得分":"95"}]""", Encoding.UTF8, "application/json");
        var receipt = await _hub.SendAsync(HttpMethod.Post, "api/v1/departments/D14/interfaces/I28/records", TaxKey, body);

        Assert.Equal(HttpStatusCode.Accepted, receipt.Status);
        await Eventually.Async(async () => Api.State(await _hub.ProfileAsync(Wuxing), "I28") == "answered");
        var item = (await _hub.ProfileAsync(Wuxing)).GetProperty("sections").GetProperty("I28").GetProperty("items")[0];
        Assert.Equal("A", item.GetProperty("record").Text("tax_credit_grade"));
        Assert.Equal("notReached", Api.State(await _hub.ProfileAsync(Nanxun), "I28"));
        Assert.Null((await _hub.InterfaceAsync("I28")).Text("lastSealedAt"));
    }
}
