using Hub.Azure.Evaluation;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Disputes;
using static Hub.Azure.Tests.Trust.Disputes.DisputedEnterprise;

namespace Hub.Azure.Tests.Trust.Disputes;

/// <summary>When negative records may be repaired, and when they go by themselves.</summary>
public sealed class RepairTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repair_may_be_granted_after_the_least_time_and_hides_at_once()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await TakeAsync(hub, Penalty("罚1号", "2026-10-01"), "I02");
        await TakeAsync(hub, Penalty("罚2号", "2026-06-01"), "I02");
        await hub.BuildAsync();
        var decisions = hub.Get<Decisions>();

        var early = await Assert.ThrowsAsync<DecisionException>(() => decisions.RepairAsync(A, new("I02", "罚1号", null), "修1号", "已纠正", "operator", Stop));
        await decisions.RepairAsync(A, new("I02", "罚2号", null), "修2号", "已纠正", "operator", Stop);
        await BuildMarkedAsync(hub);

        Assert.Equal("too-early", early.Name);
        Assert.Contains("2027-01-01", early.Message);
        var items = (await ReadAsync(hub)).GetProperty("sections").GetProperty("I02").GetProperty("items").EnumerateArray();
        Assert.Equal(["罚1号"], items.Select(i => i.GetProperty("record").GetProperty("decision_no").GetString()));
        Assert.Equal(2, (await hub.ProfileAsync(A)).Profile.Find("I02")!.Items.Count);
    }

    [Fact]
    public async Task What_is_repaired_today_is_not_opened_by_looking_from_before_the_repair()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await TakeAsync(hub, Penalty("罚1号", "2026-10-01"), "I02");
        await TakeAsync(hub, Penalty("罚2号", "2026-06-01"), "I02");
        await hub.BuildAsync();
        var before = hub.Time.GetUtcNow();
        Assert.Equal(2, (await ReadAsync(hub, before)).GetProperty("sections").GetProperty("I02").GetProperty("items").GetArrayLength());

        hub.Time.Advance(HubUnderTest.Night.AddHours(8));
        await hub.Get<Decisions>().RepairAsync(A, new("I02", "罚2号", null), "修2号", "已纠正", "operator", Stop);
        await BuildMarkedAsync(hub);

        var seen = await ReadAsync(hub, before);
        Assert.Equal(1, seen.GetProperty("version").GetInt32());
        var items = seen.GetProperty("sections").GetProperty("I02").GetProperty("items").EnumerateArray();
        Assert.Equal(["罚1号"], items.Select(i => i.GetProperty("record").GetProperty("decision_no").GetString()));
    }

    [Fact]
    public async Task The_sweep_takes_out_what_may_no_longer_be_kept_and_the_history_still_has_it()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await TakeAsync(hub, Penalty("罚1号", "2021-11-25"), "I02");
        await hub.BuildAsync();
        var before = await hub.ProfileAsync(A);

        hub.Time.Advance(HubUnderTest.Night.AddDays(5));
        await hub.Get<EvaluationSweep>().SweepAsync(hub.Store.Buckets.RangeOf(A), Stop);

        var after = await hub.ProfileAsync(A);
        Assert.Equal((2, 0), (after.Profile.Version, after.Profile.Find("I02")!.Items.Count));
        Assert.Equal("罚1号", Assert.Single((await hub.Get<ProfileStore>().ReadAsync(before.Pointer, Stop)).Find("I02")!.Items).Key);
    }
}
