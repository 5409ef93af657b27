using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Domain.Intake;

/// <summary>64-bit fingerprints: the first eight bytes of SHA-256. Equal for equal input on every machine.</summary>
public static class Fingerprint
{
    /// <summary>Of an item's identity: whose it is and which.</summary>
    public static ulong OfKey(string code, string itemKey) => Of(Encoding.UTF8.GetBytes($"{code}|{itemKey}"));

    /// <summary>Of what a record says: its own as-of (if it states one), whether it deletes, and its content.</summary>
    public static ulong OfContent(DateTimeOffset? ownAsOf, bool deleted, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[9];
        BinaryPrimitives.WriteInt64LittleEndian(head, ownAsOf?.UtcTicks ?? 0);
        head[8] = deleted ? (byte)1 : (byte)0;
        hash.AppendData(head);
        hash.AppendData(content);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    /// <summary>Of any bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }
}
