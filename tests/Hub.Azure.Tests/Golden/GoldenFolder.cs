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

    /// <summary>The whole reply, for what stands in its envelope.</summary>
    public JsonElement Reply => JsonElement.Parse(Bytes("reply.json"));

    /// <summary>The records of the delivery.</summary>
    public ValueTask<List<RawRecord>> RecordsAsync(Source source) => source switch
    {
        PushSource => ReadAsync("reply.json", RecordFormat.JsonArray, null),
        FileSource { Format: RecordFormat.NdJson } => ReadAsync("reply.ndjson", RecordFormat.NdJson, null),
        FileSource file => ReadAsync("reply.csv", file.Format, file.Encoding == TextEncoding.Gb18030 ? "gb18030" : "utf-8"),
        PagedSource paged => new(Cut(paged.Items)),
        PerSubjectSource asked => new(Cut(asked.Items)),
        _ => new(Cut("items")),
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
