using System.Net;
using Hub.Azure;
using Hub.Azure.Profiles;
using Microsoft.Extensions.DependencyInjection;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Trust;

public sealed class SealingStopTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_stop_while_nobody_seals_and_go_on_when_somebody_does()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite, null, ("Hub:SealLimit", "00:00:06"));
        await hub.PushAndBuildAsync($"[{Registration(Wuxing)}]");
        var store = hub.Services.GetRequiredService<HubStore>();
        RangeLease? held = null;
        await Eventually.Async(async () => (held = await RangeLease.TryTakeAsync(store, "audit-sealing", TimeProvider.System, Stop)) is not null);

        Answer answer = null!;
        await Eventually.Async(async () => (answer = await ReadAsync(hub)).Status == HttpStatusCode.ServiceUnavailable);

        Assert.Equal(("urn:hub:problem:sealing-stopped", "访问记录未能按时封存，暂停查询企业信息"), (answer.Json.Text("type"), answer.Json.Text("title")));
        Assert.Contains(await hub.AccessesAsync(), a => a.Entry is { Function: "ReadProfile", Status: 503, Result: "sealing stopped", CreditCode: Wuxing });
        Assert.Equal(HttpStatusCode.OK, (await hub.GetAsync("api/v1/runs", HubUnderTest.OperatorKey)).Status);
        Assert.True((await hub.GetAsync("api/health/ready", HubUnderTest.OperatorKey)).Json.GetProperty("sealAgeSeconds").GetInt64() >= 6);

        await held!.DisposeAsync();
        await Eventually.Async(async () => (await ReadAsync(hub)).Status == HttpStatusCode.OK);
    }

    private static Task<Answer> ReadAsync(HubUnderTest hub) => hub.GetAsync($"api/v1/enterprises/{Wuxing}/profile", HubUnderTest.BankKey);
}
