using System.Buffers;
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
        const int Head = 9;
        var rented = ArrayPool<byte>.Shared.Rent(Head + content.Length);
        var said = rented.AsSpan(0, Head + content.Length);
        BinaryPrimitives.WriteInt64LittleEndian(said, ownAsOf?.UtcTicks ?? 0);
        said[Head - 1] = deleted ? (byte)1 : (byte)0;
        content.CopyTo(said[Head..]);
        var fingerprint = Of(said);
        ArrayPool<byte>.Shared.Return(rented);
        return fingerprint;
    }

    /// <summary>Of any bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }
}
