using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.ServiceBus;

/// <summary>A fresh queue with a sender, a receiver and a receiver of its dead letters.</summary>
internal sealed class ServiceBusQueue : IAsyncDisposable
{
    private readonly ServiceBusClient _client;

    private ServiceBusQueue(string connectionString, string name)
    {
        ConnectionString = connectionString;
        Name = name;
        _client = new ServiceBusClient(connectionString);
        Sender = _client.CreateSender(name);
        Receiver = _client.CreateReceiver(name);
        DeadLetters = _client.CreateReceiver(name, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        Administration = new ServiceBusAdministrationClient(connectionString);
    }

    internal static TimeSpan Soon { get; } = TimeSpan.FromSeconds(10);

    internal static TimeSpan Moment { get; } = TimeSpan.FromMilliseconds(100);

    internal string ConnectionString { get; }

    internal string Name { get; }

    internal ServiceBusSender Sender { get; }

    internal ServiceBusReceiver Receiver { get; }

    internal ServiceBusReceiver DeadLetters { get; }

    internal ServiceBusAdministrationClient Administration { get; }

    internal static async Task<ServiceBusQueue> CreateAsync(AzuriteFixture azurite, string account, Action<CreateQueueOptions>? configure = null)
    {
        var options = new CreateQueueOptions($"q{Guid.NewGuid():N}");
        configure?.Invoke(options);
        var queue = new ServiceBusQueue(azurite.ConnectionString(account), options.Name);
        await queue.Administration.CreateQueueAsync(options, TestContext.Current.CancellationToken);
        return queue;
    }

    internal async Task<ServiceBusReceivedMessage> ReceiveAsync()
    {
        var message = await Receiver.ReceiveMessageAsync(Soon, TestContext.Current.CancellationToken);
        Assert.NotNull(message);
        return message;
    }

    internal async Task AssertEmptyAsync() =>
        Assert.Empty(await Receiver.ReceiveMessagesAsync(10, Moment, TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
