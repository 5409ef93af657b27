using System.Text.Json;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Sources;

public sealed class InterfacesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Every_interface_is_listed_with_how_its_last_delivery_drifted()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var receipt = await hub.PushAndBuildAsync(
            $"[{Registration(Wuxing, more: "\"新字段\":1")},{Registration(Deqing, more: "\"注册日期\":{},\"新字段\":2")},{Registration(Anji, more: "\"注册日期\":[]")}]");

        var answer = (await hub.GetAsync("api/v1/interfaces", HubUnderTest.OperatorKey)).Json;

        var interfaces = answer.GetProperty("interfaces").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetString()!);
        Assert.Equal(Enumerable.Range(1, 38).Select(number => $"I{number:D2}"), interfaces.Keys);
        Assert.Equal("perSubject", interfaces["I12"].GetProperty("shape").GetString());
        Assert.False(interfaces["I12"].TryGetProperty("lastSealedAt", out _));
        Assert.Equal(receipt.GetProperty("id").GetString(), interfaces["I24"].GetProperty("lastRun").GetString());
        Assert.Equal("never", interfaces["I12"].GetProperty("freshness").GetString());
        Assert.True(interfaces["I12"].TryGetProperty("nextDue", out _));
        Assert.Equal("fresh", interfaces["I24"].GetProperty("freshness").GetString());
        Assert.False(interfaces["I24"].TryGetProperty("nextDue", out _));
        Assert.Equal(0.6667, interfaces["I24"].GetProperty("quarantineRate").GetDouble());
        Assert.Equal("closed", interfaces["I24"].GetProperty("breaker").GetString());
        var drift = interfaces["I24"].GetProperty("drift");
        Assert.Equal(3, drift.GetProperty("records").GetInt32());
        Assert.Equal(2, drift.GetProperty("quarantined").GetInt32());
        Assert.Equal(2, drift.GetProperty("unknownFields").GetProperty("新字段").GetInt32());
        Assert.Equal(2, drift.GetProperty("errors").GetProperty("WRONG_TYPE est_date").GetInt32());
    }
}
