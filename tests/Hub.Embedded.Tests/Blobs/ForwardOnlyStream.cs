namespace Hub.Embedded.Tests.Blobs;

/// <summary>A stream whose length nobody knows, as from the network; it notes how much is asked of it at once.</summary>
internal sealed class ForwardOnlyStream(byte[] bytes) : MemoryStream(bytes)
{
    internal int LargestRead { get; private set; }

    public override bool CanSeek => false;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        LargestRead = Math.Max(LargestRead, buffer.Length);
        return base.ReadAsync(buffer, cancellationToken);
    }
}
