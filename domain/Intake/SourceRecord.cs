using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>Where a value stands in the bytes of a source record.</summary>
internal readonly record struct Slot(JsonTokenType Type, int Start, int Length)
{
    /// <summary>The source record has no such field.</summary>
    public bool IsAbsent => Type == JsonTokenType.None;
}

/// <summary>
/// The names a record may have and the slot each fills. Names of several source fields may lead to one slot.
/// A dotted name (<c>登记.名称</c>) reaches into a nested object.
/// </summary>
internal sealed class SourceNames
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _branches = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>The slot of any of these names; a new one if none of them is known yet.</summary>
    public int Add(IEnumerable<string> names)
    {
        var all = names.ToList();
        var known = all.Select(SourceHeading.Fold).Where(_slots.ContainsKey).Select(n => (int?)_slots[n]).FirstOrDefault();
        var slot = known ?? Count++;
        foreach (var name in all)
        {
            _slots.TryAdd(name, slot);
            _slots.TryAdd(SourceHeading.Fold(name), slot);
            for (var dot = name.IndexOf('.'); dot > 0; dot = name.IndexOf('.', dot + 1))
            {
                _branches.Add(name[..dot]);
            }
        }

        return slot;
    }

    /// <summary>By the name as it stands, else by its folded form: 电量（度） and 电量(度) are one heading.</summary>
    public bool TryGetSlot(ReadOnlySpan<char> name, out int slot) =>
        _slots.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out slot)
        || _slots.TryGetValue(SourceHeading.Fold(name.ToString()), out slot);

    public bool IsBranch(ReadOnlySpan<char> name) =>
        _branches.Count > 0 && _branches.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}

/// <summary>One pass over a JSON object that notes where the known fields stand, and the names of the unknown ones.</summary>
internal static class SourceRecord
{
    private const int LongestName = 200;

    /// <exception cref="JsonException">The bytes are no JSON object, or nested deeper than 32.</exception>
    public static void Scan(ReadOnlySpan<byte> json, SourceNames names, Span<Slot> slots, UnknownNames unknown, List<RecordError> errors)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 32 });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("a record is a JSON object");
        }

        ScanObject(ref reader, "", names, slots, unknown, errors);
    }

    private static void ScanObject(
        ref Utf8JsonReader reader, string prefix, SourceNames names, Span<Slot> slots, UnknownNames unknown, List<RecordError> errors)
    {
        Span<char> buffer = stackalloc char[LongestName];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<char> name = buffer[..CopyName(ref reader, prefix, buffer)];
            name = name.Trim();
            reader.Read();
            if (names.TryGetSlot(name, out var slot))
            {
                Fill(ref reader, name, ref slots[slot], errors);
            }
            else if (reader.TokenType == JsonTokenType.StartObject && names.IsBranch(name))
            {
                ScanObject(ref reader, name.ToString() + ".", names, slots, unknown, errors);
            }
            else
            {
                unknown.Add(name);
                reader.Skip();
            }
        }
    }

    /// <summary>Copies the name, its path before it, cut at the longest length; returns how many characters.</summary>
    private static int CopyName(scoped ref Utf8JsonReader reader, string prefix, scoped Span<char> buffer)
    {
        if (prefix.Length == 0 && reader.ValueSpan.Length <= LongestName)
        {
            return reader.CopyString(buffer);
        }

        var name = prefix + reader.GetString();
        var length = Math.Min(name.Length, LongestName);
        name.AsSpan(0, length).CopyTo(buffer);
        return length;
    }

    private static void Fill(ref Utf8JsonReader reader, scoped ReadOnlySpan<char> name, ref Slot slot, List<RecordError> errors)
    {
        var start = (int)reader.TokenStartIndex;
        var type = reader.TokenType;
        reader.Skip();
        var found = new Slot(type, start, (int)reader.BytesConsumed - start);
        if (!slot.IsAbsent && slot.Type != JsonTokenType.Null && type != JsonTokenType.Null)
        {
            errors.Add(new RecordError("DUPLICATE_FIELD", name.ToString(), "twice", "each field stands once in a record"));
        }

        slot = type == JsonTokenType.Null && !slot.IsAbsent ? slot : found;
    }
}

/// <summary>Names the catalog does not know, up to a bound: a record may carry a million of them.</summary>
internal sealed class UnknownNames
{
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    public void Add(ReadOnlySpan<char> name)
    {
        if (_names.Count < Normaliser.MostUnknownNames)
        {
            _names.Add(name.ToString());
        }
    }
}
