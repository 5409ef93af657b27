using System.Text;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Audit.Checking;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Trust;

/// <summary>What a hub wrote down, read from its store.</summary>
internal static class RecordedAccesses
{
    private const long Everything = 1 << 30;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>All entries, of all chains.</summary>
    public static async Task<IReadOnlyList<ChainedEntry>> AccessesAsync(this HubUnderTest hub)
    {
        var blobs = hub.Services.GetRequiredService<AuditBlobs>();
        var entries = new List<ChainedEntry>();
        for (var chain = 1; await blobs.FindOpeningAsync(chain, Stop) is not null; chain++)
        {
            var log = Encoding.UTF8.GetString(await blobs.ReadLogAsync(chain, 0, Everything, Stop));
            entries.AddRange(log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => EntryLine.Read(Encoding.UTF8.GetBytes(l))));
        }

        return entries;
    }

    /// <summary>Checks the whole record as an outsider would.</summary>
    public static async Task<AuditReport> CheckAuditAsync(this HubUnderTest hub)
    {
        var blobs = hub.Services.GetRequiredService<AuditBlobs>();
        var (seals, openings, logs, leaves) = (new List<string>(), new List<byte[]>(), new List<byte[]>(), new List<byte[]?>());
        while (await blobs.FindSealAsync(seals.Count + 1, Stop) is { } seal)
        {
            seals.Add(seal);
            leaves.Add(await blobs.FindLeavesAsync(SealDocument.Parse(seal).Seal, Stop));
        }

        while (await blobs.FindOpeningAsync(openings.Count + 1, Stop) is { } opening)
        {
            openings.Add(opening);
            logs.Add(await blobs.ReadLogAsync(openings.Count, 0, Everything, Stop));
        }

        var keys = await hub.Services.GetRequiredService<IPlatformKeys>().VerificationKeysAsync(Stop);
        return AuditCheck.Run(new AuditMaterial(keys, seals.Count, openings.Count)
        {
            Seal = n => seals[(int)n - 1],
            Leaves = n => leaves[(int)n - 1],
            Opening = c => openings[c - 1],
            Log = c => logs[c - 1],
        });
    }
}
