using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Tests.Functions;

public sealed class BodyFunction(Journal journal)
{
    [Function("body")]
    public void Run([ServiceBusTrigger("%Queue%", Connection = "Bus")] string body, FunctionContext context) =>
        journal.Add($"{context.FunctionDefinition.Name} {body}");
}

public sealed class BytesFunction(Journal journal)
{
    [Function("bytes")]
    public void Run([ServiceBusTrigger("%Queue%", Connection = "Bus")] byte[] body) => journal.Add(Convert.ToHexString(body));
}

public sealed class RejectingFunction(Journal journal)
{
    [Function("rejecting")]
    public Task Run([ServiceBusTrigger("%Queue%", Connection = "Bus")] ServiceBusReceivedMessage message)
    {
        journal.Add($"{message.Body} delivery {message.DeliveryCount}");
        throw new InvalidOperationException("No luck.");
    }
}

/// <summary>Does not return before its message's first lock would have ended.</summary>
public sealed class LongFunction(Journal journal)
{
    [Function("long")]
    public async Task Run([ServiceBusTrigger("%Queue%", Connection = "Bus")] ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        var firstLock = message.LockedUntil;
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (TimeProvider.System.GetUtcNow() < firstLock.AddSeconds(1))
        {
            await ticks.WaitForNextTickAsync(cancellationToken);
        }

        journal.Add($"delivery {message.DeliveryCount} renewed {message.LockedUntil > firstLock}");
    }
}

public sealed class GatedFunction(Journal journal, Gate gate)
{
    [Function("gated")]
    public async Task Run([ServiceBusTrigger("%Queue%", Connection = "Bus")] ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        journal.Add($"in {message.Body}");
        try
        {
            await gate.Task.WaitAsync(cancellationToken);
            journal.Add($"out {message.Body}");
        }
        catch (OperationCanceledException)
        {
            journal.Add($"cancelled {message.Body}");
            throw;
        }
    }
}

public sealed class SettlingFunction(Journal journal)
{
    [Function("settling")]
    public async Task Run(
        [ServiceBusTrigger("%Queue%", Connection = "Bus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken)
    {
        await (message.Body.ToString() switch
        {
            "complete" => actions.CompleteMessageAsync(message, cancellationToken),
            "abandon" when message.DeliveryCount == 1 => actions.AbandonMessageAsync(message, cancellationToken: cancellationToken),
            "abandon" => actions.CompleteMessageAsync(message, cancellationToken),
            _ => actions.DeadLetterMessageAsync(message, deadLetterReason: "Unreadable", deadLetterErrorDescription: "It is no token.", cancellationToken: cancellationToken),
        });
        journal.Add($"{message.Body} {message.DeliveryCount}");
    }
}
