using Hub.Azure.Sources;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>
/// Looks at every run that is not complete and does again what a killed process left undone. All it does, the ordinary way does
/// too; it only makes sure that it happens.
/// </summary>
public sealed class Repair(
    RunStore runs, BatchStore batches, Sealing sealing, HeldBatches held, RunProgress progress, Tokens tokens, Catalog catalog,
    IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>Goes through the open runs.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - options.Value.RepairAfter;
        foreach (var run in (await runs.ListOpenAsync(cancellation)).Where(r => r.CreatedAt < before))
        {
            if (run.State == RunState.Receiving)
            {
                await RepairReceivingAsync(run, cancellation);
            }

            await progress.RepairAsync(run, cancellation);
        }

        await held.RepairAsync(cancellation);
    }

    private async Task RepairReceivingAsync(Run run, CancellationToken cancellation)
    {
        foreach (var interfaceId in run.Interfaces)
        {
            var batch = await batches.FindAsync(run.Id, interfaceId, cancellation);
            if (batch?.Value.IsConcluded == true || clock.GetUtcNow() - LastSign(run, batch?.Value) < options.Value.RepairAfter)
            {
                continue;
            }

            if (batch?.Value.State == BatchState.Received)
            {
                await sealing.SealAsync(batch, cancellation);
            }
            else if (run.Kind == RunKind.Correction)
            {
                // Its dispute goes on with it.
                continue;
            }
            else if (run.Kind == RunKind.Push || catalog.FindInterface(interfaceId)?.Source is PushSource)
            {
                await GiveUpAsync(run, interfaceId, "the push broke off before its end; nothing of it was taken", cancellation);
            }
            else if (run.Kind is RunKind.OnDemand or RunKind.Replay)
            {
                // Pulling would ask for all enterprises what was asked for one.
                await GiveUpAsync(run, interfaceId, "broke off before its end; nothing of it was taken", cancellation);
            }
            else
            {
                await tokens.SendAsync(new PullInterface(run.Id, interfaceId, (int)(clock.GetUtcNow().ToUnixTimeSeconds() / 60)), TimeSpan.Zero, cancellation);
            }
        }
    }

    /// <summary>While a token waits for its time, another one would cut the pause short.</summary>
    private static DateTimeOffset LastSign(Run run, Batch? batch) =>
        batch is null ? run.CreatedAt : batch.NotBefore > batch.UpdatedAt ? batch.NotBefore.Value : batch.UpdatedAt;

    /// <summary>Nobody got an answer to it: who sent or asked will do so again.</summary>
    private async Task GiveUpAsync(Run run, string interfaceId, string problem, CancellationToken cancellation)
    {
        var open = await batches.OpenAsync(run.Id, interfaceId, cancellation);
        await sealing.FailAsync(open, problem, cancellation);
    }
}
