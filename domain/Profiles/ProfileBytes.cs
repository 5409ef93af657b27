using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
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

    private static readonly JsonSerializerOptions s_marks = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

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
    public static IReadOnlyList<string> KeysOf(ReadOnlyMemory<byte> packed) => [.. SealedOf(packed, out _).Select(s => s.KeyId)];

    /// <summary>Unpacks what <see cref="Pack"/> made. A section whose key is destroyed is empty and says so.</summary>
    /// <param name="packed">The bytes.</param>
    /// <param name="find">Finds a data key by its name.</param>
    /// <exception cref="InvalidDataException">The bytes are of another format.</exception>
    /// <exception cref="AlteredDataException">A sealed section is not of this version of this enterprise.</exception>
    public static Profile Unpack(ReadOnlyMemory<byte> packed, Func<string, FoundKey> find)
    {
        var sealedSections = SealedOf(packed, out var clear);
        var reader = new PackedReader(Compression.DecompressAll(clear.Span));
        var profile = ReadHead(ref reader);
        var sections = SectionBytes.Read(ref reader).Concat(sealedSections.Select(s => Unseal(profile, s, find(s.KeyId))));
        var marks = reader.Text();
        return profile with
        {
            Sections = [.. sections.OrderBy(s => s.InterfaceId, StringComparer.Ordinal)],
            Marks = marks.Length == 0 ? [] : JsonSerializer.Deserialize<Mark[]>(marks)!,
        };
    }

    private static SealedSection[] SealedOf(ReadOnlyMemory<byte> packed, out ReadOnlyMemory<byte> clear)
    {
        var reader = new PackedReader(packed);
        if (reader.Byte() is var format and not Format)
        {
            throw new InvalidDataException($"A stored profile has format {format}; this version reads {Format}.");
        }

        var found = new SealedSection[reader.Packed()];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = new SealedSection(reader.Text(), reader.Bytes(reader.Packed()));
        }

        clear = reader.Rest();
        return found;
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

        var reader = new PackedReader(Compression.DecompressSmall(key.Open(section.Bytes.Span, PieceOf(profile))));
        return SectionBytes.Read(ref reader).Single();
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
        writer.Write(profile.Marks.Count == 0 ? "" : JsonSerializer.Serialize(profile.Marks, s_marks));
        return plain;
    }

    private static Profile ReadHead(ref PackedReader reader)
    {
        var (code, version, time, catalog) = (reader.Text(), reader.Packed(), reader.Instant(), reader.Text());
        return new Profile(code, version, time, ReadPointer(ref reader), catalog, []);
    }

    private static void WritePointer(VersionPointer? pointer, BinaryWriter writer)
    {
        writer.Write(pointer?.Blob ?? "");
        writer.Write7BitEncodedInt64(pointer?.Offset ?? 0);
        writer.Write7BitEncodedInt(pointer?.Length ?? 0);
    }

    private static VersionPointer? ReadPointer(ref PackedReader reader)
    {
        var blob = reader.Text();
        var pointer = new VersionPointer(blob, reader.PackedLong(), reader.Packed());
        return blob.Length == 0 ? null : pointer;
    }

    private sealed record SealedSection(string KeyId, ReadOnlyMemory<byte> Bytes);
}
