using System.Buffers;
using System.Text.Json;

namespace Hub.Simulator;

/// <summary>An object a line.</summary>
internal static class NdJson
{
    /// <summary>Adds a line; the writer writes to the buffer.</summary>
    public static void Write(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, RecordWriter writer, SourceRecord record, int index)
    {
        writer.WriteObject(json, record, index);
        json.Flush();
        json.Reset();
        buffer.Write("\n"u8);
    }
}
