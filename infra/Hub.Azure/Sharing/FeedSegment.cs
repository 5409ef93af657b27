using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Sharing;

namespace Hub.Azure.Sharing;

/// <summary>
/// A row of a feed that holds many events, packed. Its row key is the number of its last event, so that the first row at or
/// behind a cursor is the one to read from.
/// </summary>
internal static class FeedSegment
{
    private const int ColumnSize = 60 * 1024;
    private const int MostColumns = 12;

    /// <summary>First character of a segment's row key.</summary>
    public const string Prefix = "s";

    public static string KeyOf(long last) => $"{Prefix}{last:d19}";

    /// <summary>Packs events; null if they are too many for one row.</summary>
    public static byte[]? Pack(IReadOnlyList<FeedEvent> events)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, events, HubJson.Options);
        }

        return packed.Length <= ColumnSize * MostColumns ? packed.ToArray() : null;
    }

    public static TableEntity ToEntity(string bank, long first, int count, byte[] packed)
    {
        var row = new TableEntity(bank, KeyOf(first + count - 1)) { ["first"] = first, ["count"] = count };
        foreach (var (part, i) in packed.Chunk(ColumnSize).Select((p, i) => (p, i)))
        {
            row[$"events{i}"] = part;
        }

        return row;
    }

    public static long LastOf(TableEntity row) => long.Parse(row.RowKey.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    public static long FirstOf(TableEntity row) => row.GetInt64("first")!.Value;

    public static IReadOnlyList<FeedEvent> EventsOf(TableEntity row)
    {
        using var packed = new MemoryStream();
        foreach (var part in Enumerable.Range(0, MostColumns).Select(i => row.GetBinary($"events{i}")).TakeWhile(part => part is not null))
        {
            packed.Write(part);
        }

        packed.Position = 0;
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<FeedEvent>>(brotli, HubJson.Options)!;
    }
}
