namespace Hub.Azure.Intake.Formats;

/// <summary>A window over a stream that grows as far as one record needs, and keeps count of position and line.</summary>
internal sealed class ChunkBuffer(Stream stream, int longestRecord)
{
    private const int ChunkSize = 64 * 1024;
    private byte[] _bytes = new byte[ChunkSize];
    private int _from;
    private int _to;
    private long _lineStart;

    /// <summary>The bytes read and not yet taken.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_from, _to - _from);

    /// <summary>Position of the first unread byte in the stream.</summary>
    public long Position { get; private set; }

    /// <summary>Line of the first unread byte, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>How many bytes of its line lie before the first unread byte.</summary>
    public long Column => Position - _lineStart;

    /// <summary>The stream has no more bytes.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>More bytes are held than a record may have. However the stream is cut, the same records are too long.</summary>
    public bool IsFull => IsTooLong(_to - _from);

    /// <summary>Whether a record of so many bytes is longer than the hub takes.</summary>
    public bool IsTooLong(int length) => length > longestRecord;

    /// <summary>Reads on; false at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        // A quarter more each time: what is held is looked at anew, and a delivery that drips must not be looked at for every byte.
        var before = _to - _from;
        var wanted = before + (before / 4) + 1;
        do
        {
            MakeRoom();
            var read = await stream.ReadAsync(_bytes.AsMemory(_to), cancellation);
            _to += read;
            AtEnd = read == 0;
        }
        while (!AtEnd && _to - _from < wanted);
        return _to - _from > before;
    }

    /// <summary>Reads on until so many bytes are held or the stream ends.</summary>
    public async ValueTask FillToAsync(int count, CancellationToken cancellation)
    {
        while (_to - _from < count && await FillAsync(cancellation))
        {
        }
    }

    /// <summary>Takes the byte order mark away if the stream begins with one.</summary>
    public async ValueTask<bool> SkipByteOrderMarkAsync(CancellationToken cancellation)
    {
        if (Position > 0)
        {
            return false;
        }

        await FillToAsync(3, cancellation);
        if (!Unread.StartsWith("\uFEFF"u8))
        {
            return false;
        }

        Advance(3);
        return true;
    }

    /// <summary>Takes bytes away from the front.</summary>
    public void Advance(int count)
    {
        var taken = Unread[..count];
        if (taken.LastIndexOf((byte)'\n') is var last and >= 0)
        {
            Line += taken.Count((byte)'\n');
            _lineStart = Position + last + 1;
        }

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
