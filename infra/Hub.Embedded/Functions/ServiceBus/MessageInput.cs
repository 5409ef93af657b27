using Azure.Messaging.ServiceBus;
using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.ServiceBus;

/// <summary>The message that started an invocation.</summary>
internal sealed class MessageInput(ServiceBusReceivedMessage message, ServiceBusMessageActions actions) : TriggerInput
{
    public ServiceBusReceivedMessage Message => message;

    public ServiceBusMessageActions Actions => actions;

    /// <summary>The trace in which the message was sent.</summary>
    public override string? TraceParent => message.ApplicationProperties.GetValueOrDefault("Diagnostic-Id") as string;
}
