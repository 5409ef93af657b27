#nullable disable // As the real package: its callers see no nullable annotations.
using Hub.Embedded.ServiceBus;

namespace Azure.Messaging.ServiceBus.Administration;

/// <summary>
/// Creates queues and tells of them. Like <see cref="ServiceBusClient"/>, this stand-in takes the connection string of
/// a storage account. Its responses have no raw response of the management service.
/// </summary>
public class ServiceBusAdministrationClient
{
    private readonly Broker _broker;

    /// <summary>For mocking.</summary>
    protected ServiceBusAdministrationClient()
    {
    }

    /// <summary>Takes the connection string of a storage account.</summary>
    public ServiceBusAdministrationClient(string connectionString) => _broker = new Broker(connectionString, TimeProvider.System);

    /// <summary>Creates a queue with the default settings.</summary>
    public virtual Task<Response<QueueProperties>> CreateQueueAsync(string name, CancellationToken cancellationToken = default) =>
        CreateQueueAsync(new CreateQueueOptions(name), cancellationToken);

    /// <summary>Creates a queue; one that exists already is a MessagingEntityAlreadyExists.</summary>
    public virtual Task<Response<QueueProperties>> CreateQueueAsync(CreateQueueOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Broker.TranslateAsync(options.Name, async () =>
        {
            // First the dead letters, so that a queue that exists has a place for them.
            await _broker.Queues.CreateAsync(Broker.DeadLetterName(options.Name), [], cancellationToken);
            var settings = QueueSettings.From(options, _broker.Time.GetUtcNow());
            return await _broker.Queues.CreateAsync(Broker.StorageName(options.Name), settings.ToMetadata(), cancellationToken)
                ? Result(new QueueProperties(options.Name, settings))
                : throw new ServiceBusException(
                    $"The messaging entity '{options.Name}' already exists.", ServiceBusFailureReason.MessagingEntityAlreadyExists, options.Name);
        });
    }

    /// <summary>Whether there is a queue of the name.</summary>
    public virtual async Task<Response<bool>> QueueExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            await GetQueueAsync(name, cancellationToken);
            return Result(true);
        }
        catch (ServiceBusException failure) when (failure.Reason == ServiceBusFailureReason.MessagingEntityNotFound)
        {
            return Result(false);
        }
    }

    /// <summary>The settings of a queue; an absent one is a MessagingEntityNotFound.</summary>
    public virtual Task<Response<QueueProperties>> GetQueueAsync(string name, CancellationToken cancellationToken = default) =>
        Broker.TranslateAsync(name, async () =>
        {
            var (metadata, _) = await _broker.Queues.DescribeAsync(Broker.StorageName(name), cancellationToken);
            return Result(new QueueProperties(name, QueueSettings.From(metadata)));
        });

    /// <summary>The numbers of messages of a queue; an absent one is a MessagingEntityNotFound.</summary>
    public virtual Task<Response<QueueRuntimeProperties>> GetQueueRuntimePropertiesAsync(string name, CancellationToken cancellationToken = default) =>
        Broker.TranslateAsync(name, async () =>
        {
            var (metadata, all) = await _broker.Queues.DescribeAsync(Broker.StorageName(name), cancellationToken);
            var (_, letters) = await _broker.Queues.DescribeAsync(Broker.DeadLetterName(name), cancellationToken);
            var scheduled = await _broker.Markers.CountAsync(Markers.ScheduledPartition(name), cancellationToken);
            return Result(new QueueRuntimeProperties(name, all, scheduled, letters, QueueSettings.From(metadata).CreatedAt));
        });

    private static Response<T> Result<T>(T value) => Response.FromValue(value, null);
}
