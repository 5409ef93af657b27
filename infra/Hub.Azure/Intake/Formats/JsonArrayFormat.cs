using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Hub.Azure.Intake.Formats;

/// <summary>A JSON array of objects, read one by one; at most one record is held in memory.</summary>
internal static class JsonArrayFormat
{
    // The normaliser refuses deep records one by one; here they only must not break the delivery.
    private static readonly JsonReaderOptions s_framing = new() { MaxDepth = int.MaxValue };

    /// <exception cref="MalformedDeliveryException">From this line on it is no JSON array of values.</exception>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream, int longestRecord, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var chunk = new ChunkBuffer(stream, longestRecord);
        await ExpectAsync(chunk, '[', "a JSON array starts with [", cancellation);
        for (var first = true; ; first = false)
        {
            var next = await PeekAsync(chunk, cancellation);
            if (next == ']')
            {
                chunk.Advance(1);
                break;
            }

            if (!first)
            {
                await ExpectAsync(chunk, ',', "records are parted by a comma", cancellation);
                await PeekAsync(chunk, cancellation);
            }

            yield return await RecordAsync(chunk, cancellation);
        }

        if (await PeekAsync(chunk, cancellation) is { } rest)
        {
            throw new MalformedDeliveryException(chunk.Line, $"“{(char)rest}” stands after the array's end");
        }
    }

    private static async ValueTask<RawRecord> RecordAsync(ChunkBuffer chunk, CancellationToken cancellation)
    {
        while (true)
        {
            var length = ValueLength(chunk);
            if (length > 0)
            {
                var record = new RawRecord(chunk.Unread[..length].ToArray(), chunk.Position, length, chunk.Line);
                chunk.Advance(length);
                return record;
            }

            if (chunk.IsFull)
            {
                throw new MalformedDeliveryException(chunk.Line, "a record is longer than the hub takes");
            }

            if (!await chunk.FillAsync(cancellation))
            {
                throw new MalformedDeliveryException(chunk.Line, "the delivery ends inside a record");
            }
        }
    }

    private static int ValueLength(ChunkBuffer chunk)
    {
        try
        {
            var reader = new Utf8JsonReader(chunk.Unread, isFinalBlock: false, new JsonReaderState(s_framing));
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException e)
        {
            throw new MalformedDeliveryException(chunk.Line + (e.LineNumber ?? 0), $"no JSON at byte {e.BytePositionInLine} of the line");
        }
    }

    private static async ValueTask ExpectAsync(ChunkBuffer chunk, char expected, string rule, CancellationToken cancellation)
    {
        var next = await PeekAsync(chunk, cancellation);
        if (next != expected)
        {
            throw new MalformedDeliveryException(chunk.Line, next is null ? $"the delivery ends; {rule}" : $"“{(char)next}” found; {rule}");
        }

        chunk.Advance(1);
    }

    /// <summary>The next byte that is no white space (nor byte order mark); null at the end.</summary>
    private static async ValueTask<byte?> PeekAsync(ChunkBuffer chunk, CancellationToken cancellation)
    {
        while (true)
        {
            var blank = chunk.Position == 0 && chunk.Unread.StartsWith("\uFEFF"u8) ? 3 : 0;
            var start = chunk.Unread[blank..].IndexOfAnyExcept(" \t\r\n"u8);
            if (start >= 0)
            {
                chunk.Advance(blank + start);
                return chunk.Unread[0];
            }

            chunk.Advance(chunk.Unread.Length);
            if (!await chunk.FillAsync(cancellation))
            {
                return null;
            }
        }
    }
}
