using Azure.Messaging.ServiceBus;
using Hub.Embedded.Functions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.ServiceBus;

/// <summary>Receives a queue's messages, as many at a time as may run.</summary>
internal sealed class QueueListener(string queue, ServiceBusReceiver receiver, MessageHandler handler, int maxConcurrentCalls, ILogger logger)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    // A receive that is cancelled may have locked messages that nobody then runs. So it is not cancelled but short.
    private static readonly TimeSpan ReceiveFor = TimeSpan.FromMilliseconds(500);

    /// <summary>Ends when the host stops and all messages received have been settled.</summary>
    public async Task RunAsync(Shutdown shutdown)
    {
        using var slots = new SemaphoreSlim(maxConcurrentCalls);
        while (await TakeSlotsAsync(slots, shutdown.Stopping) is var taken and > 0)
        {
            var messages = await ReceiveAsync(taken, shutdown.Stopping);
            foreach (var message in messages)
            {
                _ = RunAsync(message, slots, shutdown.Aborting);
            }

            if (taken > messages.Count)
            {
                slots.Release(taken - messages.Count);
            }
        }

        for (var ended = 0; ended < maxConcurrentCalls; ended++)
        {
            await slots.WaitAsync(CancellationToken.None);
        }

        await receiver.DisposeAsync();
    }

    /// <summary>Takes all free slots, and waits for one when there is none. Zero when the host stops.</summary>
    private static async Task<int> TakeSlotsAsync(SemaphoreSlim slots, CancellationToken stopping)
    {
        await slots.WaitAsync(CancellationToken.None);
        if (stopping.IsCancellationRequested)
        {
            slots.Release();
            return 0;
        }

        var taken = 1;
        while (slots.Wait(0, CancellationToken.None))
        {
            taken++;
        }

        return taken;
    }

    private async Task RunAsync(ServiceBusReceivedMessage message, SemaphoreSlim slots, CancellationToken aborting)
    {
        await Task.Yield();
        await handler.HandleAsync(message, aborting);
        slots.Release();
    }

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(int count, CancellationToken stopping)
    {
        try
        {
            return await receiver.ReceiveMessagesAsync(count, ReceiveFor, CancellationToken.None);
        }
#pragma warning disable CA1031 // A queue that cannot be reached is tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "No messages could be received from queue '{Queue}'.", queue);
            await Task.Delay(AfterFailure, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return [];
        }
    }
}
