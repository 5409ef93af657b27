using System.Text.Json;
using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Risks;
using Hub.Azure.Tests.Sharing.Publishing;
using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Tests.Sharing.Risks;

/// <summary>A story of alerts whose every step is killed behind each of its requests in turn, and called again, ends like an undisturbed one.</summary>
public sealed class KilledAlertsTests(AzuriteFixture azurite)
{
    private const int MostRequests = 30;

    private static readonly Risk s_cases = new("new-enforcement", "", true, [new("cases", "2"), new("amount", "120000")]);
    private static readonly Risk s_first = new("negative-hit", "N14", true, []);
    private static readonly Risk s_second = new("negative-hit", "N16", true, []);

    /// <summary>Days passed, before, after: raised, withdrawn, the same again within the window, escalated, withdrawn, another behind the window.</summary>
    private static readonly (int Days, Risk[] Before, Risk[] After)[] s_story =
    [
        (0, [], [s_cases, s_first]),
        (0, [s_cases, s_first], [s_first with { Holds = false }, s_second]),
        (3, [s_first with { Holds = false }, s_second], [s_cases]),
        (2, [s_cases], []),
        (30, [], [s_cases, s_first]),
    ];

    private static readonly string s_code = Enterprises.Code(7);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_behind_any_request_it_mends_itself()
    {
        var expected = await TellAsync(int.MaxValue);
        Assert.Equal(12, expected.Count(line => line.Contains("cn.hub.risk.raised", StringComparison.Ordinal)));
        Assert.Equal(8, expected.Count(line => line.Contains("cn.hub.risk.withdrawn", StringComparison.Ordinal)));

        for (var requests = 1; requests <= MostRequests; requests++)
        {
            Assert.Equal(expected, await TellAsync(requests));
        }
    }

    /// <summary>What stands in the feeds and in the alerts at the end.</summary>
    private async Task<List<string>> TellAsync(int requests)
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var (city, readers) = (new PublishingCity(hub), new List<AlertReader>());
        foreach (var bank in new[] { "bank-a", "bank-b" })
        {
            var consent = await city.GrantAsync(s_code, bank, "POST_LOAN");
            readers.Add(new AlertReader(bank, consent.Id, consent.Terms.ValidTo));
        }

        foreach (var ((days, before, after), i) in s_story.Select((step, i) => (step, i)))
        {
            hub.Time.Advance(hub.Time.GetUtcNow().AddDays(days));
            await KillAsync(hub, requests, dying => dying.Clock.RunAsync(Stop));
            await KillAsync(hub, requests, dying => dying.Alerts.ApplyAsync(s_code, i + 1, before, after, readers, Stop));
        }

        return [.. await FeedAsync(hub, "bank-a"), .. await FeedAsync(hub, "bank-b"), .. await AlertsAsync(hub, "bank-a"), .. await AlertsAsync(hub, "bank-b"), .. await LeadsAsync(hub)];
    }

    /// <summary>Kills a call, and has it made again until it is done; what the clock left is told a minute later at the latest.</summary>
    private static async Task KillAsync(HubUnderTest hub, int requests, Func<DyingHub, Task> call)
    {
        try
        {
            await call(new DyingHub(hub, requests));
        }
        catch (Exception e) when (e is KilledException or AggregateException { InnerException: KilledException })
        {
            await call(new DyingHub(hub, int.MaxValue));
            hub.Time.Advance(hub.Time.GetUtcNow());
        }
    }

    private static async Task<List<string>> FeedAsync(HubUnderTest hub, string bank) => await hub.Get<Feeds>().ReadAsync(bank, 0, Stop)
        .Where(e => !e.Entry.IsNotice)
        .Select(e => $"{bank} {e.Entry.Event.Type} {e.Entry.Event.Id} {e.Entry.Event.Time:O} {e.Entry.Event.Data}").Order().ToListAsync(Stop);

    private static async Task<IEnumerable<string>> AlertsAsync(HubUnderTest hub, string bank) =>
        (await hub.Get<AlertStore>().ListAsync(bank, s_code, Stop)).Select(s => JsonSerializer.Serialize(s.Alert, HubJson.Options));

    private static async Task<IEnumerable<string>> LeadsAsync(HubUnderTest hub) =>
        (await hub.RowsAsync(hub.Store.Alerts)).Where(r => r.RowKey.StartsWith('~')).Select(r => $"{r.PartitionKey} {r.RowKey}");
}
