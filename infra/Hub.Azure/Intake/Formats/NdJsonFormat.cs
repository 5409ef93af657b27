using System.Runtime.CompilerServices;
using System.Text.Json;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake.Formats;

/// <summary>One JSON object a line. A line that is no JSON is a bad record, not the end of the delivery.</summary>
internal static class NdJsonFormat
{
    /// <exception cref="MalformedDeliveryException">The last record breaks off.</exception>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream, int longestRecord, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var chunk = new ChunkBuffer(stream, longestRecord);
        while (true)
        {
            var end = chunk.Unread.IndexOf((byte)'\n');
            if (end >= 0 || chunk.AtEnd)
            {
                var length = end >= 0 ? end + 1 : chunk.Unread.Length;
                if (chunk.IsTooLong(length))
                {
                    yield return TooLong(chunk.Position, length, chunk.Line);
                }
                else if (end < 0 && BreaksOff(chunk.Unread))
                {
                    throw new MalformedDeliveryException(chunk.Line, "the delivery breaks off in the middle of a record");
                }
                else if (Record(chunk, length) is { } record)
                {
                    yield return record;
                }

                chunk.Advance(length);
                if (end < 0)
                {
                    yield break;
                }
            }
            else if (chunk.IsFull)
            {
                yield return await SkipLineAsync(chunk, cancellation);
            }
            else
            {
                await chunk.FillAsync(cancellation);
            }
        }
    }

    /// <summary>A last line without its end that stops inside an object: the delivery was cut, and records behind it may be missing.</summary>
    private static bool BreaksOff(ReadOnlySpan<byte> line)
    {
        var content = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        var json = new Utf8JsonReader(content, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue }));
        try
        {
            while (json.Read())
            {
            }

            return json.CurrentDepth > 0 || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static RawRecord? Record(ChunkBuffer chunk, int length)
    {
        var line = chunk.Unread[..length];
        var content = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        return content.IndexOfAnyExcept(" \t\r\n"u8) < 0
            ? null
            : new RawRecord(content.Trim(" \t\r\n"u8).ToArray(), chunk.Position, length, chunk.Line);
    }

    private static async ValueTask<RawRecord> SkipLineAsync(ChunkBuffer chunk, CancellationToken cancellation)
    {
        var (start, line) = (chunk.Position, chunk.Line);
        int end;
        while ((end = chunk.Unread.IndexOf((byte)'\n')) < 0)
        {
            chunk.Advance(chunk.Unread.Length);
            if (!await chunk.FillAsync(cancellation))
            {
                break;
            }
        }

        chunk.Advance(end < 0 ? chunk.Unread.Length : end + 1);
        return TooLong(start, (int)(chunk.Position - start), line);
    }

    private static RawRecord TooLong(long start, int length, long line) => new(
        ReadOnlyMemory<byte>.Empty, start, length, line,
        new RecordError("TOO_LONG", "record", $"{length:N0} bytes", "a record the hub takes (1 MiB unless set otherwise)"));
}
