using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Risks;
using Hub.Azure.Tests.Sharing.Publishing;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Tests.Sharing.Risks;

public sealed class AlertsTests(AzuriteFixture azurite)
{
    private static readonly Risk s_grade = new("tax-grade-d", "", true, [new("grade", "D")]);
    private static readonly Risk s_pledge = new("equity-pledge", "", true, [new("pledged", "60")]);
    private static readonly Risk s_hit = new("negative-hit", "N14", true, []);

    private static readonly string s_code = Enterprises.Code(7);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_risk_is_one_alert_and_one_event_however_often_it_is_applied_and_by_whomever()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(one);
        await using var two = await HubUnderTest.StartAsync(one.Connection, one.Time);
        var readers = new[] { await ReaderAsync(city, "bank-a"), await ReaderAsync(city, "bank-b") };
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? one : two).Get<Alerts>().ApplyAsync(s_code, 1, [], [s_grade, s_hit], readers, Stop)));
        await one.Get<Alerts>().ApplyAsync(s_code, 2, [s_grade, s_hit], [s_grade, s_hit], readers, Stop);

        Assert.All(readers, r => Assert.Equal(["negative-hit N14 Raised", "tax-grade-d Raised"], AlertsOf(one, r.Bank).Result));
        Assert.All(readers, r => Assert.Equal(["risk.raised negative-hit", "risk.raised tax-grade-d"], EventsOf(one, r.Bank).Result.Order()));
    }

    [Fact]
    public async Task What_no_longer_holds_is_withdrawn_also_from_a_bank_that_is_no_reader_any_more()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        var alerts = hub.Get<Alerts>();
        var (a, b) = (await ReaderAsync(city, "bank-a"), await ReaderAsync(city, "bank-b"));
        await alerts.ApplyAsync(s_code, 1, [], [s_grade], [a, b], Stop);
        await alerts.ApplyAsync(s_code, 2, [s_grade], [], [a], Stop);
        await alerts.ApplyAsync(s_code, 1, [], [s_grade], [a, b], Stop);

        Assert.Equal(["tax-grade-d Withdrawn"], await AlertsOf(hub, "bank-a"));
        Assert.Equal(["tax-grade-d Withdrawn"], await AlertsOf(hub, "bank-b"));
        Assert.Equal(["risk.raised tax-grade-d", "risk.withdrawn tax-grade-d"], await EventsOf(hub, "bank-b"));
        Assert.Empty(await OpenOf(hub, "bank-a"));
    }

    [Fact]
    public async Task Nobody_is_alerted_without_a_consent_in_force_that_covers_what_it_rests_on()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        var paused = await ReaderAsync(city, "bank-a");
        await city.ChangeAsync(paused.Consent, ConsentChange.Paused);
        var narrow = ReaderOf("bank-b", await city.GrantAsync(s_code, "bank-b", "POST_LOAN", "I24", "I10"));
        var wrong = ReaderOf("bank-c", await city.GrantAsync(s_code, "bank-c", "PROC_LOAN"));
        var another = new AlertReader("bank-d", narrow.Consent, narrow.Until);
        var green = ReaderOf("bank-e", await city.GrantAsync(s_code, "bank-e", "GREEN_EVAL", "I25", "I28"));
        await hub.Get<Alerts>().ApplyAsync(s_code, 1, [], [s_grade, s_pledge, s_hit], [paused, narrow, wrong, another, green], Stop);

        // The tax grade is public: it needs a consent, though none that names it. What else the hit is judged by is not.
        Assert.Equal(["tax-grade-d Raised"], await AlertsOf(hub, "bank-b"));
        Assert.All(new[] { "bank-a", "bank-c", "bank-d" }, bank => Assert.Empty(AlertsOf(hub, bank).Result));
        Assert.Equal(["tax-grade-d Raised"], await AlertsOf(hub, "bank-e"));
    }

    [Fact]
    public async Task Who_consents_later_is_alerted_when_the_enterprise_is_next_looked_at()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await hub.Get<Alerts>().ApplyAsync(s_code, 1, [], [s_grade], [], Stop);
        await hub.Get<Alerts>().ApplyAsync(s_code, 2, [s_grade], [s_grade], [await ReaderAsync(city, "bank-a")], Stop);

        Assert.Equal(["tax-grade-d Raised"], await AlertsOf(hub, "bank-a"));
    }

    [Fact]
    public async Task What_waits_in_a_feed_is_withheld_with_its_consent()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        var reader = await ReaderAsync(city, "bank-a");
        await hub.Get<Alerts>().ApplyAsync(s_code, 1, [], [s_grade], [reader], Stop);
        await city.ChangeAsync(reader.Consent, ConsentChange.Revoked);

        Assert.All(await hub.Get<Feeds>().ReadAsync("bank-a", 0, Stop).Where(e => !e.Entry.IsNotice).ToListAsync(Stop), e => Assert.True(e.IsWithdrawn));
    }

    [Fact]
    public async Task A_clock_that_runs_out_escalates_exactly_once_whoever_looks()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(one);
        await using var two = await HubUnderTest.StartAsync(one.Connection, one.Time);
        var reader = await ReaderAsync(city, "bank-a");
        await one.Get<Alerts>().ApplyAsync(s_code, 1, [], [s_grade, s_hit], [reader], Stop);
        var acknowledged = (await one.Get<AlertStore>().ListAsync("bank-a", s_code, Stop)).Single(s => s.Alert.Key == "N14").Alert.Id;
        await one.Get<Alerts>().StepAsync("bank-a", acknowledged, alert => alert.Acknowledge("u1", one.Time.GetUtcNow()), Stop);
        one.Time.Advance(one.Time.GetUtcNow().AddHours(23));
        await one.Get<AlertClock>().RunAsync(Stop);
        Assert.DoesNotContain("risk.escalated tax-grade-d", await EventsOf(one, "bank-a"));

        one.Time.Advance(one.Time.GetUtcNow().AddHours(1));
        await Task.WhenAll(new[] { one, two, one, two }.Select(hub => hub.Get<AlertClock>().RunAsync(Stop)));
        await one.Get<AlertClock>().RunAsync(Stop);

        Assert.Equal(["negative-hit N14 Acknowledged", "tax-grade-d Escalated"], await AlertsOf(one, "bank-a"));
        Assert.Equal(["tax-grade-d Escalated", "negative-hit N14 Acknowledged"], (await OpenOf(one, "bank-a")).OrderByDescending(a => a, StringComparer.Ordinal));
        Assert.Single(await EventsOf(one, "bank-a"), "risk.escalated tax-grade-d");
        Assert.DoesNotContain("risk.escalated negative-hit", await EventsOf(one, "bank-a"));
    }

    [Fact]
    public async Task An_enterprise_without_findings_costs_no_look_at_the_store()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var dying = new DyingHub(hub, 0);

        await dying.Alerts.ApplyAsync(s_code, 1, [], [], [new("bank-a", "none", hub.Time.GetUtcNow())], Stop);

        Assert.Equal(0, dying.Requests);
    }

    private static async Task<AlertReader> ReaderAsync(PublishingCity city, string bank) =>
        ReaderOf(bank, await city.GrantAsync(s_code, bank, "POST_LOAN", "I24", "I10", "I28", "I31", "I33", bank == "bank-a" ? "I36" : "I14"));

    private static AlertReader ReaderOf(string bank, Consent consent) => new(bank, consent.Id, consent.Terms.ValidTo);

    private static async Task<List<string>> AlertsOf(HubUnderTest hub, string bank) =>
        [.. (await hub.Get<AlertStore>().ListAsync(bank, s_code, Stop)).Select(s => NameOf(s.Alert)).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> OpenOf(HubUnderTest hub, string bank) =>
        [.. (await hub.Get<AlertStore>().PageAsync(bank, new AlertQuery(), "", 10, Stop)).Alerts.Select(NameOf)];

    private static async Task<List<string>> EventsOf(HubUnderTest hub, string bank) => await hub.Get<Feeds>().ReadAsync(bank, 0, Stop)
        .Where(e => !e.Entry.IsNotice).Select(e => $"{e.Entry.Event.Type["cn.hub.".Length..]} {e.Entry.Event.Data.GetProperty("rule")}").ToListAsync(Stop);

    private static string NameOf(Alert alert) => $"{$"{alert.Rule} {alert.Key}".TrimEnd()} {alert.State}";
}
