using System.Text.Json;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing.Reports;
using Hub.Azure.Tests.Sharing.Publishing;
using Hub.Azure.Trust.Consents;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Disputes;

namespace Hub.Azure.Tests.Sharing.Reports;

/// <summary>What a report tells of earlier months comes from the last version of each, however many versions there were.</summary>
public sealed class ReportHistoriesTests(AzuriteFixture azurite)
{
    private static readonly string s_code = Enterprises.Code(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_version_of_each_earlier_month_is_noted_and_told()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.RegisterAsync(s_code, "一");
        await city.RegisterAsync(s_code, "二");
        Assert.Empty(await hub.RowsAsync(hub.Store.Milestones));
        var first = hub.Time.GetUtcNow();
        hub.Time.Advance(first.AddMonths(1));
        await city.RegisterAsync(s_code, "三");
        await city.RegisterAsync(s_code, "四");
        hub.Time.Advance(first.AddMonths(3));
        await city.RegisterAsync(s_code, "五");
        await city.GrantAsync(s_code, "bank-a", "PRE_LOAN");

        var noted = await hub.Get<Milestones>().ListAsync(s_code, DateTimeOffset.UnixEpoch, Stop);
        Assert.Equal([first.Month, first.AddMonths(1).Month], noted.Select(m => m.VersionTime.ToOffset(TimeSpan.FromHours(8)).Month));
        Assert.Equal(["二", "四"], await NamesAsync(hub, noted));
        Assert.Equal([first.AddMonths(1).Month], (await hub.Get<Milestones>().ListAsync(s_code, first.AddMonths(1), Stop)).Select(m => m.VersionTime.Month));

        var report = await ReportAsync(hub);
        Assert.Equal(["四 五", "二 四"], TableOf(report, "R02").Select(r => $"{r[2]} {r[3]}"));
        Assert.Equal(noted.Reverse().Select(m => $"{m.Grade}"), TableOf(report, "R19").Select(r => r[1].GetProperty("id").GetString()));
    }

    [Fact]
    public async Task What_a_purpose_withholds_is_not_told_of_earlier_months_either()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.RegisterAsync(s_code, "一");
        hub.Time.Advance(hub.Time.GetUtcNow().AddMonths(1));
        await city.RegisterAsync(s_code, "二");

        var view = await hub.Get<ProfileReader>().OpenAsync(new ReadIntent("bank-a", hub.Get<Purposes>().Find("PRE_LOAN")!, null), new Look(true), Stop);
        var unseen = await hub.Get<ReportHistories>().ReadAsync(view, s_code, Stop);

        // Registration is open to banks; shareholders are not, for this purpose.
        Assert.Equal("notConsented", Assert.Single(unseen.Versions).StateOf("I25"));
        Assert.Empty(unseen.Versions[0].RecordsOf("I25"));
    }

    [Fact]
    public async Task A_value_that_was_found_wrong_is_not_told_as_what_stood_before()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.GrantAsync(s_code, "bank-a", "PRE_LOAN");
        await city.RegisterAsync(s_code, "错");
        var dispute = await hub.Get<DisputeDesk>().RaiseAsync(new Objection(s_code, new DisputedItem("I24", "", null), "名称有误", null, "enterprise"), Stop);
        hub.Time.Advance(hub.Time.GetUtcNow().AddMonths(1));
        var right = $$"""{"统一社会信用代码":"{{s_code}}","ent_name":"正","更新时间":"{{hub.Time.GetUtcNow():yyyy-MM-dd HH:mm:ss}}"}""";
        await hub.Get<DisputeDesk>().ReplyAsync(dispute, ReplyKind.Correct, "已核实", JsonElement.Parse(right), "market", Stop);
        await hub.BuildAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(3));
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);
        Assert.Equal(DisputeState.Closed, (await hub.Get<CaseStore>().FindAsync<Dispute>(dispute.Id, Stop))!.State);

        var report = (await ReportAsync(hub)).GetRawText();
        Assert.Contains("\"正\"", report, StringComparison.Ordinal);
        Assert.DoesNotContain("错", report, StringComparison.Ordinal);
    }

    private static async Task<List<string>> NamesAsync(HubUnderTest hub, IReadOnlyList<Milestone> noted)
    {
        var profiles = await Task.WhenAll(noted.Select(m => hub.Get<ProfileStore>().ReadAsync(m.Pointer, Stop)));
        return [.. profiles.Select(p => JsonElement.Parse(p.Find("I24")!.Present.Single().Content.Span).GetProperty("ent_name").GetString()!)];
    }

    private static async Task<JsonElement> ReportAsync(HubUnderTest hub)
    {
        var number = ReportNumber.Of("history");
        var intent = new ReadIntent("bank-a", hub.Get<Purposes>().Find("PRE_LOAN")!, null);
        await hub.Get<ReportStore>().TryClaimAsync(number, s_code, "question", Stop);
        var row = (await hub.Get<CreditReports>().MakeAsync(new ReportOrder(number, s_code, intent, new ReportReader("bank-a", null, null), new Look(true), null), Stop))!;
        return JsonElement.Parse((await hub.Get<ReportStore>().ReadAsync(row, Stop)).Json.Span);
    }

    /// <summary>The rows of a section's last table.</summary>
    private static List<List<JsonElement>> TableOf(JsonElement report, string section) =>
    [
        .. report.GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("id").GetString() == section).GetProperty("blocks").EnumerateArray()
            .Last(b => b.GetProperty("kind").GetString() == "table").GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().ToList()),
    ];
}
