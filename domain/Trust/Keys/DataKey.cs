using System.Security.Cryptography;
using System.Text;

namespace Hub.Domain.Trust.Keys;

/// <summary>
/// A data key in memory: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce for every piece. What it seals is nonce,
/// ciphertext and tag; the key's name and the name of the piece are authenticated with it, so that no piece passes for another.
/// The bytes are zeroed when nobody refers to the key any more: whoever drops it need not know who still uses it.
/// </summary>
public sealed class DataKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Size = 32;

    /// <summary>By how many bytes a sealed piece is longer than the plain one.</summary>
    public const int Overhead = NonceSize + TagSize;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
    private readonly byte[] _nameBytes;

    /// <summary>A key of these bytes, which are copied.</summary>
    public DataKey(DataKeyName name, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        (Name, Id) = (name, name.ToString());
        _nameBytes = Encoding.UTF8.GetBytes(Id + "\n");
        bytes.CopyTo(_bytes);
    }

    /// <summary>Zeroes the bytes.</summary>
    ~DataKey() => CryptographicOperations.ZeroMemory(_bytes);

    /// <summary>Which key it is.</summary>
    public DataKeyName Name { get; }

    /// <summary><see cref="Name"/> as text.</summary>
    public string Id { get; }

    /// <summary>Seals a piece.</summary>
    /// <param name="plain">The plain bytes.</param>
    /// <param name="piece">The name of the piece; the same is needed to open it.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> piece)
    {
        var whole = new byte[plain.Length + Overhead];
        Seal(plain, piece, whole);
        return whole;
    }

    /// <summary>Seals a piece into <see cref="Overhead"/> bytes more than it has.</summary>
    public void Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> piece, Span<byte> into)
    {
        var nonce = into[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_bytes, TagSize);
        aes.Encrypt(nonce, plain, into[NonceSize..^TagSize], into[^TagSize..], Authenticated(piece));
        GC.KeepAlive(this);
    }

    /// <summary>Opens a piece.</summary>
    /// <exception cref="AlteredDataException">It is not what was sealed under this name and key.</exception>
    public byte[] Open(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> piece)
    {
        var plain = new byte[Math.Max(0, whole.Length - Overhead)];
        Open(whole, piece, plain);
        return plain;
    }

    /// <summary>Opens a piece into <see cref="Overhead"/> bytes fewer than it has.</summary>
    /// <exception cref="AlteredDataException">It is not what was sealed under this name and key.</exception>
    public void Open(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> piece, Span<byte> into)
    {
        try
        {
            using var aes = new AesGcm(_bytes, TagSize);
            aes.Decrypt(whole[..NonceSize], whole[NonceSize..^TagSize], whole[^TagSize..], into, Authenticated(piece));
            GC.KeepAlive(this);
        }
        catch (Exception e) when (e is AuthenticationTagMismatchException or ArgumentException)
        {
            throw new AlteredDataException(Id, e);
        }
    }

    private byte[] Authenticated(ReadOnlySpan<byte> piece) => [.. _nameBytes, .. piece];
}

/// <summary>Stored bytes are not those that the hub encrypted: changed, cut, or put in another place.</summary>
/// <param name="key">The data key they should be sealed with.</param>
/// <param name="inner">What showed it; null if their form did.</param>
public sealed class AlteredDataException(string key, Exception? inner = null)
    : CryptographicException($"Stored bytes under data key {key} are not what the hub wrote: they were altered, cut or moved.", inner);
