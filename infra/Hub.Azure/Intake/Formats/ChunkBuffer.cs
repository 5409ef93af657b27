namespace Hub.Azure.Intake.Formats;

/// <summary>A window over a stream that grows as far as one record needs, and keeps count of position and line.</summary>
internal sealed class ChunkBuffer(Stream stream, int longestRecord)
{
    private const int ChunkSize = 64 * 1024;
    private byte[] _bytes = new byte[ChunkSize];
    private int _from;
    private int _to;

    /// <summary>The bytes read and not yet taken.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_from, _to - _from);

    /// <summary>Position of the first unread byte in the stream.</summary>
    public long Position { get; private set; }

    /// <summary>Line of the first unread byte, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The stream has no more bytes.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>As many bytes are held as a record may have.</summary>
    public bool IsFull => _to - _from >= longestRecord;

    /// <summary>Reads on; false at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        var read = await stream.ReadAsync(_bytes.AsMemory(_to), cancellation);
        _to += read;
        AtEnd = read == 0;
        return read > 0;
    }

    /// <summary>Takes bytes away from the front.</summary>
    public void Advance(int count)
    {
        Line += Unread[..count].Count((byte)'\n');
        Position += count;
        _from += count;
    }

    private void MakeRoom()
    {
        if (_from > 0)
        {
            Unread.CopyTo(_bytes);
            _to -= _from;
            _from = 0;
        }

        if (_to == _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }
    }
}
