using System.Text.Json;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Profiles;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Disputes;

namespace Hub.Azure.Sharing.Reports;

/// <summary>
/// Supersedes the reports that hold a value which was corrected. A correction is noted before the reports are looked for, and whoever
/// made a report looks for corrections after storing it: of the two at least one sees the other, so no report slips through. Each
/// step may be done twice.
/// </summary>
public sealed class ReportCorrections(
    ReportStore store, CreditReports reports, CaseStore cases, ProfileStore profiles, Feeds feeds, Purposes purposes, Catalog catalog, TimeProvider clock)
{
    /// <summary>The kind of event that says a report is superseded.</summary>
    public const string Superseded = "cn.hub.report.superseded";

    /// <summary>The kind of event that says a report can be fetched.</summary>
    public const string Ready = "cn.hub.report.ready";

    private const string Source = "/api/v1/reports";

    /// <summary>Supersedes every report that holds what a dispute found wrong. The correction is in the profile by now.</summary>
    public async Task SupersedeAsync(Dispute dispute, int version, CancellationToken cancellation)
    {
        await store.NoteCorrectionAsync(dispute.CreditCode, dispute.Id, version, cancellation);
        await foreach (var row in store.ListAsync(dispute.CreditCode, cancellation))
        {
            await SupersedeAsync(row, dispute, cancellation);
        }
    }

    /// <summary>Supersedes a report that was made while a value in it was being corrected.</summary>
    public async Task LookAsync(ReportRow row, CancellationToken cancellation)
    {
        foreach (var id in await store.CorrectionsAfterAsync(row.CreditCode, row.Version, cancellation))
        {
            if (await cases.FindAsync<Dispute>(id, cancellation) is { } dispute)
            {
                await SupersedeAsync(row, dispute, cancellation);
            }
        }
    }

    /// <summary>What was begun and not told yet, since the process died, is told by the same events: they have the same ids.</summary>
    private async Task SupersedeAsync(ReportRow row, Dispute dispute, CancellationToken cancellation)
    {
        if (!row.Interfaces.Contains(dispute.Item.InterfaceId) || !await HoldsWrongAsync(row, dispute, cancellation))
        {
            return;
        }

        var number = ReportNumber.Of($"{row.Number}\nsuperseded");
        var next = row.SupersededBy is null ? await NextAsync(row, number, cancellation) : await store.FindAsync(number, cancellation);
        var superseded = await store.SupersedeAsync(row, next?.Number ?? "", clock.GetUtcNow(), cancellation);
        await TellAsync(superseded, next, cancellation);
        if (next is not null && row.SupersededBy is null)
        {
            await LookAsync(next, cancellation);
        }
    }

    private async Task<ReportRow?> NextAsync(ReportRow row, string number, CancellationToken cancellation)
    {
        var intent = new ReadIntent(row.Bank ?? row.CreditCode, purposes.Find(row.Purpose)!, row.Consent);
        await store.TryClaimAsync(number, row.CreditCode, row.Number, cancellation);
        return await reports.MakeAsync(
            new ReportOrder(number, row.CreditCode, intent, new ReportReader(row.Bank, row.Branch, row.User), new Look(row.IsMasked), row.Number), cancellation);
    }

    /// <summary>
    /// The bank has to know that what it holds is wrong, whatever became of the consent; the new report needs the consent. An enterprise has
    /// no feed: it asked for the correction itself, and is told whenever it reads, lists or checks the report.
    /// </summary>
    private async Task TellAsync(ReportRow row, ReportRow? next, CancellationToken cancellation)
    {
        if (row.Bank is not { } bank)
        {
            return;
        }

        var told = JsonSerializer.SerializeToElement(new { report = row.Number, by = next?.Number }, HubJson.Options);
        List<FeedEvent> events = [new(new CloudEvent($"{row.Number}-superseded", Superseded, Source, row.CreditCode, row.SupersededAt!.Value, told), IsNotice: true)];
        if (next is not null)
        {
            var ready = JsonSerializer.SerializeToElement(new { report = next.Number, purpose = next.Purpose, supersedes = row.Number }, HubJson.Options);
            events.Add(new(new CloudEvent($"{next.Number}-ready", Ready, Source, row.CreditCode, next.MadeAt, ready), next.Consent));
        }

        await feeds.AppendAsync(bank, [new FeedBatch($"{row.Number}-superseded", events)], cancellation);
    }

    /// <summary>Whether the version that a report shows has the very values that were found wrong.</summary>
    private async Task<bool> HoldsWrongAsync(ReportRow row, Dispute dispute, CancellationToken cancellation)
    {
        var @interface = catalog.FindInterface(dispute.Item.InterfaceId)!;
        if (await profiles.FindAsync(row.CreditCode, row.VersionTime, cancellation) is not { } then || ItemOf(then.Profile, @interface, dispute) is not { } shown)
        {
            return false;
        }

        var today = await profiles.FindAsync(row.CreditCode, cancellation);
        if (dispute.Reply is not { Kind: ReplyKind.Correct, Before: { } wrong } || today is null || ItemOf(today.Profile, @interface, dispute) is not { } right)
        {
            return dispute.Reply?.Kind == ReplyKind.Delete;
        }

        return @interface.Fields.Select(f => f.Name).Any(name => ValueOf(wrong, name) != ValueOf(right, name) && ValueOf(shown, name) == ValueOf(wrong, name));
    }

    private static JsonElement? ItemOf(Profile profile, Interface @interface, Dispute dispute) =>
        profile.Find(@interface.Id)?.Joined(@interface).Present.FirstOrDefault(i => i.Key == dispute.Item.Item) is { } item ? JsonElement.Parse(item.Content.Span) : null;

    private static string? ValueOf(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetRawText() : null;

    private static string? ValueOf(JsonElement? record, string name) => record is { } there ? ValueOf(there, name) : null;
}
