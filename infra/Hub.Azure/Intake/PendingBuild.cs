using Azure.Data.Tables;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>Where a segment keeps the blocks of a range.</summary>
/// <param name="Blob">The segment.</param>
/// <param name="Entries">The range's part of the segment's footer.</param>
/// <param name="Key">The data key its blocks are sealed with.</param>
public sealed record PendingSegment(string Blob, byte[] Entries, string Key);

/// <summary>A batch that waits to be built in a range.</summary>
/// <param name="Range">The range.</param>
/// <param name="Run">The run.</param>
/// <param name="InterfaceId">The interface.</param>
/// <param name="Segments">Its segments that hold records of the range.</param>
public sealed record PendingBuild(int Range, string Run, string InterfaceId, IReadOnlyList<PendingSegment> Segments)
{
    internal const string ReceivedColumn = "receivedAt";

    /// <summary>When its delivery was received; null in rows of older hubs.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The trace in which it was sealed, a W3C <c>traceparent</c>; null if nobody listened.</summary>
    public string? Trace { get; init; }

    /// <summary>Its row in the partition of its range.</summary>
    public string RowKey => $"{Run}|{InterfaceId}";

    /// <summary>Partition of a range in the table <c>pending</c>.</summary>
    public static string PartitionOf(int range) => $"range-{range:d3}";

    internal TableEntity ToEntity() => new(PartitionOf(Range), RowKey)
    {
        ["segments"] = Compressed.Json(Segments),
        [ReceivedColumn] = ReceivedAt,
        ["trace"] = Trace,
    };

    internal static PendingBuild FromEntity(int range, TableEntity row)
    {
        var key = row.RowKey.Split('|');
        return new PendingBuild(range, key[0], key[1], Compressed.Read<PendingSegment[]>(row.GetBinary("segments")))
        {
            ReceivedAt = row.GetDateTimeOffset(ReceivedColumn),
            Trace = row.GetString("trace"),
        };
    }
}
