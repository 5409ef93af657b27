using Hub.Azure.Intake;
using Hub.Domain.Intake;

namespace Hub.Azure.Tests.Intake;

public sealed class HeldBatchesTests(AzuriteFixture azurite)
{
    private const int Count = 150;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mass_change_is_held_and_nothing_of_it_is_published()
    {
        await using var hub = await HubWithRegistrationsAsync();

        var held = await PushAsync(hub, "改", day: 2);
        await hub.BuildAsync();

        Assert.Equal((BatchState.Held, "mostChanged", new ChangeCounts(0, Count, 0)), (held.State, held.Hold!.Rule, held.Changes));
        Assert.Equal(10, held.Examples.Count);
        Assert.Equal("旧", await NameOfAsync(hub, 0));
        Assert.Equal(RunState.Complete, (await hub.Get<RunStore>().FindAsync(held.Run, Stop))!.State);
        Assert.Equal([held.Run], (await hub.Get<HeldBatches>().ListAsync(Stop)).Select(b => b.Run));
    }

    [Fact]
    public async Task Released_it_is_published_once_however_often_it_is_released()
    {
        await using var hub = await HubWithRegistrationsAsync();
        var held = await PushAsync(hub, "改", day: 2);

        var released = await hub.Get<HeldBatches>().ReleaseAsync(held.Run, "I24", "operator-1", Stop);
        var again = await hub.Get<HeldBatches>().ReleaseAsync(held.Run, "I24", "operator-2", Stop);
        await hub.BuildAsync();

        Assert.Equal((BatchState.Sealed, released!.Run), (released.State, again!.Run));
        var profile = (await hub.ProfileAsync(Enterprises.Code(0))).Profile;
        Assert.Equal(("改", 2), (await NameOfAsync(hub, 0), profile.Version));
        var decided = (await hub.Get<BatchStore>().FindAsync(held.Run, "I24", Stop))!.Value;
        Assert.Equal((BatchState.Released, "operator-1", released.Run), (decided.State, decided.Hold!.DecidedBy, decided.Hold.ReleasedAs));
        Assert.Equal(RunState.Complete, (await hub.Get<RunStore>().FindAsync(released.Run, Stop))!.State);
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
    }

    [Fact]
    public async Task A_release_that_was_killed_after_the_decision_is_finished_by_the_repair()
    {
        await using var hub = await HubWithRegistrationsAsync();
        var held = await PushAsync(hub, "改", day: 2);
        var stored = (await hub.Get<BatchStore>().FindAsync(held.Run, "I24", Stop))!;
        var decision = held.Hold! with { DecidedBy = "o", DecidedAt = hub.Time.GetUtcNow(), ReleasedAs = Run.NewId(hub.Time.GetUtcNow(), RunKind.Release, Guid.NewGuid()) };
        await hub.Get<BatchStore>().UpdateAsync(stored, held with { State = BatchState.Released, Hold = decision }, Stop);

        await hub.Get<Repair>().RunAsync(Stop);
        await hub.BuildAsync();

        Assert.Equal("改", await NameOfAsync(hub, 0));
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
    }

    [Fact]
    public async Task Discarded_it_never_appears_and_cannot_be_released()
    {
        await using var hub = await HubWithRegistrationsAsync();
        var held = await PushAsync(hub, "改", day: 2);

        var discarded = await hub.Get<HeldBatches>().DiscardAsync(held.Run, "I24", "operator-1", Stop);

        Assert.Equal(BatchState.Discarded, discarded!.State);
        Assert.Null(await hub.Get<HeldBatches>().ReleaseAsync(held.Run, "I24", "operator-1", Stop));
        await hub.BuildAsync();
        Assert.Equal("旧", await NameOfAsync(hub, 0));
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
    }

    [Fact]
    public async Task What_came_after_the_held_delivery_is_not_overwritten_by_its_release()
    {
        await using var hub = await HubWithRegistrationsAsync();
        var held = await PushAsync(hub, "改", day: 2);
        await hub.PushAsync(Enterprises.Registration(Enterprises.Code(0), "更新", day: 3));
        await hub.BuildAsync();

        await hub.Get<HeldBatches>().ReleaseAsync(held.Run, "I24", "operator-1", Stop);
        await hub.BuildAsync();

        Assert.Equal(("更新", "改"), (await NameOfAsync(hub, 0), await NameOfAsync(hub, 1)));
    }

    [Fact]
    public async Task Nothing_is_dropped_as_known_while_a_delivery_is_held()
    {
        await using var hub = await HubWithRegistrationsAsync();
        await PushAsync(hub, "改", day: 2);

        var same = await hub.PushAsync(Enterprises.Registration(Enterprises.Code(0), "旧"));

        Assert.Equal((1, 0), (same.Accepted, same.Unchanged));
    }

    private async Task<HubUnderTest> HubWithRegistrationsAsync()
    {
        var hub = await HubUnderTest.StartAsync(azurite);
        await PushAsync(hub, "旧", day: 1);
        await hub.BuildAsync();
        return hub;
    }

    private static Task<Batch> PushAsync(HubUnderTest hub, string name, int day) =>
        hub.PushAsync([.. Enumerable.Range(0, Count).Select(i => Enterprises.Registration(Enterprises.Code(i), name, day))]);

    private static async Task<string> NameOfAsync(HubUnderTest hub, int number)
    {
        var section = (await hub.ProfileAsync(Enterprises.Code(number))).Profile.Find("I24")!;
        using var content = System.Text.Json.JsonDocument.Parse(section.Items.Single().Content);
        return content.RootElement.GetProperty("ent_name").GetString()!;
    }
}
