using System.Text;
using System.Text.Json;
using Hub.Azure.Intake.Formats;
using Hub.Azure.Profiles;
using Hub.Domain.Intake;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Tests.Profiles;

/// <summary>Notes across two sections, of which a caller may see both or one.</summary>
public sealed class NotesTests(AzuriteFixture azurite) : IDisposable
{
    private const string Code = "91330502MA2B00019K";

    private const string Rules = """
        { "rules": [ { "id": "Q50", "zh": "用电与资本", "en": "Power and capital", "severity": "note",
          "when": "sum(I36.grid_kwh, 2 days) > 100 and I24.reg_capital < 10",
          "message": { "zh": "两日 {sum(I36.grid_kwh, 2 days)} 千瓦时", "en": "{sum(I36.grid_kwh, 2 days)} kWh" }, "advice": { "zh": "请核对。", "en": "Check." } } ] }
        """;

    private readonly EditableCatalog _catalog = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public async Task A_note_that_quotes_a_section_is_shown_only_to_who_may_see_it()
    {
        await using var hub = await HubAsync();
        await hub.PushAsync($$"""{"统一社会信用代码":"{{Code}}","企业名称":"甲","注册资本":"5元"}""");
        await DeliverAsync(hub, ("20261118", 60), ("20261119", 60));
        await hub.BuildAsync();

        var all = await ReadAsync(hub, "SELF");
        var some = await ReadAsync(hub, "PRE_LOAN");

        Assert.Equal("两日 120 千瓦时", all.GetProperty("I24").GetProperty("notes")[0].GetProperty("zh").GetString());
        Assert.Equal("Q50", all.GetProperty("I36").GetProperty("notes")[0].GetProperty("rule").GetString());
        Assert.False(some.TryGetProperty("I36", out _));
        Assert.False(some.GetProperty("I24").TryGetProperty("notes", out _));
        Assert.DoesNotContain("千瓦时", some.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_column_changes_in_the_same_transaction_as_the_profile_and_rows_are_listed_by_it()
    {
        await using var hub = await HubAsync();
        await hub.PushAsync($$"""{"统一社会信用代码":"{{Code}}","企业名称":"甲","注册资本":"5元"}""");
        await hub.BuildAsync();
        Assert.Empty(await NotedAsync(hub));

        await DeliverAsync(hub, ("20261118", 60), ("20261119", 60));
        await hub.BuildAsync();
        Assert.Equal(["91330502MA2B00019K 甲 Q50"], (await NotedAsync(hub)).Select(n => $"{n.CreditCode} {n.Name} {string.Join(',', n.Rules)}"));

        await DeliverAsync(hub, ("20261120", 1));
        await hub.BuildAsync();
        Assert.Empty(await NotedAsync(hub));
        Assert.False((await hub.ProfileAsync(Code)).Entity.ContainsKey("notes"));
    }

    private Task<HubUnderTest> HubAsync()
    {
        _catalog.WriteRules(Rules);
        return HubUnderTest.StartAsync(azurite, ("CatalogPath", _catalog.Folder));
    }

    private static async Task DeliverAsync(HubUnderTest hub, params (string Day, int KWh)[] days)
    {
        var writer = await hub.OpenAsync("I36");
        foreach (var (day, kwh) in days)
        {
            var json = Encoding.UTF8.GetBytes($$"""{"用电户统一代码":"{{Code}}","period":"{{day}}","grid_kwh":{{kwh}}}""");
            writer.Add(new RawRecord(json, 0, json.Length, null), hub.Time.GetUtcNow(), new EvidencePointer("elsewhere", 0, json.Length));
        }

        await writer.FinishAsync(0, null, Stop);
        await hub.Get<Hub.Azure.Intake.Sealing>().SealAsync(
            (await hub.Get<Hub.Azure.Intake.BatchStore>().FindAsync(writer.Batch.Run, "I36", Stop))!, Stop);
    }

    private static async Task<JsonElement> ReadAsync(HubUnderTest hub, string purpose)
    {
        var intent = new ReadIntent("bank", hub.Get<Purposes>().Find(purpose)!, null);
        var view = await hub.Get<ProfileReader>().OpenAsync(intent, new Look(MaskPersonal: true), Stop);
        return JsonElement.Parse((await view.ReadAsync(Code, null, Stop))!.Json.Span).GetProperty("sections");
    }

    private static async Task<List<NotedProfile>> NotedAsync(HubUnderTest hub) =>
        await hub.Get<NotedProfiles>().ListAsync(null, Stop).ToListAsync(Stop);
}
