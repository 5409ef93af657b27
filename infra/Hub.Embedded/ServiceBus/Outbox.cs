using System.Diagnostics;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;

namespace Hub.Embedded.ServiceBus;

/// <summary>Puts messages into the queue of a name.</summary>
internal sealed class Outbox(Broker broker, string queue)
{
    private readonly DuplicateFilter _duplicates = new(broker.Markers, broker.Time);

    /// <summary>Enqueues a message for its scheduled time, or for now, and returns its sequence number.</summary>
    internal async Task<long> SendAsync(ServiceBusMessage message, DateTimeOffset scheduled, CancellationToken cancellationToken)
    {
        var settings = await broker.SettingsAsync(queue, cancellationToken);
        var envelope = Envelop(message, scheduled);
        var content = envelope.ToBytes();
        if (content.Length > Envelope.MaxBytes)
        {
            throw new ServiceBusException(
                $"The message with its properties has {content.Length} bytes; the embedded queue takes {Envelope.MaxBytes}.",
                ServiceBusFailureReason.MessageSizeExceeded,
                queue);
        }

        Task Enqueue() => EnqueueAsync(envelope, content, cancellationToken);
        await (settings.RequiresDuplicateDetection && message.MessageId is { } id
            ? _duplicates.RunAsync(queue, id, settings.DuplicateWindow, Enqueue, cancellationToken)
            : Enqueue());
        return envelope.SequenceNumber;
    }

    private Envelope Envelop(ServiceBusMessage message, DateTimeOffset scheduled)
    {
        AddTrace(message.ApplicationProperties);
        var now = broker.Time.GetUtcNow();
        return new Envelope
        {
            MessageId = message.MessageId,
            Subject = message.Subject,
            CorrelationId = message.CorrelationId,
            ContentType = message.ContentType,
            Properties = PropertyCodec.Encode(message.ApplicationProperties!),
            SequenceNumber = broker.NextSequence(),
            EnqueuedTime = scheduled > now ? scheduled : now,
            ScheduledEnqueueTime = scheduled,
            Body = message.Body,
        };
    }

    private async Task EnqueueAsync(Envelope envelope, byte[] content, CancellationToken cancellationToken)
    {
        var wait = Delay.Seconds(envelope.ScheduledEnqueueTime - broker.Time.GetUtcNow());
        if (wait > 0)
        {
            await MarkScheduledAsync(envelope, cancellationToken);
        }

        await broker.Queues.PutAsync(Broker.StorageName(queue), content, wait, cancellationToken);
    }

    // So that the runtime properties can tell scheduled messages from active ones.
    private async Task MarkScheduledAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        var partition = Markers.ScheduledPartition(queue);
        var table = await broker.Markers.TableAsync(cancellationToken);
        var marker = new TableEntity(partition, $"{Guid.NewGuid():N}") { [Markers.Until] = envelope.ScheduledEnqueueTime };
        await table.AddEntityAsync(marker, cancellationToken);
        await broker.Markers.SweepAsync(partition, cancellationToken);
    }

    private static void AddTrace(IDictionary<string, object> properties)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity
            || properties.ContainsKey("Diagnostic-Id")
            || properties.ContainsKey("traceparent"))
        {
            return;
        }

        properties["Diagnostic-Id"] = id;
        properties["traceparent"] = id;
        if (!string.IsNullOrEmpty(activity.TraceStateString))
        {
            properties["tracestate"] = activity.TraceStateString;
        }
    }
}
