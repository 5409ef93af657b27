using System.Text;
using Hub.Domain.Sources;

namespace Hub.Azure.Intake.Formats;

/// <summary>Cuts a delivery into records, whatever its format and encoding.</summary>
public static class RecordFormats
{
    private const int PeekSize = 64 * 1024;

    static RecordFormats() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads records one by one; never the whole delivery in memory.</summary>
    /// <param name="stream">The delivery, decompressed.</param>
    /// <param name="format">Its format.</param>
    /// <param name="charset">Its encoding if it was said (<c>utf-8</c>, <c>gb18030</c>, <c>gbk</c>, <c>gb2312</c>); null to find out.</param>
    /// <param name="longestRecord">Largest record in bytes.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="MalformedDeliveryException">From some line on it makes no sense; the records before are good.</exception>
    public static IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream, RecordFormat format, string? charset, int longestRecord, CancellationToken cancellation) => format switch
        {
            RecordFormat.JsonArray => JsonArrayFormat.ReadAsync(stream, longestRecord, cancellation),
            RecordFormat.NdJson => NdJsonFormat.ReadAsync(stream, longestRecord, cancellation),
            _ => ReadCsvAsync(stream, charset, longestRecord, cancellation),
        };

    /// <summary>Whether the hub reads this encoding in this format: JSON is UTF-8, CSV may also be GB18030 and its older forms.</summary>
    public static bool Accepts(RecordFormat format, string charset) => charset.ToLowerInvariant() switch
    {
        "utf-8" or "utf8" => true,
        "gb18030" or "gbk" or "gb2312" => format == RecordFormat.Csv,
        _ => false,
    };

    private static async IAsyncEnumerable<RawRecord> ReadCsvAsync(
        Stream stream, string? charset, int longestRecord,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = new byte[PeekSize];
        var length = await stream.ReadAtLeastAsync(head, PeekSize, throwOnEndOfStream: false, cancellation);
        var (encoding, preamble) = EncodingOf(head.AsSpan(0, length), charset);
        await using var whole = new PeekedStream(head.AsMemory(preamble, length - preamble), stream);
        await foreach (var record in CsvFormat.ReadAsync(whole, encoding, preamble, longestRecord, cancellation))
        {
            yield return record;
        }
    }

    /// <summary>A byte order mark says UTF-8; then what was said; then whether the first bytes are valid UTF-8; else GB18030.</summary>
    private static (Encoding Encoding, int Preamble) EncodingOf(ReadOnlySpan<byte> head, string? charset)
    {
        if (head.StartsWith("\uFEFF"u8))
        {
            return (new UTF8Encoding(false), 3);
        }

        var isUtf8 = charset is null ? IsUtf8(head) : charset.StartsWith("utf", StringComparison.OrdinalIgnoreCase);
        return (isUtf8 ? new UTF8Encoding(false) : Encoding.GetEncoding("GB18030"), 0);
    }

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        // The last character may be cut: up to three bytes at the end do not count.
        for (var cut = 0; cut <= 3 && cut <= head.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut]))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A stream whose first bytes were read already.</summary>
internal sealed class PeekedStream(ReadOnlyMemory<byte> head, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> _head = head;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        TakeHead(buffer.Span) is var taken and > 0 ? taken : await rest.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        TakeHead(buffer.AsSpan(offset, count)) is var taken and > 0 ? taken : rest.Read(buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int TakeHead(Span<byte> buffer)
    {
        var taken = Math.Min(_head.Length, buffer.Length);
        _head.Span[..taken].CopyTo(buffer);
        _head = _head[taken..];
        return taken;
    }
}
