using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Domain.Trust.Audit;

/// <summary>
/// The canonical bytes of an entry: one JSON object in UTF-8 without white space, its members in the order below, members without
/// a value left out, times in UTC with seven decimals. The log has one a line, ended by a line feed that is not hashed. What is
/// hashed are the bytes as they stand in the log, so nobody who checks needs this writer. Where an entry has a list of enterprises, a tab
/// and the list follow it in its line; hashed are then the entry and the tab, and the entry has the root of the tree over the list.
/// </summary>
public static class EntryLine
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private const byte Tab = (byte)'\t';

    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an entry and its list; without the line feed.</summary>
    public static byte[] Write(ChainedEntry chained)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(bytes, s_writing);
        writer.WriteStartObject();
        writer.WriteNumber("chain", chained.Id.Chain);
        writer.WriteNumber("sequence", chained.Id.Sequence);
        writer.WriteString("previous", chained.Previous);
        WriteWho(chained.Entry, writer);
        WriteWhat(chained.Entry, writer);
        writer.WriteEndObject();
        writer.Flush();
        return chained.Entry.Told is { } told ? [.. bytes.WrittenSpan, Tab, .. told.Write()] : bytes.WrittenSpan.ToArray();
    }

    /// <summary>What of a line is hashed: all of it, or what stands before its list and the tab.</summary>
    public static ReadOnlySpan<byte> Hashed(ReadOnlySpan<byte> line) => line.IndexOf(Tab) is var tab and >= 0 ? line[..(tab + 1)] : line;

    /// <summary>
    /// The leaf hash of a line that somebody may have changed. A line whose list is not the one that its entry names has another hash
    /// than any line that can be written.
    /// </summary>
    public static byte[] LeafOf(ReadOnlyMemory<byte> line)
    {
        var hashed = Hashed(line.Span);
        var hasNoList = hashed.Length == line.Length && !hashed.EndsWith([Tab]);
        return hasNoList || IsWhole(line) ? MerkleTree.Leaf(hashed) : MerkleTree.Leaf([.. line.Span, (byte)'\n']);
    }

    /// <summary>Reads an entry and its list.</summary>
    /// <exception cref="FormatException">The bytes are no entry, or the list is not the one that the entry names.</exception>
    public static ChainedEntry Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            var hashed = line[..Hashed(line.Span).Length];
            using var document = JsonDocument.Parse(hashed);
            var json = document.RootElement;
            var id = new EntryId(json.GetProperty("chain").GetInt32(), json.GetProperty("sequence").GetInt64());
            return new ChainedEntry(id, json.GetProperty("previous").GetString()!, ReadEntry(json, line[hashed.Length..]));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("This is no entry of the record of access.", e);
        }
    }

    private static void WriteWho(AuditEntry entry, Utf8JsonWriter writer)
    {
        writer.WriteString("time", entry.Time.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        writer.WriteString("caller", entry.Caller);
        WriteText("role", entry.Role?.ToString(), writer);
        WriteText("branch", entry.Branch, writer);
        WriteText("user", entry.User, writer);
    }

    private static void WriteWhat(AuditEntry entry, Utf8JsonWriter writer)
    {
        writer.WriteString("function", entry.Function);
        writer.WriteString("target", entry.Target);
        WriteText("creditCode", entry.CreditCode, writer);
        WriteText("purpose", entry.Purpose, writer);
        WriteText("consent", entry.Consent, writer);
        if (entry.Interfaces.Count > 0)
        {
            writer.WriteString("interfaces", string.Join(' ', entry.Interfaces));
        }

        WriteText("fieldHash", entry.FieldHash, writer);
        WriteText("feed", entry.Feed?.ToString(), writer);
        WriteText("told", entry.Told?.Root, writer);
        writer.WriteNumber("status", entry.Status);
        writer.WriteString("result", entry.Result);
    }

    private static AuditEntry ReadEntry(JsonElement json, ReadOnlyMemory<byte> list) => new(
        DateTimeOffset.Parse(json.GetProperty("time").GetString()!, CultureInfo.InvariantCulture),
        json.GetProperty("caller").GetString()!,
        Text(json, "role") is { } role ? Enum.Parse<CallerRole>(role) : null,
        json.GetProperty("function").GetString()!,
        json.GetProperty("target").GetString()!,
        json.GetProperty("status").GetInt32(),
        json.GetProperty("result").GetString()!)
    {
        Branch = Text(json, "branch"),
        User = Text(json, "user"),
        CreditCode = Text(json, "creditCode"),
        Purpose = Text(json, "purpose"),
        Consent = Text(json, "consent"),
        Interfaces = Text(json, "interfaces")?.Split(' ') ?? [],
        FieldHash = Text(json, "fieldHash"),
        Feed = Text(json, "feed") is { } feed ? FeedRange.Read(feed) : null,
        Told = ReadTold(Text(json, "told"), list),
    };

    private static ToldList? ReadTold(string? root, ReadOnlyMemory<byte> list)
    {
        var told = list.IsEmpty ? null : ToldList.Read(list);
        return told?.Root == root ? told : throw new FormatException("The list behind an entry is not the one that it names.");
    }

    private static bool IsWhole(ReadOnlyMemory<byte> line)
    {
        try
        {
            return Read(line).Entry.Told is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void WriteText(string name, string? value, Utf8JsonWriter writer)
    {
        if (value is { Length: > 0 })
        {
            writer.WriteString(name, value);
        }
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
