using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>A batch that waits to be built in a range.</summary>
/// <param name="Range">The range.</param>
/// <param name="Run">The run.</param>
/// <param name="InterfaceId">The interface.</param>
/// <param name="Segments">Its segments.</param>
public sealed record PendingBuild(int Range, string Run, string InterfaceId, IReadOnlyList<SegmentPointer> Segments)
{
    /// <summary>Partition of a range in the table <c>pending</c>.</summary>
    public static string PartitionOf(int range) => $"range-{range:d3}";

    internal static TableEntity ToEntity(int range, Batch batch) => new(PartitionOf(range), $"{batch.Run}|{batch.InterfaceId}")
    {
        ["segments"] = JsonSerializer.Serialize(batch.Segments, HubJson.Options),
    };

    internal static PendingBuild FromEntity(int range, TableEntity row)
    {
        var key = row.RowKey.Split('|');
        return new PendingBuild(range, key[0], key[1], JsonSerializer.Deserialize<SegmentPointer[]>(row.GetString("segments"), HubJson.Options)!);
    }
}
