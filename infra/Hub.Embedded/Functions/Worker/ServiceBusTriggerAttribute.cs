using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for each message of a queue.</summary>
public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute
{
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    /// <summary>The setting that holds the connection; <c>AzureWebJobsServiceBus</c> when null.</summary>
    public string? Connection { get; set; }

    public string? QueueName { get; }

    /// <summary>Whether a message is completed when the function returns. What host.json says when it is not set.</summary>
    public bool AutoCompleteMessages { get; set; }
}
