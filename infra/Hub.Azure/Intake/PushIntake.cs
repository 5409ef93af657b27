using System.Security.Cryptography;
using Azure.Data.Tables;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>A push as it came over HTTP.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Body">The records, decompressed.</param>
/// <param name="Format">Their format.</param>
/// <param name="Charset">Their encoding, if it was said.</param>
/// <param name="IdempotencyKey">The department's name for this push, if it gave one.</param>
public sealed record Push(Interface Interface, Stream Body, RecordFormat Format, string? Charset, string? IdempotencyKey);

/// <summary>The same Idempotency-Key came with other content.</summary>
public sealed class IdempotencyConflictException(string key, string receipt)
    : Exception($"The Idempotency-Key “{key}” was used for another body; its receipt is {receipt}. Use a new key for new content.");

/// <summary>Receives pushes: streamed through the batch writer, durable before the receipt is given.</summary>
public sealed class PushIntake(
    HubStore store, RunStore runs, BatchStore batches, BatchWriters writers, Sealing sealing, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>Receives a push.</summary>
    /// <returns>The batch, sealed; an earlier one if the same push came before.</returns>
    /// <exception cref="DeliveryTooLargeException">Nothing of it was taken.</exception>
    /// <exception cref="IdempotencyConflictException">Nothing of it was taken.</exception>
    public async Task<Batch> ReceiveAsync(Push push, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var run = new Run(
            Run.NewId(now, RunKind.Push, Guid.NewGuid()), RunKind.Push, now, now + options.Value.RunDeadline,
            [push.Interface.Id], RunState.Receiving, null);
        await runs.CreateAsync(run, cancellation);
        var writer = writers.For(push.Interface, await OpenAsync(run.Id, push.Interface, cancellation));
        try
        {
            var bodyHash = await WriteAsync(push, writer, cancellation);
            if (await EarlierReceiptAsync(push, bodyHash, run.Id, cancellation) is { } earlier)
            {
                await AbandonAsync(run.Id, push.Interface.Id, $"repeats {earlier.Run}", cancellation);
                return earlier;
            }
        }
        catch (Exception e) when (e is DeliveryTooLargeException or IdempotencyConflictException)
        {
            await AbandonAsync(run.Id, push.Interface.Id, e.Message, CancellationToken.None);
            throw;
        }

        await SealAsync(run.Id, push.Interface.Id, cancellation);
        return (await batches.FindAsync(run.Id, push.Interface.Id, cancellation))!.Value;
    }

    private async Task<Stored<Batch>> OpenAsync(string run, Interface @interface, CancellationToken cancellation)
    {
        var opened = await batches.OpenAsync(run, @interface.Id, cancellation);
        return @interface.Source is PushSource ? opened : await batches.UpdateAsync(opened, opened.Value with { IsSupplement = true }, cancellation);
    }

    private async Task<string> WriteAsync(Push push, BatchWriter writer, CancellationToken cancellation)
    {
        await using var body = new EvidenceStream(push.Body, writer.Evidence, options.Value.MaxPushBytes);
        var received = clock.GetUtcNow();
        string? problem = null;
        try
        {
            var records = RecordFormats.ReadAsync(body, push.Format, push.Charset, options.Value.MaxRecordBytes, cancellation);
            await foreach (var record in records)
            {
                writer.Add(record, received);
                if (writer.IsFull)
                {
                    await writer.CheckpointAsync(record.End, null, cancellation);
                }
            }
        }
        catch (MalformedDeliveryException e)
        {
            problem = e.Message;
            await KeepRestAsync(body, writer, cancellation);
        }

        await writer.FinishAsync(writer.Evidence.End, problem, cancellation);
        return body.HashSoFar();
    }

    /// <summary>What comes after the break is evidence too, never all of it in memory.</summary>
    private static async Task KeepRestAsync(EvidenceStream body, BatchWriter writer, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancellation) > 0)
        {
            if (writer.IsFull)
            {
                await writer.CheckpointAsync(writer.Evidence.End, null, cancellation);
            }
        }
    }

    /// <summary>Writes down that this key stands for this body; finds the earlier push if it did before.</summary>
    private async Task<Batch?> EarlierReceiptAsync(Push push, string bodyHash, string run, CancellationToken cancellation)
    {
        if (push.IdempotencyKey is not { } key)
        {
            return null;
        }

        var partition = push.Interface.Id;
        var row = Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
        if (await store.Idempotency.TryAddAsync(new TableEntity(partition, row) { ["body"] = bodyHash, ["run"] = run }, cancellation))
        {
            return null;
        }

        var earlier = (await store.Idempotency.FindAsync(partition, row, cancellation))!;
        if (earlier.GetString("body") != bodyHash)
        {
            throw new IdempotencyConflictException(key, earlier.GetString("run"));
        }

        await SealAsync(earlier.GetString("run"), push.Interface.Id, cancellation);
        return (await batches.FindAsync(earlier.GetString("run"), push.Interface.Id, cancellation))?.Value;
    }

    private async Task SealAsync(string run, string interfaceId, CancellationToken cancellation)
    {
        if (await batches.FindAsync(run, interfaceId, cancellation) is { Value.State: BatchState.Received } received)
        {
            await sealing.SealAsync(received, cancellation);
        }
    }

    private async Task AbandonAsync(string run, string interfaceId, string reason, CancellationToken cancellation)
    {
        if (await batches.FindAsync(run, interfaceId, cancellation) is { Value.IsConcluded: false } open)
        {
            var failed = await batches.UpdateAsync(open, open.Value with { State = BatchState.Failed, Problem = reason }, cancellation);
            await sealing.ConcludeAsync(failed.Value, cancellation);
        }
    }
}
