using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Hub.Embedded.Storage;

namespace Hub.Embedded.ServiceBus;

/// <summary>What senders, receivers and administration of one storage account share.</summary>
internal sealed class Broker
{
    private readonly ConcurrentDictionary<string, QueueSettings> _settings = new();
    private long _lastSequence;

    internal Broker(string connectionString, TimeProvider time)
    {
        Queues = new QueueService(StorageAccount.Parse(connectionString));
        Time = time;
        Markers = new Markers(new TableServiceClient(connectionString), time);
    }

    internal QueueService Queues { get; }

    internal Markers Markers { get; }

    internal TimeProvider Time { get; }

    /// <summary>The name of the storage queue; Service Bus takes names in any case.</summary>
    internal static string StorageName(string queue) => queue.ToLowerInvariant();

    internal static string DeadLetterName(string queue) => StorageName(queue) + "-deadletter";

    /// <summary>The queue's settings. They do not change while it exists, so they are read once.</summary>
    internal async Task<QueueSettings> SettingsAsync(string queue, CancellationToken cancellationToken)
    {
        if (!_settings.TryGetValue(queue, out var settings))
        {
            var (metadata, _) = await Queues.DescribeAsync(StorageName(queue), cancellationToken);
            settings = _settings[queue] = QueueSettings.From(metadata);
        }

        return settings;
    }

    /// <summary>A number that grows with time and is given once a process.</summary>
    internal long NextSequence()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _lastSequence);
            var next = Math.Max(last + 1, Time.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref _lastSequence, next, last) == last)
            {
                return next;
            }
        }
    }

    /// <summary>Does it, and tells a failure of storage in the words of Service Bus.</summary>
    internal static async Task<T> TranslateAsync<T>(string queue, Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (RequestFailedException failure)
        {
            throw Translated(queue, failure);
        }
        catch (AggregateException failures) when (failures.InnerException is RequestFailedException failure)
        {
            throw Translated(queue, failure);
        }
    }

    internal static Task TranslateAsync(string queue, Func<Task> operation) =>
        TranslateAsync(queue, async () =>
        {
            await operation();
            return true;
        });

    private static ServiceBusException Translated(string queue, RequestFailedException failure) => failure.ErrorCode switch
    {
        "QueueNotFound" => new ServiceBusException(
            $"The messaging entity '{queue}' could not be found.", ServiceBusFailureReason.MessagingEntityNotFound, queue, failure),
        "MessageNotFound" or "PopReceiptMismatch" => LockLost(queue, failure),
        _ when failure.Status is 0 or 503 or 500 => new ServiceBusException(
            failure.Message, ServiceBusFailureReason.ServiceCommunicationProblem, queue, failure),
        _ => new ServiceBusException(failure.Message, ServiceBusFailureReason.GeneralError, queue, failure),
    };

    internal static ServiceBusException LockLost(string queue, Exception? cause = null) => new(
        "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.",
        ServiceBusFailureReason.MessageLockLost,
        queue,
        cause);
}
