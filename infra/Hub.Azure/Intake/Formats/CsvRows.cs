using System.Text;

namespace Hub.Azure.Intake.Formats;

/// <summary>One row of a CSV delivery.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Start">Position of its first byte in the delivery.</param>
/// <param name="Length">Number of its bytes, line end included.</param>
/// <param name="Line">Line it starts at, from 1.</param>
/// <param name="HasEnd">A line end closes it; only the last row may go without.</param>
/// <param name="HasBadQuotes">A quote stands where none may.</param>
/// <param name="HasBadCharacters">Some of its bytes are no characters.</param>
internal sealed record CsvRow(
    IReadOnlyList<string> Cells, long Start, int Length, long Line, bool HasEnd, bool HasBadQuotes, bool HasBadCharacters);

/// <summary>
/// Cuts RFC 4180 rows out of bytes, so that positions are exact whatever the characters. Neither UTF-8 nor GB18030 has
/// quotes, commas or line ends inside the bytes of another character.
/// </summary>
internal sealed class CsvRows(ChunkBuffer chunk, string? charset)
{
    private const int PeekSize = 64 * 1024;

    private static readonly Encoding s_utf8 = new UTF8Encoding(false);

    /// <summary>Its own fallback would put a question mark in the place of bytes that are no characters.</summary>
    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    private Encoding? _encoding = charset is null ? null : charset.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? s_utf8 : s_gb18030;
    private long _line = 1;

    /// <summary>The encoding as far as it is known: nothing but ASCII came before it is.</summary>
    public string EncodingName => (_encoding ?? s_utf8).WebName;

    /// <summary>The next row that is not blank; null at the end.</summary>
    /// <exception cref="MalformedDeliveryException">A quote is never closed, or a row is too long.</exception>
    public async ValueTask<CsvRow?> NextAsync(CancellationToken cancellation)
    {
        if (await chunk.SkipByteOrderMarkAsync(cancellation))
        {
            _encoding = s_utf8;
        }

        while (await LengthAsync(cancellation) is var length and > 0)
        {
            await FindOutEncodingAsync(length, cancellation);
            var row = Read(chunk.Unread[..length]);
            chunk.Advance(length);
            if (row is not null)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>Bytes of the next row; 0 at the end.</summary>
    private async ValueTask<int> LengthAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var length = RowLength(chunk.Unread, chunk.AtEnd, out var isQuoteOpen);
            if (chunk.IsTooLong(length) || (length < 0 && chunk.IsFull))
            {
                throw new MalformedDeliveryException(_line, "a row is longer than the hub takes: is a quote left open?");
            }

            if (length >= 0)
            {
                return length;
            }

            if (!await chunk.FillAsync(cancellation) && isQuoteOpen)
            {
                throw new MalformedDeliveryException(_line, "a quote is opened in this row and never closed");
            }
        }
    }

    /// <summary>-1 while the end of the row is not among the bytes.</summary>
    private static int RowLength(ReadOnlySpan<byte> bytes, bool atEnd, out bool isQuoteOpen)
    {
        isQuoteOpen = false;
        var atCellStart = true;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b == '"' && (isQuoteOpen || atCellStart))
            {
                // A doubled quote closes and opens again: the same in the end.
                isQuoteOpen = !isQuoteOpen;
                atCellStart = !isQuoteOpen && i + 1 < bytes.Length && bytes[i + 1] == '"';
                continue;
            }

            if (isQuoteOpen)
            {
                continue;
            }

            if (b == '\n')
            {
                return i + 1;
            }

            if (b == '\r')
            {
                return i + 1 < bytes.Length ? i + (bytes[i + 1] == '\n' ? 2 : 1) : atEnd ? i + 1 : -1;
            }

            atCellStart = b == ',';
        }

        return atEnd && !isQuoteOpen ? bytes.Length : -1;
    }

    /// <summary>
    /// Where it was not said, the first character beyond ASCII decides: if what follows is valid UTF-8, it is that; else GB18030.
    /// </summary>
    private async ValueTask FindOutEncodingAsync(int length, CancellationToken cancellation)
    {
        if (_encoding is null && !Ascii.IsValid(chunk.Unread[..length]))
        {
            await chunk.FillToAsync(PeekSize, cancellation);
            _encoding = IsUtf8(chunk.Unread, mayBeCut: !chunk.AtEnd) ? s_utf8 : s_gb18030;
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes, bool mayBeCut)
    {
        for (var cut = 0; cut <= (mayBeCut ? 3 : 0); cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    private CsvRow? Read(ReadOnlySpan<byte> bytes)
    {
        var line = _line;
        _line += LineEnds(bytes);
        var content = bytes.TrimEnd("\r\n"u8);
        if (content.IsEmpty)
        {
            return null;
        }

        var text = (_encoding ?? s_utf8).GetString(content);
        var cells = Cells(text, out var badQuotes);
        return new CsvRow(cells, chunk.Position, bytes.Length, line, content.Length < bytes.Length, badQuotes, text.Contains('\uFFFD'));
    }

    private static int LineEnds(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            count += bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < bytes.Length && bytes[i + 1] == '\n')) ? 1 : 0;
        }

        return count;
    }

    private static List<string> Cells(ReadOnlySpan<char> row, out bool badQuotes)
    {
        badQuotes = false;
        var cells = new List<string>();
        while (true)
        {
            var isQuoted = row.StartsWith("\"");
            var quoted = isQuoted ? TakeQuoted(ref row) : "";
            var comma = row.IndexOf(',');
            var plain = comma < 0 ? row : row[..comma];
            badQuotes |= plain.Contains('"') || (isQuoted && plain.Length > 0);
            cells.Add(string.Concat(quoted, plain));
            if (comma < 0)
            {
                return cells;
            }

            row = row[(comma + 1)..];
        }
    }

    private static string TakeQuoted(ref ReadOnlySpan<char> row)
    {
        var cell = new StringBuilder();
        row = row[1..];
        while (true)
        {
            var quote = row.IndexOf('"');
            if (quote < 0)
            {
                // Bytes that are no characters may have swallowed the closing quote.
                cell.Append(row);
                row = [];
                return cell.ToString();
            }

            cell.Append(row[..quote]);
            row = row[(quote + 1)..];
            if (!row.StartsWith("\""))
            {
                return cell.ToString();
            }

            cell.Append('"');
            row = row[1..];
        }
    }
}
