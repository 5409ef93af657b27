using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Domain.Intake;

namespace Hub.Domain.Profiles;

/// <summary>
/// The stored form of a profile: binary, strings that repeat (runs, blobs) written once, compressed with Brotli.
/// Equal profiles have equal bytes.
/// </summary>
public static class ProfileBytes
{
    private const byte Format = 3;

    /// <summary>Stored before there were marks; read as a profile without any.</summary>
    private const byte FormatWithoutMarks = 2;

    private static readonly JsonSerializerOptions s_marks = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Packs a profile.</summary>
    public static byte[] Pack(Profile profile)
    {
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
        {
            Write(profile, writer);
        }

        return Compression.Compress(plain);
    }

    /// <summary>Unpacks what <see cref="Pack"/> made.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another format.</exception>
    public static Profile Unpack(ReadOnlyMemory<byte> packed)
    {
        var reader = new PackedReader(Compression.DecompressAll(packed.Span));
        return Read(ref reader);
    }

    private static void Write(Profile profile, BinaryWriter writer)
    {
        writer.Write(Format);
        writer.Write(profile.Code);
        writer.Write7BitEncodedInt(profile.Version);
        writer.Write(profile.VersionTime.UtcTicks);
        writer.Write(profile.CatalogVersion);
        WritePointer(profile.Previous, writer);
        var strings = new StringTable(profile);
        strings.Write(writer);
        writer.Write7BitEncodedInt(profile.Sections.Count);
        foreach (var section in profile.Sections)
        {
            WriteSection(section, strings, writer);
        }

        writer.Write(profile.Marks.Count == 0 ? "" : JsonSerializer.Serialize(profile.Marks, s_marks));
    }

    private static Profile Read(ref PackedReader reader)
    {
        var format = reader.Byte();
        if (format is not (Format or FormatWithoutMarks))
        {
            throw new InvalidDataException($"A stored profile has format {format}; this version reads {Format}.");
        }

        var code = reader.Text();
        var version = reader.Packed();
        var time = reader.Instant();
        var catalog = reader.Text();
        var previous = ReadPointer(ref reader);
        var strings = ReadStrings(ref reader);
        var sections = new Section[reader.Packed()];
        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = ReadSection(strings, ref reader);
        }

        var marks = format == Format ? reader.Text() : "";
        return new Profile(code, version, time, previous, catalog, sections)
        {
            Marks = marks.Length == 0 ? [] : JsonSerializer.Deserialize<Mark[]>(marks)!,
        };
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

    private static void WriteSection(Section section, StringTable strings, BinaryWriter writer)
    {
        writer.Write(section.InterfaceId);
        writer.Write(section.AnsweredAsOf?.UtcTicks ?? 0);
        writer.Write7BitEncodedInt(section.Quarantine.Count);
        foreach (var note in section.Quarantine)
        {
            writer.Write(note.Item);
            writer.Write(note.Since.UtcTicks);
            writer.Write(note.Run);
            writer.Write(note.Reasons);
        }

        writer.Write7BitEncodedInt(section.Items.Count);
        foreach (var item in section.Items)
        {
            WriteItem(item, strings, writer);
        }
    }

    private static Section ReadSection(string[] strings, ref PackedReader reader)
    {
        var id = reader.Text();
        var answered = reader.Int64();
        var notes = new QuarantineNote[reader.Packed()];
        for (var i = 0; i < notes.Length; i++)
        {
            notes[i] = new QuarantineNote(reader.Text(), reader.Instant(), reader.Text(), reader.Text());
        }

        var items = new Item[reader.Packed()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ReadItem(strings, ref reader);
        }

        return new Section(id, items, answered == 0 ? null : Instant(answered), notes);
    }

    private static void WriteItem(Item item, StringTable strings, BinaryWriter writer)
    {
        writer.Write(item.Key);
        writer.Write(item.AsOf.UtcTicks);
        writer.Write(item.ReceivedAt.UtcTicks);
        writer.Write7BitEncodedInt64(item.Sequence);
        writer.Write7BitEncodedInt(strings.IndexOf(item.Run));
        writer.Write7BitEncodedInt(strings.IndexOf(item.Evidence.Blob));
        writer.Write7BitEncodedInt64(item.Evidence.Offset);
        writer.Write7BitEncodedInt(item.Evidence.Length);
        writer.Write(item.Deleted);
        writer.Write7BitEncodedInt(item.Content.Length);
        writer.Write(item.Content.Span);
    }

    private static Item ReadItem(string[] strings, ref PackedReader reader) => new(
        reader.Text(),
        reader.Instant(),
        reader.Instant(),
        reader.PackedLong(),
        strings[reader.Packed()],
        new EvidencePointer(strings[reader.Packed()], reader.PackedLong(), reader.Packed()),
        reader.Flag(),
        reader.Bytes(reader.Packed()));

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static string[] ReadStrings(ref PackedReader reader)
    {
        var strings = new string[reader.Packed()];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = reader.Text();
        }

        return strings;
    }

    /// <summary>Runs and evidence blobs stand once, in the order of first use.</summary>
    private sealed class StringTable
    {
        private readonly List<string> _strings = [];
        private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

        private StringTable(IEnumerable<string> strings)
        {
            foreach (var text in strings)
            {
                if (_indexes.TryAdd(text, _strings.Count))
                {
                    _strings.Add(text);
                }
            }
        }

        public StringTable(Profile profile)
            : this(profile.Sections.SelectMany(s => s.Items).SelectMany(i => new[] { i.Run, i.Evidence.Blob }))
        {
        }

        public int IndexOf(string text) => _indexes[text];

        public void Write(BinaryWriter writer)
        {
            writer.Write7BitEncodedInt(_strings.Count);
            _strings.ForEach(writer.Write);
        }
    }
}
