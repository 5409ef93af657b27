using System.Text.Json;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing;

namespace Hub.Azure.Tests.Sharing;

/// <summary>A feed read ahead for several requests tells the same as one read anew for each.</summary>
public sealed class FeedAheadTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_did_not_fit_comes_next_and_what_was_withdrawn_meanwhile_is_told_no_more()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var feeds = hub.Get<Feeds>();
        await AppendAsync(feeds, "one", "two", "three", "four");
        await using var ahead = new FeedAhead(feeds, "bank");

        Assert.Equal([(1, false), (2, false)], await TakeAsync(ahead, 0, 2));
        await hub.Get<Withdrawals>().WithdrawAsync("bank", "consent", Stop);
        Assert.Equal([(3, true)], await TakeAsync(ahead, 2, 1));
        await hub.Get<Withdrawals>().RestoreAsync("bank", "consent", Stop);
        Assert.Equal([(4, false)], await TakeAsync(ahead, 3, 9));
    }

    [Fact]
    public async Task Behind_its_end_new_events_are_seen_and_a_cursor_set_back_begins_there()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var feeds = hub.Get<Feeds>();
        await AppendAsync(feeds, "one", "two");
        await using var ahead = new FeedAhead(feeds, "bank");

        Assert.Equal([(1, false), (2, false)], await TakeAsync(ahead, 0, 9));
        Assert.Empty(await TakeAsync(ahead, 2, 9));
        await AppendAsync(feeds, "three");
        Assert.Equal([(3, false)], await TakeAsync(ahead, 2, 9));
        Assert.Equal([(2, false)], await TakeAsync(ahead, 1, 1));
        Assert.Equal([(2, false), (3, false)], await TakeAsync(ahead, 1, 9));
    }

    /// <summary>Takes as a request does: it looks at the first that does not fit, and leaves it.</summary>
    private static async Task<List<(long, bool)>> TakeAsync(FeedAhead ahead, long cursor, int most)
    {
        var taken = new List<(long, bool)>();
        await foreach (var numbered in ahead.BehindAsync(cursor, Stop))
        {
            if (taken.Count == most)
            {
                break;
            }

            taken.Add((numbered.Sequence, numbered.IsWithdrawn));
        }

        return taken;
    }

    private static Task AppendAsync(Feeds feeds, params string[] ids) => feeds.AppendAsync("bank", [.. ids.Select(BatchOf)], Stop);

    private static FeedBatch BatchOf(string id) => new(
        id, [new FeedEvent(new CloudEvent(id, "cn.hub.test", "/hub", null, HubUnderTest.Night, JsonSerializer.SerializeToElement(new { })), "consent", HubUnderTest.Night.AddDays(1))]);
}
