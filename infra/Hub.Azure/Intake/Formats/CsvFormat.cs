using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake.Formats;

/// <summary>RFC 4180 with a heading line. Each row becomes a JSON object with the headings as names.</summary>
internal static class CsvFormat
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <exception cref="MalformedDeliveryException">There is no heading, a quote is never closed, or the last row breaks off.</exception>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream, string? charset, int longestRecord, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = new CsvRows(new ChunkBuffer(stream, longestRecord), charset);
        if (await rows.NextAsync(cancellation) is not { } heading)
        {
            throw new MalformedDeliveryException(1, "the delivery is empty; the first line has the headings");
        }

        var headings = heading.Cells.Select(h => h.Trim()).ToArray();
        while (await rows.NextAsync(cancellation) is { } row)
        {
            if (BreaksOff(row, headings.Length))
            {
                throw new MalformedDeliveryException(row.Line, "the delivery breaks off in the middle of a row");
            }

            yield return new RawRecord(
                ToJson(headings, row.Cells), row.Start, row.Length, row.Line, Error(headings.Length, row, rows.EncodingName));
        }
    }

    /// <summary>A row without its end is the last; without all its cells or characters too, the delivery was cut, and rows behind it may be missing.</summary>
    private static bool BreaksOff(CsvRow row, int columns) => !row.HasEnd && (row.Cells.Count < columns || row.HasBadCharacters);

    private static RecordError? Error(int columns, CsvRow row, string encoding)
    {
        if (row.Cells.Count != columns)
        {
            return new RecordError("RAGGED_ROW", "record", $"{row.Cells.Count} cells", $"{columns} cells, as many as headings");
        }

        if (row.HasBadQuotes)
        {
            return new RecordError("BAD_QUOTES", "record", "a stray quote", "quotes around a whole cell, doubled inside");
        }

        return row.HasBadCharacters
            ? new RecordError("BAD_ENCODING", "record", "bytes that are no characters", $"{encoding} text")
            : null;
    }

    private static byte[] ToJson(string[] headings, IReadOnlyList<string> cells)
    {
        var json = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(json, s_writing);
        writer.WriteStartObject();
        for (var i = 0; i < Math.Min(headings.Length, cells.Count); i++)
        {
            if (headings[i].Length > 0)
            {
                writer.WriteString(headings[i], cells[i]);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenSpan.ToArray();
    }
}
