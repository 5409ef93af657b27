using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Profiles;

/// <summary>
/// The stored form of a profile: binary and compressed. Sections with a data key are sealed one by one behind the rest, and the
/// names of the keys stand in front, so that a reader knows which keys to fetch before it opens anything. Without keys, equal
/// profiles have equal bytes; with keys, they never have.
/// </summary>
/// <remarks>
/// Layout: format; names of the data keys; sealed sections, each with the number of its key and its length; then, to the
/// end and compressed, the head and the sections in clear.
/// </remarks>
public static class ProfileBytes
{
    private const byte Format = 3;

    /// <summary>Packs a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="keyOf">The data key of an interface; null for what may lie in clear.</param>
    public static byte[] Pack(Profile profile, Func<string, DataKey?> keyOf)
    {
        var keyed = profile.Sections.ToLookup(s => s.Destroyed is null ? keyOf(s.InterfaceId) : null);
        var sealedSections = keyed.Where(g => g.Key is not null).SelectMany(g => g, (g, section) => (Key: g.Key!, Section: section)).ToList();
        using var packed = new MemoryStream();
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write(Format);
        writer.Write7BitEncodedInt(sealedSections.Count);
        foreach (var (key, section) in sealedSections)
        {
            var bytes = Seal(profile, section, key);
            writer.Write(key.Id);
            writer.Write7BitEncodedInt(bytes.Length);
            writer.Write(bytes);
        }

        writer.Write(Compression.Compress(Clear(profile, [.. keyed[null]])));
        return packed.ToArray();
    }

    /// <summary>The names of the data keys that a packed profile needs to be unpacked.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another format.</exception>
    public static IReadOnlyList<string> KeysOf(ReadOnlyMemory<byte> packed)
    {
        using var reader = Open(packed);
        return [.. SealedOf(reader).Select(s => s.KeyId)];
    }

    /// <summary>Unpacks what <see cref="Pack"/> made. A section whose key is destroyed is empty and says so.</summary>
    /// <param name="packed">The bytes.</param>
    /// <param name="find">Finds a data key by its name.</param>
    /// <exception cref="InvalidDataException">The bytes are of another format.</exception>
    /// <exception cref="AlteredDataException">A sealed section is not of this version of this enterprise.</exception>
    public static Profile Unpack(ReadOnlyMemory<byte> packed, Func<string, FoundKey> find)
    {
        using var reader = Open(packed);
        var sealedSections = SealedOf(reader).ToList();
        using var clear = new BinaryReader(Compression.Decompress(packed[(int)reader.BaseStream.Position..]), Encoding.UTF8);
        var profile = ReadHead(clear);
        var sections = SectionBytes.Read(clear).Concat(sealedSections.Select(s => Unseal(profile, s, find(s.KeyId))));
        return profile with { Sections = [.. sections.OrderBy(s => s.InterfaceId, StringComparer.Ordinal)] };
    }

    private static BinaryReader Open(ReadOnlyMemory<byte> packed)
    {
        var reader = new BinaryReader(new MemoryStream(packed.ToArray(), writable: false), Encoding.UTF8);
        return reader.ReadByte() is var format and not Format
            ? throw new InvalidDataException($"A stored profile has format {format}; this version reads {Format}.")
            : reader;
    }

    private static IEnumerable<SealedSection> SealedOf(BinaryReader reader)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            yield return new SealedSection(reader.ReadString(), reader.ReadBytes(reader.Read7BitEncodedInt()));
        }
    }

    private static byte[] Seal(Profile profile, Section section, DataKey key)
    {
        using var plain = new MemoryStream();
        using var writer = new BinaryWriter(plain, Encoding.UTF8);
        SectionBytes.Write([section], writer);
        return key.Seal(Compression.CompressSmall(plain), PieceOf(profile));
    }

    private static Section Unseal(Profile profile, SealedSection section, FoundKey found)
    {
        if (found.Key is not { } key)
        {
            return Section.Empty(DataKeyName.Parse(section.KeyId)!.Value.Interface) with { Destroyed = found.Destruction };
        }

        using var reader = new BinaryReader(Compression.DecompressSmall(key.Open(section.Bytes, PieceOf(profile))), Encoding.UTF8);
        return SectionBytes.Read(reader).Single();
    }

    /// <summary>A sealed section belongs to one version of one enterprise; which interface, the key's name says.</summary>
    private static byte[] PieceOf(Profile profile) => Encoding.UTF8.GetBytes($"{profile.Code}/{profile.Version}");

    private static MemoryStream Clear(Profile profile, IReadOnlyList<Section> sections)
    {
        var plain = new MemoryStream();
        using var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true);
        writer.Write(profile.Code);
        writer.Write7BitEncodedInt(profile.Version);
        writer.Write(profile.VersionTime.UtcTicks);
        writer.Write(profile.CatalogVersion);
        WritePointer(profile.Previous, writer);
        SectionBytes.Write(sections, writer);
        return plain;
    }

    private static Profile ReadHead(BinaryReader reader)
    {
        var (code, version) = (reader.ReadString(), reader.Read7BitEncodedInt());
        var time = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var catalog = reader.ReadString();
        return new Profile(code, version, time, ReadPointer(reader), catalog, []);
    }

    private static void WritePointer(VersionPointer? pointer, BinaryWriter writer)
    {
        writer.Write(pointer?.Blob ?? "");
        writer.Write7BitEncodedInt64(pointer?.Offset ?? 0);
        writer.Write7BitEncodedInt(pointer?.Length ?? 0);
    }

    private static VersionPointer? ReadPointer(BinaryReader reader)
    {
        var blob = reader.ReadString();
        var pointer = new VersionPointer(blob, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt());
        return blob.Length == 0 ? null : pointer;
    }

    private sealed record SealedSection(string KeyId, byte[] Bytes);
}
