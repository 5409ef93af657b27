#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send.</summary>
public class ServiceBusMessage
{
    private const int MaxIdLength = 128;
    private string _messageId;

    /// <summary>Makes a message without a body.</summary>
    public ServiceBusMessage()
        : this(BinaryData.Empty)
    {
    }

    /// <summary>Makes a message with text as its body, in UTF-8.</summary>
    public ServiceBusMessage(string body)
        : this(BinaryData.FromString(body))
    {
    }

    /// <summary>Makes a message with a body.</summary>
    public ServiceBusMessage(ReadOnlyMemory<byte> body)
        : this(BinaryData.FromBytes(body))
    {
    }

    /// <summary>Makes a message with a body.</summary>
    public ServiceBusMessage(BinaryData body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = body;
    }

    /// <summary>Makes a message that is a copy of a received one, to send it again; what the broker wrote is left out.</summary>
    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        Body = receivedMessage.Body;
        _messageId = receivedMessage.MessageId;
        Subject = receivedMessage.Subject;
        CorrelationId = receivedMessage.CorrelationId;
        ContentType = receivedMessage.ContentType;
        foreach (var (name, value) in receivedMessage.ApplicationProperties)
        {
            if (name is not ("DeadLetterReason" or "DeadLetterErrorDescription"))
            {
                ApplicationProperties[name] = value;
            }
        }
    }

    /// <summary>The body.</summary>
    public BinaryData Body { get; set; }

    /// <summary>Identifies the message for duplicate detection; up to 128 characters.</summary>
    public string MessageId
    {
        get => _messageId;
        set
        {
            if (string.IsNullOrEmpty(value) || value.Length > MaxIdLength)
            {
                throw new ArgumentException($"A message id has 1 to {MaxIdLength} characters.", nameof(value));
            }

            _messageId = value;
        }
    }

    /// <summary>Relates the message to others.</summary>
    public string CorrelationId { get; set; }

    /// <summary>What the message is about; the kind of it.</summary>
    public string Subject { get; set; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; set; }

    /// <summary>Nobody receives the message before this time.</summary>
    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    /// <summary>Further properties: text, numbers, truth values, times and GUIDs.</summary>
    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();

    /// <inheritdoc/>
    public override string ToString() => $"{{MessageId:{MessageId}}}";
}
