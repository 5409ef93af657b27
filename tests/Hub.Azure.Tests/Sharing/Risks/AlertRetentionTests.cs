using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Risks;
using Hub.Azure.Tests.Sharing.Publishing;
using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Tests.Sharing.Risks;

/// <summary>What is kept of alerts: as long as somebody needs it the alerts themselves, and longer their counts.</summary>
public sealed class AlertRetentionTests(AzuriteFixture azurite)
{
    private const string Bank = "bank-a";

    private static readonly Risk s_grade = new("tax-grade-d", "", true, [new("grade", "D")]);
    private static readonly Risk s_hit = new("negative-hit", "N14", true, []);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_over_for_long_enough_is_deleted_and_nothing_else()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        var (over, holds, judged) = (Enterprises.Code(1), Enterprises.Code(2), Enterprises.Code(3));
        await RaiseAsync(city, over, s_grade, s_hit);
        await RaiseAsync(city, holds, s_grade);
        await RaiseAsync(city, judged, s_grade);
        await WithdrawAsync(hub, over, s_grade, s_hit);
        await JudgeAsync(hub, holds, AlertVerdict.Right);
        hub.Time.Advance(hub.Time.GetUtcNow().AddDays(1));
        await WithdrawAsync(hub, judged, s_grade);

        hub.Time.Advance(hub.Time.GetUtcNow().AddDays(418));
        await RunAsync(hub);
        Assert.Equal(["over", "over", "holds", "judged"], await LeftAsync(hub));

        hub.Time.Advance(hub.Time.GetUtcNow().AddDays(1).AddSeconds(1));
        await RunAsync(hub);
        Assert.Equal(["holds", "judged"], await LeftAsync(hub));

        hub.Time.Advance(hub.Time.GetUtcNow().AddDays(1));
        await Task.WhenAll(RunAsync(hub), RunAsync(hub));
        Assert.Equal(["holds"], await LeftAsync(hub));
        Assert.DoesNotContain(await hub.RowsAsync(hub.Store.Alerts), r => r.RowKey.StartsWith("~over", StringComparison.Ordinal));

        async Task<List<string>> LeftAsync(HubUnderTest at)
        {
            var store = at.Get<AlertStore>();
            var named = new[] { ("over", over), ("holds", holds), ("judged", judged) }.ToAsyncEnumerable();
            return await named.SelectMany(async (n, _, stop) => (await store.ListAsync(Bank, n.Item2, stop)).Select(_ => n.Item1)).ToListAsync(Stop);
        }
    }

    [Fact]
    public async Task What_is_raised_again_begins_anew_and_the_bank_hears_of_it()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var (city, code) = (new PublishingCity(hub), Enterprises.Code(1));
        await RaiseAsync(city, code, s_hit);
        await WithdrawAsync(hub, code, s_hit);
        hub.Time.Advance(hub.Time.GetUtcNow().AddDays(421));
        await hub.Get<FeedRetention>().RunAsync(Stop);
        await RunAsync(hub);
        await RaiseAsync(city, code, 3, s_hit);

        var alert = Assert.Single(await hub.Get<AlertStore>().ListAsync(Bank, code, Stop)).Alert;
        Assert.Equal((1, AlertState.Raised, hub.Time.GetUtcNow()), (alert.Number, alert.State, alert.RaisedAt));
        Assert.Contains(await hub.Get<Feeds>().ReadAsync(Bank, 0, Stop).ToListAsync(Stop), e => e.Entry.Event.Time == alert.RaisedAt && e.Entry.Event.Type == "cn.hub.risk.raised");
    }

    [Fact]
    public async Task Precision_counts_what_the_alerts_say_however_many_hubs_write_at_once_and_however_often()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        await using var two = await HubUnderTest.StartAsync(one.Connection, one.Time);
        var codes = Enumerable.Range(1, 12).Select(Enterprises.Code).ToList();
        var readers = await Task.WhenAll(codes.Select(code => ReaderAsync(new PublishingCity(one), code)));
        await Task.WhenAll(codes.Zip(readers).SelectMany(e => new[] { one, two }.Select(hub => hub.Get<Alerts>().ApplyAsync(e.First, 1, [], [s_grade], [e.Second], Stop))));
        await Task.WhenAll(codes.SelectMany(code => new[] { one, two, one }.Select(hub => JudgeAsync(hub, code, AlertVerdict.Right))));
        Assert.Equal((12, 12, 12, 12, 1m), await ToldAsync(one));

        await Task.WhenAll(codes.Take(3).SelectMany(code => new[] { one, two }.Select(hub => JudgeAsync(hub, code, AlertVerdict.Wrong))));
        Assert.Equal((12, 12, 12, 9, 0.75m), await ToldAsync(two));
        Assert.InRange((await one.RowsAsync(one.Store.Alerts)).Count(r => r.RowKey.StartsWith("~count", StringComparison.Ordinal)), 1, 8);
    }

    [Fact]
    public async Task Alerts_are_counted_in_the_month_that_they_were_raised_in_and_the_twelve_after_it()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        var codes = Enumerable.Range(1, 10).Select(Enterprises.Code).ToList();
        foreach (var code in codes)
        {
            await RaiseAsync(city, code, s_grade);
            await WithdrawAsync(hub, code, s_grade);
        }

        var raised = hub.Time.GetUtcNow();
        hub.Time.Advance(AlertTally.MonthOf(raised, -13).AddSeconds(-1));
        await RunAsync(hub);
        Assert.Equal((10, 0, 0, 0, null), await ToldAsync(hub));
        Assert.Equal(AlertTally.MonthOf(raised, 0), (await hub.Get<AlertPrecision>().CountAsync(Stop)).Since);

        hub.Time.Advance(AlertTally.MonthOf(raised, -13));
        Assert.Equal((0, 0, 0, 0, null), await ToldAsync(hub));
        await RunAsync(hub);
        Assert.DoesNotContain(await hub.RowsAsync(hub.Store.Alerts), r => r.RowKey.StartsWith("~count", StringComparison.Ordinal));
    }

    private static Task RunAsync(HubUnderTest hub) => hub.Get<AlertRetention>().RunAsync(Stop);

    private static Task RaiseAsync(PublishingCity city, string code, params Risk[] risks) => RaiseAsync(city, code, 1, risks);

    private static async Task RaiseAsync(PublishingCity city, string code, long version, params Risk[] risks) =>
        await city.Hub.Get<Alerts>().ApplyAsync(code, version, [], risks, [await ReaderAsync(city, code)], Stop);

    private static Task WithdrawAsync(HubUnderTest hub, string code, params Risk[] risks) => hub.Get<Alerts>().ApplyAsync(code, 2, risks, [], [], Stop);

    private static async Task JudgeAsync(HubUnderTest hub, string code, AlertVerdict verdict)
    {
        var id = (await hub.Get<AlertStore>().ListAsync(Bank, code, Stop)).Single().Alert.Id;
        await hub.Get<Alerts>().StepAsync(Bank, id, alert => alert.Judge(verdict, "已核实", "u1", hub.Time.GetUtcNow()), Stop);
    }

    private static async Task<(int?, int?, int?, int?, decimal?)> ToldAsync(HubUnderTest hub)
    {
        var told = (await hub.Get<AlertPrecision>().CountAsync(Stop)).Rules.Single(r => r.Rule == s_grade.Rule);
        return (told.Raised, told.AcknowledgedInTime, told.Judged, told.Right, told.Precision);
    }

    private static async Task<AlertReader> ReaderAsync(PublishingCity city, string code)
    {
        var consent = await city.GrantAsync(code, Bank, "POST_LOAN");
        return new AlertReader(Bank, consent.Id, consent.Terms.ValidTo);
    }
}
