using System.Text.Json;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Tests.Sharing;

public sealed class FeedsTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_numbered_from_one_without_gaps_whoever_appends()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        await using var two = await HubUnderTest.StartAsync(one.Connection, one.Time);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            (i % 2 == 0 ? one : two).Get<Feeds>().AppendAsync("bank-a", [Batch($"o{i}", 3)], Stop)));

        var events = await ReadAsync(one, "bank-a", 0);

        Assert.Equal(Enumerable.Range(1, 120).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(120, await one.Get<Feeds>().LastAsync("bank-a", Stop));
        foreach (var batch in events.Chunk(3))
        {
            var occasion = batch[0].Entry.Event.Id.Split('-')[0];
            Assert.Equal([$"{occasion}-0", $"{occasion}-1", $"{occasion}-2"], batch.Select(e => e.Entry.Event.Id));
        }
    }

    [Fact]
    public async Task An_occasion_is_in_a_feed_once_however_often_it_is_offered()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var feeds = hub.Get<Feeds>();
        await feeds.AppendAsync("bank-a", [Batch("first", 2)], Stop);
        await feeds.AppendAsync("bank-a", [Batch("first", 2), Batch("second", 1), Batch("empty", 0)], Stop);
        await feeds.AppendAsync("bank-b", [Batch("first", 1)], Stop);

        Assert.Equal(["first-0", "first-1", "second-0"], (await ReadAsync(hub, "bank-a", 0)).Select(e => e.Entry.Event.Id));
        Assert.Equal(["first-0"], (await ReadAsync(hub, "bank-b", 0)).Select(e => e.Entry.Event.Id));
    }

    [Theory]
    [InlineData(0, new[] { "a-0", "a-1", "a-2", "b-0", "b-1" })]
    [InlineData(1, new[] { "a-1", "a-2", "b-0", "b-1" })]
    [InlineData(3, new[] { "b-0", "b-1" })]
    [InlineData(5, new string[0])]
    public async Task A_cursor_may_stand_anywhere_in_a_segment(long after, string[] ids)
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<Feeds>().AppendAsync("bank-a", [Batch("a", 3)], Stop);
        await hub.Get<Feeds>().AppendAsync("bank-a", [Batch("b", 2)], Stop);

        Assert.Equal(ids, (await ReadAsync(hub, "bank-a", after)).Select(e => e.Entry.Event.Id));
    }

    [Fact]
    public async Task What_is_too_large_for_one_row_becomes_several_and_stays_once()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var random = new Random(7);
        var events = Enumerable.Range(0, 40).Select(i => new FeedEvent(Event($"large-{i}", Convert.ToBase64String(Bytes(random, 60_000))))).ToList();
        await hub.Get<Feeds>().AppendAsync("bank-a", [new FeedBatch("large", events)], Stop);
        await hub.Get<Feeds>().AppendAsync("bank-a", [new FeedBatch("large", events)], Stop);

        Assert.Equal(events.Select(e => e.Event.Data.GetString()), (await ReadAsync(hub, "bank-a", 0)).Select(e => e.Entry.Event.Data.GetString()));
    }

    [Fact]
    public async Task An_acknowledgement_only_moves_on()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var acknowledgements = hub.Get<Acknowledgements>();
        Assert.Equal(0, await acknowledgements.AcknowledgedAsync("bank-a", Stop));
        await acknowledgements.AcknowledgeAsync("bank-a", 7, Stop);
        await acknowledgements.AcknowledgeAsync("bank-a", 5, Stop);

        Assert.Equal(7, await acknowledgements.AcknowledgedAsync("bank-a", Stop));
    }

    [Fact]
    public async Task What_rests_on_a_consent_is_withdrawn_with_it_told_again_when_it_is_resumed_and_over_at_its_end()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var feeds = hub.Get<Feeds>();
        var end = hub.Time.GetUtcNow().AddDays(1);
        await feeds.AppendAsync("bank-a", [new FeedBatch("three", [
            new FeedEvent(Event("free", 0)), new FeedEvent(Event("one", 1), "consent-1", end), new FeedEvent(Event("two", 2), "consent-2")])], Stop);
        Assert.Equal([], await WithdrawnAsync());
        await hub.Get<Withdrawals>().WithdrawAsync("bank-a", "consent-2", Stop);
        await hub.Get<Withdrawals>().WithdrawAsync("bank-b", "consent-1", Stop);
        Assert.Equal(["two"], await WithdrawnAsync());
        await hub.Get<Withdrawals>().RestoreAsync("bank-a", "consent-2", Stop);
        await hub.Get<Withdrawals>().RestoreAsync("bank-a", "consent-2", Stop);
        Assert.Equal([], await WithdrawnAsync());
        hub.Time.Advance(end);
        Assert.Equal(["one"], await WithdrawnAsync());

        async Task<IEnumerable<string>> WithdrawnAsync() => (await ReadAsync(hub, "bank-a", 0)).Where(e => e.IsWithdrawn).Select(e => e.Entry.Event.Id);
    }

    [Fact]
    public async Task A_bank_lags_by_what_its_slowest_active_subscription_has_not_got()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<Feeds>().AppendAsync("bank-a", [Batch("a", 3)], Stop);
        await SubscribeAsync("bank-a", "quick", new Uri("https://bank.example/hub"), 3, SubscriptionState.Active);
        await SubscribeAsync("bank-a", "slow", new Uri("https://bank.example/hub"), 1, SubscriptionState.Active);
        await SubscribeAsync("bank-a", "paused", new Uri("https://bank.example/hub"), 0, SubscriptionState.Paused);
        await SubscribeAsync("bank-b", "pulled", null, 0, SubscriptionState.Active);
        await hub.Get<Feeds>().AppendAsync("bank-b", [Batch("b", 4)], Stop);
        await hub.Get<Acknowledgements>().AcknowledgeAsync("bank-b", 1, Stop);

        Assert.Equal([new FeedLag("bank-a", 2), new FeedLag("bank-b", 3)], await hub.Get<FeedLags>().ListAsync(Stop));

        Task SubscribeAsync(string bank, string id, Uri? webhook, long cursor, SubscriptionState state) => hub.Get<Hub.Azure.Sharing.Subscriptions>().CreateAsync(
            new Subscription { Id = id, Bank = bank, Types = ["cn.hub.test"], Webhook = webhook, State = state, CreatedAt = HubUnderTest.Night }, cursor, Stop);
    }

    [Fact]
    public async Task Who_waits_is_rung_by_an_append_and_hears_of_another_process_by_looking()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        await using var two = await HubUnderTest.StartAsync(one.Connection, one.Time);
        var here = one.Get<Feeds>().WaitAsync("bank-a", 0, TimeSpan.FromSeconds(20), Stop);
        await one.Get<Feeds>().AppendAsync("bank-a", [Batch("a", 1)], Stop);
        Assert.True(await here);

        var there = one.Get<Feeds>().WaitAsync("bank-a", 1, TimeSpan.FromSeconds(20), Stop);
        await two.Get<Feeds>().AppendAsync("bank-a", [Batch("b", 1)], Stop);
        Assert.True(await PassAsync(one, there));

        var nobody = one.Get<Feeds>().WaitAsync("bank-a", 2, TimeSpan.FromSeconds(5), Stop);
        Assert.False(await PassAsync(one, nobody));
    }

    /// <summary>Lets a second pass as often as it takes.</summary>
    private static async Task<bool> PassAsync(HubUnderTest hub, Task<bool> waiting)
    {
        await Eventually.Async(() =>
        {
            hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(1));
            return Task.FromResult(waiting.IsCompleted);
        });
        return await waiting;
    }

    private static FeedBatch Batch(string occasion, int count) =>
        new(occasion, [.. Enumerable.Range(0, count).Select(i => new FeedEvent(Event($"{occasion}-{i}", i)))]);

    private static CloudEvent Event<T>(string id, T data) =>
        new(id, "cn.hub.test", "/hub", null, HubUnderTest.Night, JsonSerializer.SerializeToElement(data));

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static async Task<List<Numbered>> ReadAsync(HubUnderTest hub, string bank, long after) =>
        await hub.Get<Feeds>().ReadAsync(bank, after, Stop).ToListAsync(Stop);
}
