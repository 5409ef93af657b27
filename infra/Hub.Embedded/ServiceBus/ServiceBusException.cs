#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Messaging.ServiceBus;

/// <summary>An operation on a queue failed; the reason says how, and whether trying again may help.</summary>
public class ServiceBusException : Exception
{
    /// <summary>Makes an exception without a reason.</summary>
    public ServiceBusException()
    {
    }

    /// <summary>Takes the reason, from which it follows whether it is transient.</summary>
    public ServiceBusException(string message, ServiceBusFailureReason reason, string entityPath = default, Exception innerException = default)
        : this(IsTransientReason(reason), message, entityPath, reason, innerException)
    {
    }

    /// <summary>Takes whether it is transient, and the reason.</summary>
    public ServiceBusException(
        bool isTransient,
        string message,
        string entityName = default,
        ServiceBusFailureReason reason = ServiceBusFailureReason.GeneralError,
        Exception innerException = default)
        : base(message, innerException)
    {
        IsTransient = isTransient;
        Reason = reason;
        EntityPath = entityName;
    }

    /// <summary>Whether trying again may help.</summary>
    public bool IsTransient { get; }

    /// <summary>How it failed.</summary>
    public ServiceBusFailureReason Reason { get; }

    /// <summary>The queue.</summary>
    public string EntityPath { get; }

    /// <inheritdoc/>
    public override string Message => string.IsNullOrEmpty(EntityPath)
        ? $"{base.Message} ({Reason})"
        : $"{base.Message} ({Reason} - {EntityPath})";

    private static bool IsTransientReason(ServiceBusFailureReason reason) => reason is
        ServiceBusFailureReason.ServiceCommunicationProblem
        or ServiceBusFailureReason.ServiceTimeout
        or ServiceBusFailureReason.ServiceBusy;
}
