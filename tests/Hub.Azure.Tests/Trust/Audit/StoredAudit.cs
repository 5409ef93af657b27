using System.Text;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Audit.Checking;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Tests.Trust.Audit;

/// <summary>The record of access as it lies in a hub's store.</summary>
internal static class StoredAudit
{
    private const long Everything = 1 << 30;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The entries of a chain.</summary>
    public static async Task<IReadOnlyList<ChainedEntry>> EntriesAsync(this HubUnderTest hub, int chain)
    {
        var log = Encoding.UTF8.GetString(await hub.Get<AuditBlobs>().ReadLogAsync(chain, 0, Everything, Stop));
        return [.. log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => EntryLine.Read(Encoding.UTF8.GetBytes(l)))];
    }

    /// <summary>The seals, in order.</summary>
    public static async Task<IReadOnlyList<SealDocument>> SealsAsync(this HubUnderTest hub)
    {
        var seals = new List<SealDocument>();
        while (await hub.Get<AuditBlobs>().FindSealAsync(seals.Count + 1, Stop) is { } text)
        {
            seals.Add(SealDocument.Parse(text));
        }

        return seals;
    }

    /// <summary>Checks all of it.</summary>
    public static async Task<AuditReport> CheckAsync(this HubUnderTest hub)
    {
        var blobs = hub.Get<AuditBlobs>();
        var seals = await hub.SealsAsync();
        var leaves = await Task.WhenAll(seals.Select(s => blobs.FindLeavesAsync(s.Seal, Stop)));
        var (openings, logs) = (new List<byte[]>(), new List<byte[]>());
        while (await blobs.FindOpeningAsync(openings.Count + 1, Stop) is { } opening)
        {
            openings.Add(opening);
            logs.Add(await blobs.ReadLogAsync(openings.Count, 0, Everything, Stop));
        }

        return AuditCheck.Run(new AuditMaterial(await hub.Get<IPlatformKeys>().VerificationKeysAsync(Stop), seals.Count, openings.Count)
        {
            Seal = n => seals[(int)n - 1].Text,
            Leaves = n => leaves[(int)n - 1],
            Opening = c => openings[c - 1],
            Log = c => logs[c - 1],
        });
    }
}
