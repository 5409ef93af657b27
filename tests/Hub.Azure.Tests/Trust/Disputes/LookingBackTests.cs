using System.Text.Json;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Trust.Disputes;
using static Hub.Azure.Tests.Trust.Disputes.DisputedEnterprise;

namespace Hub.Azure.Tests.Trust.Disputes;

/// <summary>What a bank sees when it looks from an earlier day: the marks of today decide.</summary>
public sealed class LookingBackTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_withheld_today_is_not_opened_by_looking_from_before_the_dispute()
    {
        await using var hub = await GradedAsync();
        var before = hub.Time.GetUtcNow();
        var dispute = await RaiseAsync(hub);
        Assert.Equal("D", GradeIn(await ReadAsync(hub, before)));

        hub.Time.Advance(dispute.Clock.WithheldFrom);
        var seen = await ReadAsync(hub, before);
        Assert.Equal(1, seen.GetProperty("version").GetInt32());
        Assert.False(seen.GetProperty("sections").TryGetProperty("I28", out _));
        Assert.Equal(("withheld", dispute.Id), InsteadOf(seen));
    }

    [Fact]
    public async Task A_dispute_that_is_closed_is_not_shown_as_open_and_withholds_nothing_on_an_earlier_day()
    {
        await using var hub = await GradedAsync();
        var dispute = await RaiseAsync(hub);
        var during = hub.Time.GetUtcNow();
        Assert.Equal("disputed", Assert.Single(DisputesIn(await ReadAsync(hub, during))));

        hub.Time.Advance(during.AddDays(2));
        await ReplyAsync(hub, dispute, ReplyKind.Confirm, null);
        await BuildMarkedAsync(hub);
        hub.Time.Advance(dispute.Clock.WithheldFrom.AddDays(1));

        var seen = await ReadAsync(hub, during);
        Assert.Equal((2, "D"), (seen.GetProperty("version").GetInt32(), GradeIn(seen)));
        Assert.Empty(DisputesIn(seen));
    }

    [Fact]
    public async Task The_statement_of_an_enterprise_that_does_not_agree_stands_beside_earlier_versions_too()
    {
        await using var hub = await GradedAsync();
        var before = hub.Time.GetUtcNow();
        var dispute = await RaiseAsync(hub);
        hub.Time.Advance(before.AddDays(2));
        var closed = await ReplyAsync(hub, dispute, ReplyKind.Confirm, null);
        await hub.Get<DisputeDesk>().StateAsync(closed, "我方不同意。", "enterprise", Stop);
        await BuildMarkedAsync(hub);

        Assert.Equal("statement", Assert.Single(DisputesIn(await ReadAsync(hub, before))));
    }

    [Fact]
    public async Task What_was_found_wrong_is_not_given_again_by_looking_from_before_the_correction()
    {
        await using var hub = await GradedAsync();
        var before = hub.Time.GetUtcNow();
        var dispute = await RaiseAsync(hub);
        var during = hub.Time.GetUtcNow();
        hub.Time.Advance(during.AddDays(2));
        await ReplyAsync(hub, dispute, ReplyKind.Correct, Grade("01", 20));
        await hub.BuildAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(3));
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);
        await BuildMarkedAsync(hub);

        foreach (var instant in new[] { before, during })
        {
            var seen = await ReadAsync(hub, instant);
            Assert.False(seen.GetProperty("sections").TryGetProperty("I28", out _));
            Assert.Equal(("corrected", dispute.Id), InsteadOf(seen));
        }

        Assert.Equal("A", GradeIn(await ReadAsync(hub, hub.Time.GetUtcNow())));
        Assert.Equal("A", GradeIn(await ReadAsync(hub)));
    }

    /// <summary>An enterprise with the worst tax grade.</summary>
    private async Task<HubUnderTest> GradedAsync()
    {
        var hub = await HubUnderTest.StartAsync(azurite);
        await TakeAsync(hub, Grade("05", 10));
        await hub.BuildAsync();
        return hub;
    }

    /// <summary>An hour later it is disputed, and the profile says so.</summary>
    private static async Task<Dispute> RaiseAsync(HubUnderTest hub)
    {
        hub.Time.Advance(hub.Time.GetUtcNow().AddHours(1));
        var dispute = await hub.Get<DisputeDesk>().RaiseAsync(new Objection(A, new DisputedItem("I28", "2025", null), "等级有误", null, "enterprise"), Stop);
        await BuildMarkedAsync(hub);
        return dispute;
    }

    private static Task<Dispute> ReplyAsync(HubUnderTest hub, Dispute dispute, ReplyKind kind, string? record) => hub.Get<DisputeDesk>().ReplyAsync(
        dispute, kind, "已核实", record is null ? null : JsonSerializer.Deserialize<JsonElement>(record), "tax", Stop);

    private static JsonElement ItemIn(JsonElement profile) => profile.GetProperty("sections").GetProperty("I28").GetProperty("items")[0];

    private static string? GradeIn(JsonElement profile) => ItemIn(profile).GetProperty("record").GetProperty("tax_credit_grade").GetString();

    private static List<string?> DisputesIn(JsonElement profile) =>
        ItemIn(profile).TryGetProperty("disputes", out var disputes) ? [.. disputes.EnumerateArray().Select(d => d.GetProperty("state").GetString())] : [];

    private static (string?, string?) InsteadOf(JsonElement profile)
    {
        var withheld = profile.GetProperty("completeness").EnumerateArray().Single(c => c.GetProperty("interface").GetString() == "I28").GetProperty("withheld")[0];
        return (withheld.GetProperty("state").GetString(), withheld.GetProperty("id").GetString());
    }
}
