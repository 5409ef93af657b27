using System.Globalization;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>Opens chains: numbers in a row, each named by the next, whoever of several hubs opens it.</summary>
public sealed class AuditChains(AuditBlobs blobs, SealStates states, TimeProvider clock)
{
    private static readonly string s_writer = $"{Environment.MachineName}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}";

    /// <summary>Opens the next chain, for this process alone.</summary>
    public async Task<AuditChain> OpenAsync(CancellationToken cancellation)
    {
        var chain = (await states.ReadAsync(cancellation)).LastChain;
        var before = chain == 0 ? null : await blobs.FindOpeningAsync(chain, cancellation);
        while (true)
        {
            chain++;
            var opening = new ChainOpening(chain, before is null ? ChainOpening.None : ChainOpening.HashOf(before), s_writer, clock.GetUtcNow());
            if (await blobs.TryAddOpeningAsync(chain, opening.ToBytes(), cancellation))
            {
                return await BeginAsync(opening, cancellation);
            }

            before = await blobs.FindOpeningAsync(chain, cancellation);
        }
    }

    private async Task<AuditChain> BeginAsync(ChainOpening opening, CancellationToken cancellation)
    {
        var log = blobs.Log(opening.Chain);
        await log.CreateAsync(null, cancellation);
        return new AuditChain(opening, log);
    }
}
