using System.Text.Json;
using Hub.Azure.Evaluation;
using Hub.Azure.Evaluation.Population;
using Hub.Azure.Intake;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Population;

namespace Hub.Azure.Tests.Evaluation.Population;

/// <summary>A store that has known only 2026.1, and hubs on it whose catalog has also 2026.2, a draft whose day has come.</summary>
public sealed class ShadowRunsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly EditableCatalog _catalog = new();
    private readonly ManualTime _time = new(HubUnderTest.Night);
    private readonly string _account = azurite.TakeAccount();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var before = await HubUnderTest.StartAsync(_account, _time);
        await before.PushAsync([.. Enumerable.Range(1, 12).Select(i => Enterprises.Registration(Enterprises.Code(i), $"企业{i}"))]);
        await before.BuildAsync();
        _catalog.AddRulebook("2026.2", "2026-02-01", mostChanged: "0.05", leastRecognised: "0.01");
    }

    public ValueTask DisposeAsync()
    {
        _catalog.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Another_hub_ends_what_one_began_and_tokens_that_come_twice_change_nothing()
    {
        ShadowRunRow run;
        await using (var killed = await StartAsync())
        {
            run = await killed.Get<ShadowRuns>().StartAsync("2026.2", "operator", Stop);
            await WorkAsync(killed, run, Enumerable.Range(0, 20));
            await WorkAsync(killed, run, Enumerable.Range(0, 20));
            Assert.Null((await FindAsync(killed, run)).CompletedAt);
        }

        await using var other = await StartAsync();
        var late = Enterprises.CodesOf(0, 1)[0];
        await other.PushAsync(Enterprises.Registration(late, "迟到"));
        await other.BuildAsync();
        await WorkAsync(other, run, Enumerable.Range(0, 32).Reverse());
        var result = await other.Get<ShadowRunStore>().ReadResultAsync(run.Id, Stop);
        var ended = await FindAsync(other, run);
        Wait(TimeSpan.FromMinutes(5));
        await WorkAsync(other, run, Enumerable.Range(0, 32));

        // The one that came after its range was evaluated is not among them.
        Assert.Equal(12, result.Report.Enterprises);
        Assert.Equal([new(Grade.ToBeVerified, Grade.ToBeVerified, 12)], result.Report.Matrix);
        Assert.Equal(Json(ended), Json(await FindAsync(other, run)));
        Assert.Equal(Json(result), Json(await other.Get<ShadowRunStore>().ReadResultAsync(run.Id, Stop)));
        Assert.Equal(["leastRecognised"], ended.Holds!.Select(h => h.Bound));
    }

    [Fact]
    public async Task Repair_ends_a_run_whose_last_step_was_missed()
    {
        await using var hub = await StartAsync();
        var run = await hub.Get<ShadowRuns>().StartAsync("2026.2", "operator", Stop);
        var store = hub.Get<ShadowRunStore>();
        foreach (var range in Enumerable.Range(0, 32))
        {
            await store.AddPartAsync(run.Id, range, await hub.Get<ShadowRange>().EvaluateAsync(run, range, Stop), Stop);
        }

        Wait(TimeSpan.FromMinutes(6));
        await hub.Get<ShadowRuns>().RepairAsync(TimeSpan.FromMinutes(5), Stop);

        Assert.Equal(_time.GetUtcNow(), (await FindAsync(hub, run)).CompletedAt);
        Assert.Empty(await store.RangesAsync(run.Id, Stop));
    }

    [Fact]
    public async Task A_run_is_asked_for_once_and_given_up_after_a_day()
    {
        await using var hub = await StartAsync();
        var runs = hub.Get<ShadowRuns>();
        var run = await runs.StartAsync("2026.2", "operator", Stop);
        Wait(TimeSpan.FromHours(1));

        Assert.Equal(run.Id, (await runs.StartAsync("2026.2", "somebody else", Stop)).Id);
        Wait(TimeSpan.FromHours(23));
        Assert.Equal(ShadowRunState.Abandoned, runs.StateOf(run));
        await WorkAsync(hub, run, [0]);
        Assert.Empty(await hub.Get<ShadowRunStore>().RangesAsync(run.Id, Stop));
        Assert.NotEqual(run.Id, (await runs.StartAsync("2026.2", "operator", Stop)).Id);
    }

    [Fact]
    public async Task Two_hubs_on_one_store_take_the_same_rulebook()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        Assert.Equal(("2026.1", "2026.1"), await InForceAsync(one, other));
        var run = await one.Get<ShadowRuns>().StartAsync("2026.2", "operator", Stop);
        await WorkAsync(one, run, Enumerable.Range(0, 32));
        Assert.Equal(("2026.1", "2026.1"), await InForceAsync(one, other));

        var release = new Release("2026.2", run.Digest, run.Id, "operator", "wanted", _time.GetUtcNow());
        var kept = await other.Get<RulebookReleases>().ReleaseAsync(release, Stop);

        Assert.Equal(("2026.2", "2026.2"), await InForceAsync(one, other));
        Assert.Equal(kept, await one.Get<RulebookReleases>().ReleaseAsync(release with { By = "somebody else" }, Stop));
    }

    [Fact]
    public async Task A_fresh_store_takes_the_newest_rulebook_and_keeps_it()
    {
        await using var fresh = await HubUnderTest.StartAsync(azurite, ("CatalogPath", _catalog.Folder));
        Assert.Equal("2026.2", (await fresh.Get<RulebookReleases>().InForceAsync(HubUnderTest.Night, Stop)).Rulebook.Version);
    }

    [Fact]
    public async Task A_count_replaces_the_last_one_of_its_range()
    {
        await using var hub = await StartAsync();
        var surveys = hub.Get<Surveys>();
        await surveys.CountAsync(3, Stop);
        Wait(TimeSpan.FromHours(1));
        await surveys.CountAsync(3, Stop);
        await surveys.CountAsync(4, Stop);

        var read = await surveys.ReadAsync(Stop);

        Assert.Equal(("2026.1", 2, 32, _time.GetUtcNow()), (read.Rulebook, read.RangesCounted, read.Ranges, read.CountedAt));
    }

    private void Wait(TimeSpan time) => _time.Advance(_time.GetUtcNow() + time);

    private Task<HubUnderTest> StartAsync() => HubUnderTest.StartAsync(_account, _time, ("CatalogPath", _catalog.Folder));

    private static async Task WorkAsync(HubUnderTest hub, ShadowRunRow run, IEnumerable<int> ranges)
    {
        foreach (var range in ranges)
        {
            await hub.Get<ShadowRuns>().WorkAsync(new EvaluateShadowRange(run.Version, run.Id, range), Stop);
        }
    }

    private static async Task<ShadowRunRow> FindAsync(HubUnderTest hub, ShadowRunRow run) => (await hub.Get<ShadowRunStore>().FindAsync(run.Version, run.Id, Stop))!;

    private async Task<(string, string)> InForceAsync(HubUnderTest one, HubUnderTest other) => (await InForceAsync(one), await InForceAsync(other));

    private async Task<string> InForceAsync(HubUnderTest hub) => (await hub.Get<Evaluations>().BeginAsync(Stop)).Method.Rulebook.Version;

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
