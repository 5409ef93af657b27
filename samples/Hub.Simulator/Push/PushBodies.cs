using System.Buffers;
using System.Text;

namespace Hub.Simulator;

/// <summary>Records as the body of a push.</summary>
internal static class PushBodies
{
    /// <summary>The body and its content type.</summary>
    public static (string Type, ReadOnlyMemory<byte> Content) Write(Dialect dialect, PushFormat format, IReadOnlyList<SourceRecord> records, ShownFaults faults)
    {
        var writer = new RecordWriter(faults);
        return format switch
        {
            PushFormat.Csv => ("text/csv", Csv(dialect, writer, records)),
            PushFormat.NdJson => ("application/x-ndjson", Lines(writer, records)),
            _ => ("application/json", Json.Bytes(json => writer.WriteArray(json, records))),
        };
    }

    private static byte[] Csv(Dialect dialect, RecordWriter writer, IReadOnlyList<SourceRecord> records)
    {
        var (text, headings) = (new StringBuilder(), Simulator.Csv.Headings(dialect));
        writer.AppendHeadings(text, dialect);
        for (var index = 0; index < records.Count; index++)
        {
            writer.AppendLine(text, headings, records[index], index);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static ReadOnlyMemory<byte> Lines(RecordWriter writer, IReadOnlyList<SourceRecord> records)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var json = Json.Writer(buffer);
        for (var index = 0; index < records.Count; index++)
        {
            NdJson.Write(json, buffer, writer, records[index], index);
        }

        return buffer.WrittenMemory;
    }
}
