using System.Buffers;
using System.Security.Cryptography;

namespace Hub.Azure.Intake;

/// <summary>
/// The raw bytes of a delivery between two checkpoints. Positions count from the start of the delivery; a checkpoint
/// cuts the bytes off that belong to the records before it.
/// </summary>
public sealed class EvidenceBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);

    /// <summary>Position in the delivery of the first byte held.</summary>
    public long Start { get; private set; }

    /// <summary>Position in the delivery after the last byte held.</summary>
    public long End => Start + _bytes.WrittenCount;

    /// <summary>Holds more bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Takes the bytes before a position out.</summary>
    public byte[] CutAt(long position)
    {
        var all = _bytes.WrittenSpan;
        var cut = all[..(int)(position - Start)].ToArray();
        var rest = all[cut.Length..].ToArray();
        _bytes.ResetWrittenCount();
        _bytes.Write(rest);
        Start = position;
        return cut;
    }
}

/// <summary>Reads a delivery through, keeping what was read as evidence and stopping at the largest allowed size.</summary>
/// <exception cref="DeliveryTooLargeException">More bytes than allowed came.</exception>
public sealed class EvidenceStream(Stream delivery, EvidenceBuffer evidence, long most) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => evidence.End;
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of all bytes read so far, hex.</summary>
    public string HashSoFar() => Convert.ToHexString(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await delivery.ReadAsync(buffer, cancellationToken);
        return Keep(buffer.Span, read);
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) =>
        Keep(buffer.AsSpan(offset, count), delivery.Read(buffer, offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private int Keep(ReadOnlySpan<byte> buffer, int read)
    {
        evidence.Append(buffer[..read]);
        _hash.AppendData(buffer[..read]);
        if (evidence.End > most)
        {
            throw new DeliveryTooLargeException(most);
        }

        return read;
    }
}

/// <summary>A delivery is larger than the hub takes.</summary>
public sealed class DeliveryTooLargeException(long most)
    : Exception($"The delivery is larger than {most:N0} bytes (after decompression): send it in parts.");
