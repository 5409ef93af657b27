using System.Text;
using System.Text.Json;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>Sends quarantined records through the normaliser again, after the catalog was mended.</summary>
public sealed class Replay(
    RunStore runs, BatchStore batches, BatchWriters writers, Sealing sealing, QuarantineStore quarantine,
    IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Replays a segment. Records keep the time they were received at, so that they do not overtake newer ones; what is still
    /// wrong goes to the new run's quarantine.
    /// </summary>
    public async Task<Batch> RunAsync(Interface @interface, QuarantineSegment segment, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var run = new Run(
            Run.NewId(now, RunKind.Replay, Guid.NewGuid()), RunKind.Replay, now, now + options.Value.RunDeadline,
            [@interface.Id], RunState.Receiving, null);
        await runs.CreateAsync(run, cancellation);
        var writer = writers.For(@interface, await batches.OpenAsync(run.Id, @interface.Id, cancellation));
        await foreach (var record in quarantine.ReadAsync(segment, cancellation))
        {
            Add(@interface, record, writer);
        }

        await writer.FinishAsync(0, null, cancellation);
        await sealing.SealAsync((await batches.FindAsync(run.Id, @interface.Id, cancellation))!, cancellation);
        await quarantine.MarkReplayedAsync(segment, run.Id, cancellation);
        return (await batches.FindAsync(run.Id, @interface.Id, cancellation))!.Value;
    }

    private static void Add(Interface @interface, QuarantinedRecord record, BatchWriter writer)
    {
        if (@interface.Source is PerSubjectSource && record.Code is { } code)
        {
            using var items = JsonDocument.Parse(record.Raw);
            writer.AddAnswer(code, [.. items.RootElement.EnumerateArray().Select(i => Raw(i.GetRawText(), null))], record.Evidence, record.ReceivedAt);
            return;
        }

        writer.Add(Raw(record.Raw, record.Line), record.ReceivedAt, record.Evidence);
    }

    private static RawRecord Raw(string json, long? line) => new(Encoding.UTF8.GetBytes(json), 0, 0, line);
}
