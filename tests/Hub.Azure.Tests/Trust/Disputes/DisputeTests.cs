using System.Text;
using System.Text.Json;
using Hub.Azure.Evaluation;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing;
using Hub.Azure.Trust.Audit;
using Hub.Azure.Trust.Consents;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Disputes;
using static Hub.Azure.Tests.Trust.Disputes.DisputedEnterprise;
using HubRun = Hub.Domain.Intake.Run;

namespace Hub.Azure.Tests.Trust.Disputes;

/// <summary>Disputes against the real store, the clock moved by hand.</summary>
public sealed class DisputeTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dispute_is_flagged_at_once_and_withheld_on_the_twentieth_day_of_silence()
    {
        await using var hub = await GradedAsync();
        var dispute = await RaiseAsync(hub);
        await BuildMarkedAsync(hub);

        var flagged = await ReadAsync(hub);
        Assert.Equal((dispute.Id, "disputed"), DisputeOf(flagged, "I28"));
        Assert.Equal(2, flagged.GetProperty("version").GetInt32());

        // The instant alone decides: no timer has run yet.
        hub.Time.Advance(dispute.Clock.WithheldFrom.AddTicks(-1));
        Assert.Equal((dispute.Id, "disputed"), DisputeOf(await ReadAsync(hub), "I28"));
        hub.Time.Advance(dispute.Clock.WithheldFrom);
        var withheld = await ReadAsync(hub);
        Assert.False(withheld.GetProperty("sections").TryGetProperty("I28", out _));
        Assert.Equal(("withheld", dispute.Id), StateOf(withheld, "I28"));

        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);
        var noted = (await hub.Get<CaseStore>().FindAsync<Dispute>(dispute.Id, Stop))!;
        Assert.True(noted.IsWithheld);
        Assert.Single(noted.Steps, s => s.What == DisputeState.Withheld);
    }

    [Fact]
    public async Task What_is_withheld_is_scored_as_missing_from_the_sweep_on()
    {
        await using var hub = await GradedAsync();
        var dispute = await RaiseAsync(hub);
        await BuildMarkedAsync(hub);
        var known = await FactorAsync(hub, "F082");

        Assert.Equal(dispute.Clock.WithheldFrom, (await hub.ProfileAsync(A)).Entity.GetDateTimeOffset("nextChange"));
        hub.Time.Advance(dispute.Clock.WithheldFrom);
        await hub.Get<EvaluationSweep>().SweepAsync(hub.Store.Buckets.RangeOf(A), Stop);

        Assert.Equal("Value", known.Basis);
        Assert.Equal("MissingRule", (await FactorAsync(hub, "F082")).Basis);
        Assert.Contains("未答复", (await FactorAsync(hub, "F082")).Reason);
    }

    [Fact]
    public async Task A_correction_is_a_new_version_and_every_bank_that_read_is_told_once_old_and_new()
    {
        await using var hub = await GradedAsync();
        await ReadByAsync(hub, "bank-a", hub.Time.GetUtcNow().AddDays(-89));
        await ReadByAsync(hub, "bank-b", hub.Time.GetUtcNow().AddDays(-91));
        var dispute = await RaiseAsync(hub);
        await BuildMarkedAsync(hub);

        var replied = await ReplyAsync(hub, dispute, ReplyKind.Correct, Grade("01", 20));
        await hub.BuildAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(3));
        await hub.Get<CorrectionNotices>().TellAsync((await hub.Get<CaseStore>().FindAsync<Dispute>(replied.Id, Stop))!, Stop);
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);
        await BuildMarkedAsync(hub);

        var closed = (await hub.Get<CaseStore>().FindAsync<Dispute>(dispute.Id, Stop))!;
        Assert.Equal((DisputeState.Closed, 3), (closed.State, closed.CorrectedVersion));
        var profile = await ReadAsync(hub);
        Assert.Equal("A", RecordOf(profile).GetProperty("tax_credit_grade").GetString());
        Assert.Equal(4, profile.GetProperty("version").GetInt32());
        Assert.Empty((await hub.ProfileAsync(A)).Profile.Marks);
        var told = Assert.Single(await FeedAsync(hub, "bank-a"));
        Assert.Equal(("cn.hub.profile.correction", A), (told.GetProperty("type").GetString(), told.GetProperty("subject").GetString()));
        var field = Assert.Single(told.GetProperty("data").GetProperty("fields").EnumerateArray());
        Assert.Equal(("tax_credit_grade", "D", "A"), (field.GetProperty("field").GetString(), field.GetProperty("before").GetString(), field.GetProperty("after").GetString()));
        Assert.Empty(await FeedAsync(hub, "bank-b"));
    }

    [Fact]
    public async Task A_dispute_that_several_take_on_at_once_is_taken_on_once()
    {
        await using var hub = await GradedAsync();
        var dispute = await RaiseAsync(hub);
        var reply = new DisputeReply(ReplyKind.Correct, "录入错误", JsonSerializer.Deserialize<JsonElement>(Grade("01", 20)), null, null);
        var replied = await hub.Get<CaseStore>().ChangeAsync<Dispute>(dispute.Id, d => d.Replied(reply, hub.Time.GetUtcNow(), "tax"), Stop);

        var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hub.Get<DisputeProgress>().AdvanceAsync(replied, Stop)));

        Assert.All(seen, s => Assert.Equal((dispute.Id, DisputeState.SourceReplied), (s.Id, s.State)));
        await hub.BuildAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(3));
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);
        var closed = (await hub.Get<CaseStore>().FindAsync<Dispute>(dispute.Id, Stop))!;
        Assert.Equal((DisputeState.Closed, 2), (closed.State, closed.CorrectedVersion));
    }

    [Fact]
    public async Task A_deletion_takes_the_item_out_and_its_evidence_is_the_departments_word()
    {
        await using var hub = await GradedAsync();
        var dispute = await RaiseAsync(hub);

        await ReplyAsync(hub, dispute, ReplyKind.Delete, null);
        await hub.BuildAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(3));
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);

        Assert.Equal(DisputeState.Closed, (await hub.Get<CaseStore>().FindAsync<Dispute>(dispute.Id, Stop))!.State);
        var item = Assert.Single((await hub.ProfileAsync(A)).Profile.Find("I28")!.Items);
        Assert.True(item.Deleted);
        Assert.Equal(dispute.Id, JsonSerializer.Deserialize<JsonElement>(await hub.EvidenceAsync(item.Evidence)).GetProperty("dispute").GetString());
    }

    [Fact]
    public async Task A_profile_built_anew_carries_the_same_marks()
    {
        await using var hub = await GradedAsync();
        await RaiseAsync(hub);
        await BuildMarkedAsync(hub);
        var before = await hub.ProfileAsync(A);
        await hub.Store.Profiles.DeleteEntityAsync(before.Entity.PartitionKey, A, cancellationToken: Stop);

        // Said anew: what the index knows is not staged again.
        await TakeAsync(hub, Grade("05", 11));
        await hub.BuildAsync();

        Assert.Equal(before.Profile.Marks, (await hub.ProfileAsync(A)).Profile.Marks);
        Assert.Single(before.Profile.Marks);
    }

    [Fact]
    public async Task A_kill_after_any_step_of_a_correction_is_made_good()
    {
        await using var hub = await GradedAsync();
        await ReadByAsync(hub, "bank-a", hub.Time.GetUtcNow());
        var dispute = await RaiseAsync(hub);
        var cases = hub.Get<CaseStore>();

        // The reply is noted, and then nothing: as if the process had died there.
        var now = hub.Time.GetUtcNow();
        var record = JsonSerializer.Deserialize<JsonElement>(Grade("01", 20));
        await cases.ChangeAsync<Dispute>(dispute.Id, d => d.Replied(new DisputeReply(ReplyKind.Correct, "录入错误", record, null, null), now, "tax"), Stop);
        var replied = (await cases.FindAsync<Dispute>(dispute.Id, Stop))!;

        // The run is taken twice, the second time by somebody who does not know of the first.
        Assert.Equal(await hub.Get<Corrections>().TakeAsync(replied, Stop), await hub.Get<Corrections>().TakeAsync(replied, Stop));
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);
        await hub.BuildAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(3));
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);

        Assert.Equal(DisputeState.Closed, (await cases.FindAsync<Dispute>(dispute.Id, Stop))!.State);
        Assert.Single(await FeedAsync(hub, "bank-a"));
        Assert.Single(await hub.RowsAsync(hub.Store.Batches), b => b.PartitionKey.Contains("-correction-"));
    }

    /// <summary>An enterprise with the worst tax grade, which it will dispute.</summary>
    [Fact]
    public async Task Who_finds_that_the_timer_took_a_dispute_on_meanwhile_goes_on_from_there()
    {
        await using var hub = await GradedAsync();
        var raised = await RaiseAsync(hub);
        var asReceived = raised with { Steps = [.. raised.Steps.Take(1)] };
        Assert.Equal((DisputeState.Received, DisputeState.SentToSource), (asReceived.State, raised.State));

        var seen = await hub.Get<DisputeProgress>().AdvanceAsync(asReceived, Stop);

        Assert.Equal(raised.Steps, seen.Steps);
        Assert.Equal(raised.Steps, (await hub.Get<CaseStore>().FindAsync<Dispute>(raised.Id, Stop))!.Steps);
    }

    private async Task<HubUnderTest> GradedAsync()
    {
        var hub = await HubUnderTest.StartAsync(azurite);
        await TakeAsync(hub, Grade("05", 10));
        await hub.BuildAsync();
        return hub;
    }

    private static Task<Dispute> RaiseAsync(HubUnderTest hub) =>
        hub.Get<DisputeDesk>().RaiseAsync(new Objection(A, new DisputedItem("I28", "2025", null), "等级有误", null, "enterprise"), Stop);

    private static Task<Dispute> ReplyAsync(HubUnderTest hub, Dispute dispute, ReplyKind kind, string? record) => hub.Get<DisputeDesk>().ReplyAsync(
        dispute, kind, "录入错误", record is null ? null : JsonSerializer.Deserialize<JsonElement>(record), "tax", Stop);

    private static (string?, string?) DisputeOf(JsonElement profile, string id)
    {
        var dispute = profile.GetProperty("sections").GetProperty(id).GetProperty("items")[0].GetProperty("disputes")[0];
        return (dispute.GetProperty("id").GetString(), dispute.GetProperty("state").GetString());
    }

    private static (string?, string?) StateOf(JsonElement profile, string id)
    {
        var line = profile.GetProperty("completeness").EnumerateArray().Single(c => c.GetProperty("interface").GetString() == id);
        return (line.GetProperty("state").GetString(), line.GetProperty("withheld")[0].GetProperty("id").GetString());
    }

    private static JsonElement RecordOf(JsonElement profile) => profile.GetProperty("sections").GetProperty("I28").GetProperty("items")[0].GetProperty("record");

    private static async Task<(string Basis, string Reason)> FactorAsync(HubUnderTest hub, string id)
    {
        var explanation = (await hub.Get<EvaluationReader>().ExplainAsync(A, Stop))!;
        var factor = explanation.Pillars.SelectMany(p => p.Dimensions).SelectMany(d => d.Indicators).SelectMany(i => i.Factors).Single(f => f.Id == id);
        return ($"{factor.Basis}", factor.Reason?.Zh ?? "");
    }

    private static async Task<List<JsonElement>> FeedAsync(HubUnderTest hub, string bank)
    {
        var told = new List<JsonElement>();
        await foreach (var numbered in hub.Get<Feeds>().ReadAsync(bank, 0, Stop))
        {
            told.Add(JsonSerializer.SerializeToElement(numbered.Entry.Event, HubJson.Options));
        }

        return told;
    }

    /// <summary>The record of access says that a bank read the item's interface.</summary>
    private static Task ReadByAsync(HubUnderTest hub, string bank, DateTimeOffset at) => hub.Get<AuditLog>().RecordAsync(
        [new AuditEntry(at, bank, CallerRole.Bank, "ReadProfile", $"GET /api/v1/enterprises/{A}/profile", 200, AuditEntry.Granted) { CreditCode = A, Interfaces = ["I28"] }], Stop);
}
