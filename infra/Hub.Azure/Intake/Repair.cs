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
            var lastSign = batch?.Value.UpdatedAt ?? run.CreatedAt;
            if (batch?.Value.IsConcluded == true || clock.GetUtcNow() - lastSign < Patience(batch?.Value))
            {
                continue;
            }

            if (batch?.Value.State == BatchState.Received)
            {
                await sealing.SealAsync(batch, cancellation);
            }
            else if (catalog.FindInterface(interfaceId)?.Source is PushSource)
            {
                await GiveUpPushAsync(run, interfaceId, cancellation);
            }
            else
            {
                await tokens.SendAsync(new PullInterface(run.Id, interfaceId, (int)(clock.GetUtcNow().ToUnixTimeSeconds() / 60)), TimeSpan.Zero, cancellation);
            }
        }
    }

    /// <summary>After a failed attempt a token waits for its time; another one would cut the pause short.</summary>
    private TimeSpan Patience(Batch? batch) =>
        options.Value.RepairAfter + (batch is { State: BatchState.Open, Attempts: > 0 } ? Pulling.LongestPause : TimeSpan.Zero);

    /// <summary>Nobody got a receipt for it: the department will send it again.</summary>
    private async Task GiveUpPushAsync(Run run, string interfaceId, CancellationToken cancellation)
    {
        var open = await batches.OpenAsync(run.Id, interfaceId, cancellation);
        await sealing.FailAsync(open, "the push broke off before its end; nothing of it was taken", cancellation);
    }
}
