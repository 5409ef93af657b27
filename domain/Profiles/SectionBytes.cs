using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Profiles;

/// <summary>Sections in binary; runs and evidence blobs, which repeat, stand once in front of them.</summary>
internal static class SectionBytes
{
    /// <summary>Writes sections so that <see cref="Read"/> gives the same.</summary>
    public static void Write(IReadOnlyList<Section> sections, BinaryWriter writer)
    {
        var strings = new StringTable(sections);
        strings.Write(writer);
        writer.Write7BitEncodedInt(sections.Count);
        foreach (var section in sections)
        {
            WriteSection(section, strings, writer);
        }
    }

    /// <summary>The sections in the order they were written in.</summary>
    public static Section[] Read(ref PackedReader reader)
    {
        var strings = ReadStrings(ref reader);
        var sections = new Section[reader.Packed()];
        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = ReadSection(strings, ref reader);
        }

        return sections;
    }

    private static void WriteSection(Section section, StringTable strings, BinaryWriter writer)
    {
        writer.Write(section.InterfaceId);
        writer.Write(section.AnsweredAsOf?.UtcTicks ?? 0);
        WriteDestruction(section.Destroyed, writer);
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
        var destroyed = ReadDestruction(ref reader);
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

        return new Section(id, items, answered == 0 ? null : new DateTimeOffset(answered, TimeSpan.Zero), notes) { Destroyed = destroyed };
    }

    private static void WriteDestruction(Destruction? destroyed, BinaryWriter writer)
    {
        writer.Write(destroyed?.Key ?? "");
        if (destroyed is not null)
        {
            writer.Write(destroyed.At.UtcTicks);
            writer.Write(destroyed.Reason);
        }
    }

    private static Destruction? ReadDestruction(ref PackedReader reader) =>
        reader.Text() is { Length: > 0 } key ? new Destruction(key, reader.Instant(), reader.Text()) : null;

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

        public StringTable(IEnumerable<Section> sections)
        {
            foreach (var text in sections.SelectMany(s => s.Items).SelectMany(i => new[] { i.Run, i.Evidence.Blob }))
            {
                if (_indexes.TryAdd(text, _strings.Count))
                {
                    _strings.Add(text);
                }
            }
        }

        public int IndexOf(string text) => _indexes[text];

        public void Write(BinaryWriter writer)
        {
            writer.Write7BitEncodedInt(_strings.Count);
            _strings.ForEach(writer.Write);
        }
    }
}
