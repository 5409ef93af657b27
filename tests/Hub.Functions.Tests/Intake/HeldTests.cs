using System.Net;
using System.Text.Json;
using Hub.Simulator;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Intake;

public sealed class HeldTests(AzuriteFixture azurite)
{
    private const int Count = 120;

    [Fact]
    public async Task An_operator_sees_why_a_delivery_is_held_and_releases_it()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAndBuildAsync(All("旧名有限公司"));

        var receipt = await hub.PushAndBuildAsync(All("新名有限公司"));

        Assert.Equal("Held", receipt.GetProperty("state").GetString());
        Assert.Equal($"本次交付变更 {Count} 条，已知 {Count} 条，超过设定的 30 %", receipt.GetProperty("hold").GetProperty("zh").GetString());
        Assert.Equal("旧名有限公司", await NameAsync(hub));
        var run = receipt.GetProperty("id").GetString();
        var held = Assert.Single((await hub.GetAsync("api/v1/held", HubUnderTest.OperatorKey)).Json.GetProperty("held").EnumerateArray());
        Assert.Equal((run, "I24", (long)Count), (held.GetProperty("run").GetString(), held.GetProperty("interface").GetString(), held.GetProperty("changes").GetProperty("changed").GetInt64()));
        var example = held.GetProperty("examples")[0];
        Assert.Contains("旧名有限公司", example.GetProperty("before").GetString(), StringComparison.Ordinal);
        Assert.Contains("新名有限公司", example.GetProperty("now").GetString(), StringComparison.Ordinal);
        Assert.Equal(("open", run), BreakerOf(await InterfaceAsync(hub)));

        var released = await hub.SendAsync(HttpMethod.Post, $"api/v1/held/{run}/I24/release", HubUnderTest.OperatorKey);

        Assert.Equal(HttpStatusCode.Accepted, released.Status);
        await hub.CompleteAsync(released.Json.GetProperty("id").GetString()!);
        Assert.Equal("新名有限公司", await NameAsync(hub));
        Assert.Equal(("closed", null), BreakerOf(await InterfaceAsync(hub)));
        Assert.Empty((await hub.GetAsync("api/v1/held", HubUnderTest.OperatorKey)).Json.GetProperty("held").EnumerateArray());
    }

    [Fact]
    public async Task A_discarded_delivery_is_gone_and_only_an_operator_decides()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAndBuildAsync(All("旧名有限公司"));
        var run = (await hub.PushAndBuildAsync(All("新名有限公司"))).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.Forbidden, (await hub.SendAsync(HttpMethod.Post, $"api/v1/held/{run}/I24/discard", HubUnderTest.RegistrationKey)).Status);
        var discarded = await hub.SendAsync(HttpMethod.Post, $"api/v1/held/{run}/I24/discard", HubUnderTest.OperatorKey);

        Assert.Equal((HttpStatusCode.OK, "Discarded"), (discarded.Status, discarded.Json.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await hub.SendAsync(HttpMethod.Post, $"api/v1/held/{run}/I24/release", HubUnderTest.OperatorKey)).Status);
        Assert.Equal("旧名有限公司", await NameAsync(hub));
    }

    private static string CodeOf(int number) => CreditCodes.Make("91", "330502", $"MX{number:D6}");

    private static string All(string name) => $"[{string.Join(',', Enumerable.Range(0, Count).Select(i => Registration(CodeOf(i), name)))}]";

    private static async Task<string?> NameAsync(HubUnderTest hub) =>
        (await hub.ProfileAsync(CodeOf(7))).GetProperty("sections").GetProperty("I24").GetProperty("record").GetProperty("ent_name").GetString();

    private static async Task<JsonElement> InterfaceAsync(HubUnderTest hub) =>
        (await hub.GetAsync("api/v1/interfaces", HubUnderTest.OperatorKey)).Json.GetProperty("interfaces").EnumerateArray()
            .Single(i => i.GetProperty("id").GetString() == "I24");

    private static (string?, string?) BreakerOf(JsonElement view) =>
        (view.GetProperty("breaker").GetString(), view.GetProperty("held").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } run ? run.GetString() : null);
}
