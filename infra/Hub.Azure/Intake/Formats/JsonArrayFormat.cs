using System.Runtime.CompilerServices;
using System.Text;
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

        if (await PeekAsync(chunk, cancellation) is not null)
        {
            throw new MalformedDeliveryException(chunk.Line, $"“{await CharacterAsync(chunk, cancellation)}” stands after the array's end");
        }
    }

    private static async ValueTask<RawRecord> RecordAsync(ChunkBuffer chunk, CancellationToken cancellation)
    {
        while (true)
        {
            var length = ValueLength(chunk);
            if (length > 0 && !chunk.IsTooLong(length))
            {
                var record = new RawRecord(chunk.Unread[..length].ToArray(), chunk.Position, length, chunk.Line);
                chunk.Advance(length);
                return record;
            }

            if (length > 0 || chunk.IsFull)
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
            // The reader counts from the record's start, which may lie in the middle of a line.
            var before = e.LineNumber > 0 ? 0 : chunk.Column;
            throw new MalformedDeliveryException(chunk.Line + (e.LineNumber ?? 0), $"no JSON at byte {before + e.BytePositionInLine + 1} of the line");
        }
    }

    private static async ValueTask ExpectAsync(ChunkBuffer chunk, char expected, string rule, CancellationToken cancellation)
    {
        var next = await PeekAsync(chunk, cancellation);
        if (next != expected)
        {
            throw new MalformedDeliveryException(
                chunk.Line, next is null ? $"the delivery ends; {rule}" : $"“{await CharacterAsync(chunk, cancellation)}” found; {rule}");
        }

        chunk.Advance(1);
    }

    /// <summary>The next byte that is no white space (nor byte order mark); null at the end.</summary>
    private static async ValueTask<byte?> PeekAsync(ChunkBuffer chunk, CancellationToken cancellation)
    {
        await chunk.SkipByteOrderMarkAsync(cancellation);
        while (true)
        {
            var start = chunk.Unread.IndexOfAnyExcept(" \t\r\n"u8);
            if (start >= 0)
            {
                chunk.Advance(start);
                return chunk.Unread[0];
            }

            chunk.Advance(chunk.Unread.Length);
            if (!await chunk.FillAsync(cancellation))
            {
                return null;
            }
        }
    }

    /// <summary>The next character, for a message.</summary>
    private static async ValueTask<Rune> CharacterAsync(ChunkBuffer chunk, CancellationToken cancellation)
    {
        const int LongestCharacter = 4;
        await chunk.FillToAsync(LongestCharacter, cancellation);
        Rune.DecodeFromUtf8(chunk.Unread, out var character, out _);
        return character;
    }
}
