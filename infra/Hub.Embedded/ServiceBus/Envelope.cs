using System.Buffers.Binary;
using System.Text.Json;

namespace Hub.Embedded.ServiceBus;

/// <summary>
/// What is stored of a message: a header in JSON, which has all but the body, and the body as it is.
/// Layout: length of the header (4 bytes, little-endian), header, body.
/// </summary>
internal sealed record Envelope
{
    /// <summary>The queue service takes 64 KiB of base64, which is 48 KiB of bytes.</summary>
    internal const int MaxBytes = 48 * 1024;

    public string? MessageId { get; init; }

    public string? Subject { get; init; }

    public string? CorrelationId { get; init; }

    public string? ContentType { get; init; }

    public Dictionary<string, string?[]> Properties { get; init; } = [];

    public long SequenceNumber { get; init; }

    public DateTimeOffset EnqueuedTime { get; init; }

    public DateTimeOffset ScheduledEnqueueTime { get; init; }

    /// <summary>
    /// Deliveries to add to those that the queue service counted: negative for takes that delivered nothing,
    /// positive for those of the queue that the message was dead-lettered from.
    /// </summary>
    public int DeliveriesElsewhere { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public BinaryData Body { get; init; } = BinaryData.Empty;

    /// <summary>The same with some application properties set.</summary>
    internal Envelope With(IDictionary<string, object?>? changes)
    {
        if (changes is null || changes.Count == 0)
        {
            return this;
        }

        var properties = new Dictionary<string, string?[]>(Properties);
        foreach (var (name, value) in PropertyCodec.Encode(changes))
        {
            properties[name] = value;
        }

        return this with { Properties = properties };
    }

    internal byte[] ToBytes()
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(this);
        var body = Body.ToMemory();
        var bytes = new byte[sizeof(int) + header.Length + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, sizeof(int));
        body.CopyTo(bytes.AsMemory(sizeof(int) + header.Length));
        return bytes;
    }

    internal static Envelope FromBytes(byte[] bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var header = JsonSerializer.Deserialize<Envelope>(bytes.AsSpan(sizeof(int), length))!;
        return header with { Body = BinaryData.FromBytes(bytes.AsMemory(sizeof(int) + length)) };
    }
}
