using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake.Formats;

/// <summary>RFC 4180 with a heading line. Each row becomes a JSON object with the headings as names.</summary>
internal static class CsvFormat
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <exception cref="MalformedDeliveryException">There is no heading, a quote is never closed, or the last row breaks off.</exception>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream, Encoding encoding, int preamble, int longestRecord, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var badQuotes = false;
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
        using var parser = new CsvParser(text, Configuration(encoding, longestRecord, () => badQuotes = true), leaveOpen: true);
        if (!await ReadRowAsync(parser))
        {
            throw new MalformedDeliveryException(1, "the delivery is empty; the first line has the headings");
        }

        var headings = parser.Record!.Select(h => h.Trim('\uFEFF', ' ')).ToArray();
        var start = parser.ByteCount;
        badQuotes = false;
        for (var line = parser.RawRow + 1; await ReadRowAsync(parser); line = parser.RawRow + 1)
        {
            cancellation.ThrowIfCancellationRequested();
            if (BreaksOff(parser, headings.Length))
            {
                throw new MalformedDeliveryException(line, "the delivery breaks off in the middle of a row");
            }

            var json = ToJson(headings, parser.Record!);
            var error = Error(headings.Length, parser.Record!, badQuotes, encoding);
            yield return new RawRecord(json, preamble + start, (int)(parser.ByteCount - start), line, error);
            (start, badQuotes) = (parser.ByteCount, false);
        }
    }

    private static CsvConfiguration Configuration(Encoding encoding, int longestRecord, Action onBadData) => new(CultureInfo.InvariantCulture)
    {
        Encoding = encoding,
        CountBytes = true,
        MaxFieldSize = longestRecord,
        BadDataFound = _ => onBadData(),
    };

    private static async Task<bool> ReadRowAsync(CsvParser parser)
    {
        try
        {
            return await parser.ReadAsync();
        }
        catch (MaxFieldSizeException)
        {
            throw new MalformedDeliveryException(parser.RawRow + 1, "a cell is longer than the hub takes: is a quote left open?");
        }
    }

    /// <summary>A row without its end is the last; without all its cells too, the delivery was cut, and rows behind it may be missing.</summary>
    private static bool BreaksOff(CsvParser parser, int columns) =>
        parser.Record!.Length < columns && !parser.RawRecord.EndsWith('\n') && !parser.RawRecord.EndsWith('\r');

    private static RecordError? Error(int columns, string[] cells, bool badQuotes, Encoding encoding)
    {
        if (cells.Length != columns)
        {
            return new RecordError("RAGGED_ROW", "record", $"{cells.Length} cells", $"{columns} cells, as many as headings");
        }

        if (badQuotes)
        {
            return new RecordError("BAD_QUOTES", "record", "a stray quote", "quotes around a whole cell, doubled inside");
        }

        return cells.Any(c => c.Contains('\uFFFD'))
            ? new RecordError("BAD_ENCODING", "record", "bytes that are no characters", $"{encoding.WebName} text")
            : null;
    }

    private static byte[] ToJson(string[] headings, string[] cells)
    {
        var json = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(json, s_writing);
        writer.WriteStartObject();
        for (var i = 0; i < Math.Min(headings.Length, cells.Length); i++)
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
