using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Trust.Consents;

/// <summary>
/// Tells each bank that a consent names what was done with it. A note that it is still to be told is written before the version
/// and taken away after it was told, so that a process that dies between them leaves the note to <see cref="RepairAsync"/>.
/// </summary>
public sealed class ConsentNotices(HubStore store, ConsentStore consents, Feeds feeds, Withdrawals withdrawals, TimeProvider clock)
{
    private const string Untold = "~untold";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>How long a bank has to erase what it read and say so [P].</summary>
    public static readonly TimeSpan ErasureTime = TimeSpan.FromDays(15);

    /// <summary>Notes that a version is to be told. What it narrows is withdrawn from the banks' feeds before it is written.</summary>
    public async Task BeginAsync(Consent consent, CancellationToken cancellation)
    {
        await store.Consents.UpsertEntityAsync(new TableEntity(Untold, KeyOf(consent)) { ["at"] = clock.GetUtcNow() }, TableUpdateMode.Replace, cancellation);
        if (consent.State != ConsentState.Active)
        {
            await Task.WhenAll(consent.Terms.Receivers.Select(bank => withdrawals.WithdrawAsync(bank, consent.Id, cancellation)));
        }
    }

    /// <summary>What waits in the feeds is told again if the consent, as it now stands, allows it.</summary>
    private async Task RestoreAsync(string id, CancellationToken cancellation)
    {
        if (await consents.FindAsync(id, cancellation) is { State: ConsentState.Active } active)
        {
            await Task.WhenAll(active.Terms.Receivers.Select(bank => withdrawals.RestoreAsync(bank, id, cancellation)));
        }
    }

    /// <summary>Tells versions, and takes their notes away. Told twice, a bank has it once.</summary>
    public async Task TellAsync(IReadOnlyCollection<Consent> versions, CancellationToken cancellation)
    {
        var byBank = versions.SelectMany(c => c.Terms.Receivers.Select(bank => (bank, Event: EventOf(c)))).ToLookup(t => t.bank, t => t.Event);
        foreach (var bank in byBank)
        {
            await feeds.AppendAsync(bank.Key, [.. bank.Select(e => new FeedBatch(e.Id, [new FeedEvent(e, IsNotice: true)]))], cancellation);
        }

        await Task.WhenAll(versions.Where(c => c.Version > 1).Select(c => RestoreAsync(c.Id, cancellation)));
        await Parallel.ForEachAsync(versions, cancellation, async (c, stop) => await store.Consents.DeleteEntityAsync(Untold, KeyOf(c), ETag.All, stop));
    }

    /// <summary>Tells what a killed process did not.</summary>
    public async Task RepairAsync(CancellationToken cancellation)
    {
        foreach (var row in await store.Consents.ListAsync(Untold, cancellation))
        {
            if (row.GetDateTimeOffset("at") + s_patience > clock.GetUtcNow())
            {
                continue;
            }

            var (id, version) = (row.RowKey[..^5], int.Parse(row.RowKey[^4..]));
            if (await consents.FindAsync(id, version, cancellation) is { } written)
            {
                await TellAsync([written.Consent], cancellation);
            }
            else
            {
                await RestoreAsync(id, cancellation);
                await store.Consents.DeleteEntityAsync(Untold, row.RowKey, row.ETag, cancellation);
            }
        }
    }

    /// <summary>The event of a version: which consent, what for and until when; of a revocation also by when to erase. No data of the enterprise.</summary>
    public static CloudEvent EventOf(Consent consent)
    {
        var revoked = consent.Change == ConsentChange.Revoked;
        var data = new
        {
            consent = consent.Id,
            version = consent.Version,
            state = consent.State,
            purposes = consent.Terms.Purposes,
            validFrom = consent.Terms.ValidFrom,
            validTo = consent.Terms.ValidTo,
            eraseBy = revoked ? consent.ChangedAt + ErasureTime : (DateTimeOffset?)null,
            erasureReceipts = revoked ? $"/api/v1/consents/{consent.Id}/erasure-receipts" : null,
        };
        return new CloudEvent(
            $"{consent.Id}.{consent.Version}", TypeOf(consent.Change), "/api/v1/consents", consent.CreditCode, consent.ChangedAt,
            JsonSerializer.SerializeToElement(data, HubJson.Options));
    }

    private static string TypeOf(ConsentChange change) => change switch
    {
        ConsentChange.Granted => "cn.hub.consent.granted",
        ConsentChange.Paused => "cn.hub.consent.paused",
        ConsentChange.Resumed => "cn.hub.consent.resumed",
        ConsentChange.Revoked => "cn.hub.consent.revoked",
        _ => "cn.hub.consent.persons-changed",
    };

    private static string KeyOf(Consent consent) => $"{consent.Id}.{consent.Version:d4}";
}
