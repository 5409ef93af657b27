using Hub.Domain.Intake;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Intake;

/// <summary>Gives <see cref="MassChange"/> the figures it judges by; most deliveries need none.</summary>
public sealed class MassChangeBreaker(Catalog catalog, QualityRules rules, ContentIndex index, InterfaceStates states, ILogger<MassChangeBreaker> logger)
{
    /// <summary>Why a received batch must be held; null if it may be sealed.</summary>
    public async Task<Hold?> JudgeAsync(Batch batch, CancellationToken cancellation)
    {
        if (batch.Hold is not null || catalog.FindInterface(batch.InterfaceId) is not { } @interface)
        {
            // Somebody has looked at it already, and released it.
            return null;
        }

        var known = MassChange.IsLarge(batch.Changes) ? await index.CountAsync(batch.InterfaceId, cancellation) : 0;
        var usual = batch.IsSupplement ? null : await states.LastRecordsAsync(batch.InterfaceId, cancellation);
        var hold = MassChange.Judge(@interface, batch, known, usual)
            ?? QualityHold.Judge(batch, rules);
        if (hold is not null)
        {
            logger.LogWarning("Run {Run} interface {Interface} is held: {Reason}", batch.Run, batch.InterfaceId, hold.En);
        }

        return hold;
    }
}
