using Azure.Messaging.ServiceBus;
using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.ServiceBus;

/// <summary>Runs a function for a message and settles it: completed when the function returned, abandoned when it threw, untouched when the function settled it.</summary>
internal sealed class MessageHandler(
    FunctionDescriptor function, ServiceBusReceiver receiver, bool autoComplete, TimeSpan renewFor, BackgroundInvocations invocations, ILogger logger)
{
    /// <summary>Never throws.</summary>
    public async Task HandleAsync(ServiceBusReceivedMessage message, CancellationToken aborting)
    {
        await using var renewal = new LockRenewal(receiver, message, renewFor, logger);
        var actions = new ServiceBusMessageActions(receiver, renewal);
        var succeeded = await invocations.TryRunAsync(function, new MessageInput(message, actions), aborting);
        await renewal.StopAsync();
        if (!actions.IsSettled)
        {
            await SettleAsync(message, succeeded);
        }
    }

    private async Task SettleAsync(ServiceBusReceivedMessage message, bool succeeded)
    {
        try
        {
            if (!succeeded)
            {
                await receiver.AbandonMessageAsync(message);
            }
            else if (autoComplete)
            {
                await receiver.CompleteMessageAsync(message);
            }
        }
#pragma warning disable CA1031 // A message that is not settled comes back when its lock expires.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogWarning(exception, "Message {MessageId} of function '{Function}' could not be settled.", message.MessageId, function.Name);
        }
    }
}
