using System.Text.Json;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Golden;

/// <summary>
/// The folder of one interface: a delivery as the department sends it (<c>reply</c>: a push's body, a file, a whole reply with its
/// envelope) and the section it must become (<c>section.json</c>).
/// </summary>
internal sealed class GoldenFolder(string interfaceId)
{
    private const int LongestRecord = 1024 * 1024;

    private static readonly string s_root = Repository.PathOf("tests", "Hub.Azure.Tests", "Golden");

    /// <summary>The interfaces that have one.</summary>
    public static IEnumerable<string> All => Directory.EnumerateDirectories(s_root).Select(f => Path.GetFileName(f)!).Order();

    /// <summary>What the section must be.</summary>
    public JsonElement Section => JsonElement.Parse(Bytes("section.json"));

    /// <summary>The as-of in the platform's envelope: an instant, or a day, which is over when it ends in China.</summary>
    public DateTimeOffset PlatformAsOf => Reply.GetProperty("as_of").GetString()! is { Length: 10 } day
        ? DateTimeOffset.Parse($"{day}T00:00:00+08:00").AddDays(1)
        : Reply.GetProperty("as_of").GetDateTimeOffset();

    private JsonElement Reply => JsonElement.Parse(Bytes("reply.json"));

    /// <summary>The source records of the delivery.</summary>
    public async Task<List<RawRecord>> RecordsAsync(Source source) =>
        source switch
        {
            FileSource { Format: RecordFormat.NdJson } => await ReadAsync("reply.ndjson", RecordFormat.NdJson, null),
            FileSource file => await ReadAsync("reply.csv", file.Format, file.Encoding == TextEncoding.Gb18030 ? "gb18030" : "utf-8"),
            PagedSource paged => Cut(paged.Items),
            PerSubjectSource asked => Cut(asked.Items),
            _ => await ReadAsync("reply.json", RecordFormat.JsonArray, null),
        };

    private ValueTask<List<RawRecord>> ReadAsync(string file, RecordFormat format, string? charset) =>
        RecordFormats.ReadAsync(new MemoryStream(Bytes(file)), format, charset, LongestRecord, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    private List<RawRecord> Cut(string path)
    {
        var items = path.Split('.').Aggregate(Reply, (element, name) => element.GetProperty(name));
        return [.. items.EnumerateArray().Select(i => JsonSerializer.SerializeToUtf8Bytes(i)).Select(b => new RawRecord(b, 0, b.Length, null))];
    }

    private byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(s_root, interfaceId, file));
}
