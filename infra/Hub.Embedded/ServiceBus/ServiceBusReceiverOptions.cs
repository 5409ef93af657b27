namespace Azure.Messaging.ServiceBus;

/// <summary>What to receive from. The mode is peek-lock.</summary>
public class ServiceBusReceiverOptions
{
    /// <summary>The queue itself (the default) or its dead letters.</summary>
    public SubQueue SubQueue { get; set; } = SubQueue.None;
}

/// <summary>The parts of a queue.</summary>
public enum SubQueue
{
    /// <summary>The queue itself.</summary>
    None = 0,

    /// <summary>Its dead letters.</summary>
    DeadLetter = 1,
}
