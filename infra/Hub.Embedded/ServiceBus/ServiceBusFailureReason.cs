namespace Azure.Messaging.ServiceBus;

/// <summary>How an operation failed.</summary>
public enum ServiceBusFailureReason
{
    /// <summary>In another way.</summary>
    GeneralError = 0,

    /// <summary>There is no such queue.</summary>
    MessagingEntityNotFound = 1,

    /// <summary>The lock ended, or the message was settled already.</summary>
    MessageLockLost = 2,

    /// <summary>There is no such message.</summary>
    MessageNotFound = 3,

    /// <summary>The message is too large.</summary>
    MessageSizeExceeded = 4,

    /// <summary>The queue is disabled.</summary>
    MessagingEntityDisabled = 5,

    /// <summary>A quota is used up.</summary>
    QuotaExceeded = 6,

    /// <summary>The service asks to slow down.</summary>
    ServiceBusy = 7,

    /// <summary>The service did not answer in time.</summary>
    ServiceTimeout = 8,

    /// <summary>The service cannot be reached.</summary>
    ServiceCommunicationProblem = 9,

    /// <summary>A session is locked by another.</summary>
    SessionCannotBeLocked = 10,

    /// <summary>The lock of a session was lost.</summary>
    SessionLockLost = 11,

    /// <summary>There is such a queue already.</summary>
    MessagingEntityAlreadyExists = 12,
}
