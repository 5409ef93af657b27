using Hub.Azure.Trust.Callers;

namespace Hub.Azure.Tests.Trust.Callers;

public sealed class CountingTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_nonce_is_taken_once_by_all_instances()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        await using var other = await HubUnderTest.StartAsync(one.Connection, one.Time);
        Assert.True(await one.Get<Nonces>().TryTakeAsync("key", "nonce", HubUnderTest.Night, Stop));
        Assert.False(await other.Get<Nonces>().TryTakeAsync("key", "nonce", HubUnderTest.Night, Stop));
        Assert.True(await other.Get<Nonces>().TryTakeAsync("key-2", "nonce", HubUnderTest.Night, Stop));
    }

    [Fact]
    public async Task Nonces_that_no_window_reaches_are_swept_and_the_others_stay()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        for (var i = 0; i < 130; i++)
        {
            await hub.Get<Nonces>().TryTakeAsync("key", $"old {i}", HubUnderTest.Night, Stop);
        }

        await hub.Get<Nonces>().TryTakeAsync("key", "young", HubUnderTest.Night.AddHours(1), Stop);
        hub.Time.Advance(HubUnderTest.Night.AddHours(3));
        await hub.Get<Nonces>().SweepAsync(Stop);
        Assert.Equal("2026112018", Assert.Single(await hub.RowsAsync(hub.Store.Nonces)).PartitionKey);
    }

    [Fact]
    public async Task Two_instances_together_grant_the_quota_and_no_more()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        await using var other = await HubUnderTest.StartAsync(one.Connection, one.Time);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 300).Select(i => (i % 2 == 0 ? one : other).Get<CallQuotas>().TakeAsync("bank", 200, Stop)));
        Assert.Equal(200, answers.Count(a => a.Granted));
        Assert.Equal((false, 0), ((await one.Get<CallQuotas>().TakeAsync("bank", 200, Stop)) is var a ? (a.Granted, a.Left) : default));
        Assert.Equal(200, Assert.Single(await one.RowsAsync(one.Store.CallQuotas)).GetInt32("used"));
    }

    [Fact]
    public async Task What_an_instance_takes_along_when_it_stops_is_at_most_a_lot()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        await using var other = await HubUnderTest.StartAsync(one.Connection, one.Time);
        Assert.True((await one.Get<CallQuotas>().TakeAsync("bank", 1000, Stop)).Granted);
        var granted = 0;
        while ((await other.Get<CallQuotas>().TakeAsync("bank", 1000, Stop)).Granted)
        {
            granted++;
        }

        Assert.Equal(990, granted);
    }

    [Fact]
    public async Task The_day_begins_at_midnight_in_China_and_a_higher_quota_holds_at_once()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var first = await hub.Get<CallQuotas>().TakeAsync("bank", 1, Stop);
        Assert.Equal(new QuotaAnswer(true, 0, TimeSpan.FromHours(23)), first);
        Assert.False((await hub.Get<CallQuotas>().TakeAsync("bank", 1, Stop)).Granted);
        Assert.True((await hub.Get<CallQuotas>().TakeAsync("bank", 2, Stop)).Granted);
        hub.Time.Advance(HubUnderTest.Night.AddHours(23));
        Assert.Equal(new QuotaAnswer(true, 0, TimeSpan.FromHours(24)), await hub.Get<CallQuotas>().TakeAsync("bank", 1, Stop));
    }
}
