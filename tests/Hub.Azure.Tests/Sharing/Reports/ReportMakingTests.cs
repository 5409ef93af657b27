using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Reports;
using Hub.Azure.Tests.Sharing.Publishing;
using Hub.Azure.Trust.Consents;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Disputes;
using Hub.Domain.Trust.Keys;
using static Hub.Azure.Tests.Trust.Disputes.DisputedEnterprise;

namespace Hub.Azure.Tests.Sharing.Reports;

/// <summary>Making, storing and superseding reports, killed between any two steps.</summary>
public sealed class ReportMakingTests(AzuriteFixture azurite)
{
    private const string Bank = "bank-a";

    private static readonly string s_number = ReportNumber.Of("test");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_killed_process_left_is_taken_up_by_the_same_request()
    {
        await using var hub = await GradedAsync();
        var store = hub.Get<ReportStore>();

        // The number is claimed and bytes are written, and then nothing: as if the process had died there.
        Assert.True(await store.TryClaimAsync(s_number, A, "question", Stop));
        var draft = await ReportDocument.SignAsync(Encoding.UTF8.GetBytes("{}"), hub.Get<IPlatformKeys>(), Stop);
        await hub.Store.ReportBlobs.GetBlobClient(ReportRow.BlobOf(s_number, draft.Hash)).UploadAsync(BinaryData.FromString("draft"), overwrite: false, Stop);
        Assert.Null(await store.FindAsync(s_number, Stop));

        Assert.True(await store.TryClaimAsync(s_number, A, "question", Stop));
        var made = (await MakeAsync(hub, s_number))!;
        hub.Time.Advance(hub.Time.GetUtcNow().AddHours(1));
        var again = (await MakeAsync(hub, s_number))!;

        Assert.False(await store.TryClaimAsync(s_number, A, "another", Stop));
        Assert.Equal(made.Hash, again.Hash);
        Assert.Equal((await store.ReadAsync(made, Stop)).Jws.Text, (await store.ReadAsync(again, Stop)).Jws.Text);
    }

    [Fact]
    public async Task Two_at_once_make_one_report()
    {
        await using var hub = await GradedAsync();
        await hub.Get<ReportStore>().TryClaimAsync(s_number, A, "question", Stop);

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MakeAsync(hub, s_number)));

        Assert.Single(made.Select(m => m!.Hash).Distinct());
        var names = await hub.Store.ReportBlobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, Stop).Select(b => b.Name).ToListAsync(Stop);
        Assert.Equal([made[0]!.Blob], names);
    }

    [Fact]
    public async Task What_is_stored_is_sealed_and_an_altered_byte_is_told()
    {
        await using var hub = await GradedAsync();
        var row = await NewAsync(hub);
        var bytes = await hub.BytesAsync(hub.Store.ReportBlobs, row.Blob);

        Assert.DoesNotContain("eyJ", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(ReportState.Valid, (await hub.Get<ReportChecks>().OfStoredAsync(row, Stop)).State);
        bytes[^40] ^= 1;
        await hub.Store.ReportBlobs.GetBlobClient(row.Blob).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, Stop);

        Assert.Equal(ReportState.Altered, (await hub.Get<ReportChecks>().OfStoredAsync(row, Stop)).State);
    }

    [Fact]
    public async Task A_report_that_was_being_made_while_its_value_was_corrected_is_superseded_by_who_made_it()
    {
        await using var hub = await GradedAsync();
        var (row, document) = (await NewAsync(hub), default(ReportDocument));
        document = await hub.Get<ReportStore>().ReadAsync(row, Stop);
        await hub.Store.Reports.DeleteEntityAsync(row.CreditCode, row.Number, cancellationToken: Stop);

        // The report was read from the old version; the correction goes all its way before the row is written.
        await CorrectAsync(hub);
        await hub.Get<ReportStore>().AddAsync(row, document, Stop);
        Assert.Null((await hub.Get<ReportStore>().FindAsync(row.Number, Stop))!.SupersededBy);
        await hub.Get<ReportCorrections>().LookAsync(row, Stop);

        var superseded = (await hub.Get<ReportStore>().FindAsync(row.Number, Stop))!;
        var next = (await hub.Get<ReportStore>().FindAsync(superseded.SupersededBy!, Stop))!;
        Assert.Equal((row.Number, true), (next.Supersedes, next.Version > row.Version));
        Assert.Null(next.SupersededBy);
        Assert.Contains("\"A\"", Encoding.UTF8.GetString((await hub.Get<ReportStore>().ReadAsync(next, Stop)).Json.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Superseding_twice_tells_once_and_a_report_with_other_values_stays()
    {
        await using var hub = await GradedAsync();
        var wrong = await NewAsync(hub);
        var dispute = await CorrectAsync(hub);
        var right = await NewAsync(hub);

        await hub.Get<ReportCorrections>().SupersedeAsync(dispute, 99, Stop);
        await hub.Get<ReportCorrections>().SupersedeAsync(dispute, 99, Stop);

        Assert.NotNull((await hub.Get<ReportStore>().FindAsync(wrong.Number, Stop))!.SupersededBy);
        Assert.Null((await hub.Get<ReportStore>().FindAsync(right.Number, Stop))!.SupersededBy);
        var told = await hub.Get<Feeds>().ReadAsync(Bank, 0, Stop).Select(n => n.Entry.Event.Type).Where(t => t.Contains(".report.", StringComparison.Ordinal)).ToListAsync(Stop);
        Assert.Equal([ReportCorrections.Superseded, ReportCorrections.Ready], told);
        Assert.Equal(3, await hub.Get<ReportStore>().ListAsync(A, Stop).CountAsync(Stop));
    }

    private async Task<HubUnderTest> GradedAsync()
    {
        var hub = await HubUnderTest.StartAsync(azurite);
        await TakeAsync(hub, Grade("05", 10));
        await hub.BuildAsync();
        await new PublishingCity(hub).GrantAsync(A, Bank, "PRE_LOAN");
        return hub;
    }

    private static async Task<ReportRow> NewAsync(HubUnderTest hub)
    {
        var number = ReportNumber.Of($"{Guid.NewGuid()}");
        await hub.Get<ReportStore>().TryClaimAsync(number, A, "question", Stop);
        return (await MakeAsync(hub, number))!;
    }

    private static Task<ReportRow?> MakeAsync(HubUnderTest hub, string number) => hub.Get<CreditReports>().MakeAsync(
        new ReportOrder(number, A, new ReadIntent(Bank, hub.Get<Purposes>().Find("PRE_LOAN")!, null), new ReportReader(Bank, null, null), new Look(true), null), Stop);

    /// <summary>The tax grade is disputed and corrected, and the case closed.</summary>
    private static async Task<Dispute> CorrectAsync(HubUnderTest hub)
    {
        var dispute = await hub.Get<DisputeDesk>().RaiseAsync(new Objection(A, new DisputedItem("I28", "2025", null), "等级有误", null, "enterprise"), Stop);
        await BuildMarkedAsync(hub);
        await hub.Get<DisputeDesk>().ReplyAsync(dispute, ReplyKind.Correct, "录入错误", JsonElement.Parse(Grade("01", 20)), "tax", Stop);
        await hub.BuildAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(3));
        await hub.Get<DisputeProgress>().AdvanceAllAsync(Stop);
        var closed = (await hub.Get<CaseStore>().FindAsync<Dispute>(dispute.Id, Stop))!;
        Assert.Equal(DisputeState.Closed, closed.State);
        return closed;
    }
}
