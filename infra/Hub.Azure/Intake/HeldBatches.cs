using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Intake;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>Deliveries that were held: an operator releases or discards each.</summary>
public sealed class HeldBatches(
    RunStore runs, BatchStore batches, Sealing sealing, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>The held batches of all interfaces, oldest first.</summary>
    public async Task<IReadOnlyList<Batch>> ListAsync(CancellationToken cancellation) =>
        [.. (await batches.ListUnbuiltAsync(cancellation)).Where(b => b.State == BatchState.Held).OrderBy(b => b.Run, StringComparer.Ordinal)];

    /// <summary>Releases a held batch: a run of its own takes it to the profiles. Again is harmless.</summary>
    /// <returns>The batch of that run; null if the batch is not held.</returns>
    public async Task<Batch?> ReleaseAsync(string run, string interfaceId, string caller, CancellationToken cancellation)
    {
        if (await batches.FindAsync(run, interfaceId, cancellation) is not { Value: { State: BatchState.Held or BatchState.Released, Hold: { } hold } } held)
        {
            return null;
        }

        if (held.Value.State == BatchState.Held)
        {
            var now = clock.GetUtcNow();
            var decided = hold with { DecidedBy = caller, DecidedAt = now, ReleasedAs = Run.NewId(now, RunKind.Release, NonceOf(held.Value)) };
            held = await batches.UpdateAsync(held, held.Value with { State = BatchState.Released, Hold = decided }, cancellation);
        }

        return await TakeOnAsync(held.Value, cancellation);
    }

    /// <summary>Discards a held batch: nothing of it is ever published. Again is harmless.</summary>
    /// <returns>The batch; null if it is not held.</returns>
    public async Task<Batch?> DiscardAsync(string run, string interfaceId, string caller, CancellationToken cancellation)
    {
        if (await batches.FindAsync(run, interfaceId, cancellation) is not { Value: { State: BatchState.Held or BatchState.Discarded, Hold: { } hold } } held)
        {
            return null;
        }

        if (held.Value.State == BatchState.Held)
        {
            var decided = hold with { DecidedBy = caller, DecidedAt = clock.GetUtcNow() };
            held = await batches.UpdateAsync(held, held.Value with { State = BatchState.Discarded, Hold = decided }, cancellation);
        }

        await batches.CloseAsync(held.Value, cancellation);
        return held.Value;
    }

    /// <summary>Does again what a kill left undone after a decision.</summary>
    public async Task RepairAsync(CancellationToken cancellation)
    {
        foreach (var decided in await batches.ListUnbuiltAsync(cancellation))
        {
            await RepairAsync(decided, cancellation);
        }
    }

    private Task RepairAsync(Batch decided, CancellationToken cancellation) => decided.State switch
    {
        BatchState.Released => TakeOnAsync(decided, cancellation),
        BatchState.Discarded => batches.CloseAsync(decided, cancellation),
        _ => Task.CompletedTask,
    };

    /// <summary>Seals the released records in a run of their own: the run that brought them may be complete long since.</summary>
    private async Task<Batch> TakeOnAsync(Batch released, CancellationToken cancellation)
    {
        var at = released.Hold!.DecidedAt!.Value;
        var id = released.Hold.ReleasedAs!;
        await runs.CreateAsync(
            new Run(id, RunKind.Release, at, at + options.Value.RunDeadline, [released.InterfaceId], RunState.Receiving, null), cancellation);
        var opened = await batches.OpenAsync(id, released.InterfaceId, cancellation);
        if (opened.Value.State == BatchState.Open)
        {
            opened = await batches.UpdateAsync(opened, released with { Run = id, State = BatchState.Received, StartedAt = at }, cancellation);
        }

        if (opened.Value.State == BatchState.Received)
        {
            await sealing.SealAsync(opened, cancellation);
        }

        await batches.CloseAsync(released, cancellation);
        return (await batches.FindAsync(id, released.InterfaceId, cancellation))!.Value;
    }

    private static Guid NonceOf(Batch held) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{held.Run}|{held.InterfaceId}")).AsSpan(0, 16));
}
