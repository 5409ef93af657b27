using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Azure.Intake.Formats;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>A department's complete answer about one enterprise, normalised; no items mean "no record".</summary>
/// <param name="Records">Its items.</param>
/// <param name="Errors">All that is wrong with any of them.</param>
internal sealed record Answer(IReadOnlyList<NormalisedRecord> Records, IReadOnlyList<RecordError> Errors)
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer about an enterprise; a record that speaks of another one is an error.</summary>
    public static Answer Of(string code, IReadOnlyList<NormalisedRecord> records)
    {
        var strangers = records.Where(r => r.IsClean && r.Code != code)
            .Select(r => RecordError.Of("WRONG_SUBJECT", "subject", r.Code, $"{code}, the enterprise that was asked for"));
        return new Answer(records, [.. records.SelectMany(r => r.Errors), .. strangers]);
    }

    /// <summary>All items as one array: replayed, they are one answer again.</summary>
    public static RawRecord Raw(IReadOnlyList<RawRecord> items, EvidencePointer evidence)
    {
        var array = $"[{string.Join(',', items.Select(i => Encoding.UTF8.GetString(i.Json.Span)))}]";
        return new RawRecord(Encoding.UTF8.GetBytes(array), evidence.Offset, evidence.Length, null);
    }

    /// <summary>A JSON object of key to record, ordered by key, so that equal answers have equal bytes.</summary>
    public byte[] ToContent()
    {
        var byKey = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var record in Records.Where(r => !r.Deleted))
        {
            byKey[record.ItemKey] = record.Content;
        }

        using var content = new MemoryStream();
        using var writer = new Utf8JsonWriter(content, s_writing);
        writer.WriteStartObject();
        foreach (var (key, record) in byKey)
        {
            writer.WritePropertyName(key);
            writer.WriteRawValue(record.Span);
        }

        writer.WriteEndObject();
        writer.Flush();
        return content.ToArray();
    }
}
