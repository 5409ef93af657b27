using Hub.Domain.Intake;

namespace Hub.Azure.Intake.Formats;

/// <summary>One record as it was cut out of a delivery.</summary>
/// <param name="Json">The record as a JSON object; a row of another format made into one with its headings as names.</param>
/// <param name="Start">Position of its first raw byte in the delivery.</param>
/// <param name="Length">Number of raw bytes.</param>
/// <param name="Line">Line it starts at, from 1; null where lines mean nothing.</param>
/// <param name="Error">Why it can be cut out but not read (a ragged row); null if it can.</param>
public sealed record RawRecord(ReadOnlyMemory<byte> Json, long Start, int Length, long? Line, RecordError? Error = null)
{
    /// <summary>Position after its last raw byte.</summary>
    public long End => Start + Length;
}

/// <summary>A delivery breaks off or makes no sense from some place on; the records before are good.</summary>
public sealed class MalformedDeliveryException(long line, string reason) : Exception($"line {line}: {reason}")
{
    /// <summary>Line at which it broke, from 1.</summary>
    public long Line { get; } = line;
}
