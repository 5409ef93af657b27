using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Hub.Azure.Intake;
using Hub.Domain.Intake;

namespace Hub.Azure.Tests.Intake;

public sealed class RepairTests(AzuriteFixture azurite)
{
    private static readonly string A = Enterprises.Code(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_received_batch_is_sealed()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var writer = await hub.OpenAsync("I24");
        await writer.FinishAsync(0, null, Stop);
        await LaterAsync(hub, TimeSpan.FromMinutes(6));
        Assert.Equal(BatchState.Sealed, (await hub.Get<BatchStore>().FindAsync(writer.Batch.Run, "I24", Stop))!.Value.State);
        Assert.Equal(RunState.Complete, (await hub.Get<RunStore>().FindAsync(writer.Batch.Run, Stop))!.State);
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
    }

    [Fact]
    public async Task A_push_that_broke_off_is_given_up()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var writer = await hub.OpenAsync("I24");
        await LaterAsync(hub, TimeSpan.FromMinutes(4));
        Assert.Equal(BatchState.Open, (await hub.Get<BatchStore>().FindAsync(writer.Batch.Run, "I24", Stop))!.Value.State);
        await LaterAsync(hub, TimeSpan.FromMinutes(2));
        var batch = (await hub.Get<BatchStore>().FindAsync(writer.Batch.Run, "I24", Stop))!.Value;
        Assert.Equal((BatchState.Failed, "the push broke off before its end; nothing of it was taken"), (batch.State, batch.Problem));
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
    }

    [Fact]
    public async Task A_pull_without_a_sign_of_life_gets_a_new_token_but_one_that_pauses_does_not()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var silent = await hub.OpenAsync("I28", RunKind.Operator);
        var pausing = await hub.OpenAsync("I36", RunKind.Operator);
        var batches = hub.Get<BatchStore>();
        await batches.UpdateAsync(
            (await batches.FindAsync(pausing.Batch.Run, "I36", Stop))!, pausing.Batch with { NotBefore = HubUnderTest.Night.AddMinutes(15) }, Stop);
        await LaterAsync(hub, TimeSpan.FromMinutes(6));
        Assert.Equal(1, await CountAsync(hub, Tokens.PullQueue));
        var message = await hub.Get<ServiceBusClient>().CreateReceiver(Tokens.PullQueue).ReceiveMessageAsync(TimeSpan.FromSeconds(10), Stop);
        var token = message.Body.ToObjectFromJson<PullInterface>(HubJson.Options)!;
        Assert.Equal((silent.Batch.Run, "I28"), (token.Run, token.Interface));

        await LaterAsync(hub, TimeSpan.FromMinutes(15));
        Assert.Equal(3, await CountAsync(hub, Tokens.PullQueue));
    }

    [Fact]
    public async Task A_sealed_run_whose_builds_were_not_asked_for_gets_its_tokens()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAsync(Enterprises.Registration(A, "甲"));
        var before = await CountAsync(hub, Tokens.BuildQueue);
        Assert.Equal(1, before);
        await LaterAsync(hub, TimeSpan.FromMinutes(6));
        Assert.Equal(2, await CountAsync(hub, Tokens.BuildQueue));
        await LaterAsync(hub, TimeSpan.Zero);
        Assert.Equal(2, await CountAsync(hub, Tokens.BuildQueue));
    }

    [Fact]
    public async Task A_mark_that_a_kill_left_behind_goes_when_the_run_is_complete()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var writer = await hub.OpenAsync("I24");
        await writer.FinishAsync(0, null, Stop);

        // Sealed, and killed before anything followed.
        var batches = hub.Get<BatchStore>();
        var received = (await batches.FindAsync(writer.Batch.Run, "I24", Stop))!;
        await batches.UpdateAsync(received, received.Value with { State = BatchState.Sealed }, Stop);
        Assert.Single(await hub.RowsAsync(hub.Store.Unbuilt));

        await LaterAsync(hub, TimeSpan.FromMinutes(6));
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
        Assert.Equal(RunState.Complete, (await hub.Get<RunStore>().FindAsync(writer.Batch.Run, Stop))!.State);
    }

    [Fact]
    public async Task Tokens_of_one_thing_and_occasion_are_one()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var tokens = hub.Get<Tokens>();
        var now = hub.Time.GetUtcNow();
        foreach (var range in new[] { 1, 1, 2 })
        {
            await tokens.SendAsync(new BuildRange(range), "occasion", now, Stop);
        }

        await tokens.SendAsync(new BuildRange(1), "another", now, Stop);
        Assert.Equal(3, await CountAsync(hub, Tokens.BuildQueue));
    }

    [Fact]
    public async Task An_interface_keeps_when_it_first_and_last_delivered_and_what_last_went_wrong()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var first = await hub.PushAsync(Enterprises.Registration(A, "甲"));
        hub.Time.Advance(HubUnderTest.Night.AddDays(1));
        var second = await hub.PushAsync(Enterprises.Registration(A, "乙", 2, ",\"备用\":1"));
        var broken = await hub.OpenAsync("I24");
        await hub.Get<Sealing>().FailAsync((await hub.Get<BatchStore>().FindAsync(broken.Batch.Run, "I24", Stop))!, "no answer", Stop);

        var state = (await hub.Get<InterfaceStates>().ListAsync(Stop))["I24"];
        Assert.Equal((HubUnderTest.Night, HubUnderTest.Night.AddDays(1), second.Run), (state.FirstSealedAt, state.LastSealedAt, state.LastRun));
        var row = Assert.Single(await hub.RowsAsync(hub.Store.Interfaces));
        Assert.Equal(("no answer", broken.Batch.Run, "{\"备用\":1}"), (row.GetString("lastProblem"), row.GetString("lastFailedRun"), row.GetString("unknownFields")));
        Assert.NotEqual(first.Run, second.Run);
    }

    private static async Task LaterAsync(HubUnderTest hub, TimeSpan later)
    {
        hub.Time.Advance(hub.Time.GetUtcNow() + later);
        await hub.Get<Repair>().RunAsync(Stop);
    }

    private static async Task<long> CountAsync(HubUnderTest hub, string queue) =>
        (await hub.Get<ServiceBusAdministrationClient>().GetQueueRuntimePropertiesAsync(queue, Stop)).Value.TotalMessageCount;
}
