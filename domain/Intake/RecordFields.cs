using System.Buffers;
using System.Text.Json;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>Reads the fields of one object (a record, or an object in a list field) and writes them canonically, in catalog order.</summary>
internal sealed class RecordFields
{
    /// <summary>A flat list has none of its own: its fields stand beside the record's.</summary>
    private const int NoSlot = -1;

    private readonly IReadOnlyList<Entry> _fields;
    private readonly NotStatedWords _notStated;

    /// <param name="fields">The fields of the object.</param>
    /// <param name="notStated">Values that leave a field open.</param>
    /// <param name="names">Where the names are gathered under which the fields are found.</param>
    /// <param name="flatList">The flat list whose fields these are: two such lists beside each other may each have a <c>qty</c>.</param>
    public RecordFields(IReadOnlyList<Field> fields, NotStatedWords notStated, SourceNames names, string? flatList = null)
    {
        Names = names;
        _notStated = notStated;
        _fields = [.. fields.Select(f => f.Type is ListType { Flat: true } flat
            ? new Entry(f, JsonEncodedText.Encode(f.Name), NoSlot, new RecordFields(flat.Items, notStated, names, f.Name), null)
            : new Entry(
                f,
                JsonEncodedText.Encode(f.Name),
                names.Add(f.Name, [flatList is null ? f.Name : $"{flatList}.{f.Name}", f.Label.Zh, f.Label.En, .. f.SourceNames]),
                f.Type is ListType list ? new RecordFields(list.Items, notStated, new SourceNames()) : null,
                f.Type is EnumType type ? new CodeList(f.Codes, type) : null))];
    }

    public SourceNames Names { get; }

    /// <summary>
    /// Writes the fields into the open JSON object. A field that was not delivered is left out; one "not stated" is null.
    /// With <c>partial</c> only the wanted fields: a deletion states no more than the identity.
    /// </summary>
    public void Write(
        ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, DateOnly today, Func<Field, bool>? partial, Utf8JsonWriter writer, Findings findings)
    {
        foreach (var entry in _fields)
        {
            if (partial is not null && !partial(entry.Field))
            {
                continue;
            }

            if (entry.Slot == NoSlot)
            {
                entry.Items!.WriteFlat(entry, json, slots, today, writer, findings);
            }
            else
            {
                WriteField(entry, slots[entry.Slot], json, today, writer, findings);
            }
        }
    }

    private void WriteField(Entry entry, Slot slot, ReadOnlySpan<byte> json, DateOnly today, Utf8JsonWriter writer, Findings findings)
    {
        if (!slot.IsStated)
        {
            WriteAbsence(entry, slot.IsAbsent, slot.IsAbsent ? "absent" : "null", writer, findings.Errors);
            return;
        }

        var value = json.Slice(slot.Start, slot.Length);
        if (entry.Items is { } items)
        {
            items.WriteList(entry, slot.Type, value, today, writer, findings);
        }
        else if (slot.Type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            findings.Errors.Add(new RecordError("WRONG_TYPE", entry.Field.Name, SourceRecord.Kind(slot.Type), "a single value"));
        }
        else
        {
            WriteScalar(entry, slot.IsOwnName ? null : entry.Field.SourceUnit, value, today, writer, findings.Errors);
        }
    }

    private static void WriteAbsence(Entry entry, bool absent, ReadOnlySpan<char> found, Utf8JsonWriter writer, List<RecordError> errors)
    {
        var field = entry.Field;
        if (field.Required)
        {
            errors.Add(RecordError.Of("REQUIRED", field.Name, found, $"{field.Label.Zh} ({field.Label.En}) must be stated"));
        }
        else if (!absent)
        {
            writer.WriteNull(entry.Name);
        }
    }

    private void WriteScalar(Entry entry, string? unit, ReadOnlySpan<byte> value, DateOnly today, Utf8JsonWriter writer, List<RecordError> errors)
    {
        char[]? rented = null;
        Span<char> buffer = value.Length <= 512 ? stackalloc char[512] : (rented = ArrayPool<char>.Shared.Rent(value.Length));
        if (JsonText.TryDecode(value, buffer, out var length))
        {
            var text = entry.Field.Type is TextType ? SourceText.FoldWords(buffer[..length]) : SourceText.Fold(buffer[..length]);
            if (_notStated.Contains(text))
            {
                WriteAbsence(entry, absent: false, text, writer, errors);
            }
            else if (WriteValue(entry, unit, text, today, writer) is { } problem)
            {
                errors.Add(RecordError.Of(problem.Name, entry.Field.Name, text, problem.Expected));
            }
        }
        else
        {
            errors.Add(new RecordError("BAD_ENCODING", entry.Field.Name, "not decodable", "UTF-8 text"));
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>The unit is that of a bare number: under the hub's own name of the field the hub's own, which null stands for.</summary>
    private static Problem? WriteValue(Entry entry, string? unit, ReadOnlySpan<char> text, DateOnly today, Utf8JsonWriter writer) =>
        entry.Field.Type switch
        {
            DecimalType type => NumberValue.Write(type, unit, entry.Name, text, writer),
            MoneyType type => MoneyValue.Write(type, unit, entry.Name, text, writer),
            IntegerType type => NumberValue.Write(type, unit, entry.Name, text, writer),
            BooleanType => ChoiceValue.WriteBoolean(entry.Name, text, writer),
            DateType type => DateValue.Write(type, today, entry.Name, text, writer),
            DateTimeType type => DateValue.Write(type, today, entry.Name, text, writer),
            PeriodType type => PeriodValue.Write(type, today, entry.Name, text, writer),
            EnumType => ChoiceValue.WriteEnum(entry.Codes!, entry.Name, text, writer),
            CreditCodeType => ChoiceValue.WriteCreditCode(entry.Name, text, writer),
            IndustryType => ChoiceValue.WriteIndustry(entry.Name, text, writer),
            DivisionType => ChoiceValue.WriteDivision(entry.Name, text, writer),
            TextType type => ChoiceValue.WriteText(type, entry.Name, text, writer),
            _ => throw new NotSupportedException($"Field {entry.Field.Name} has a type the normaliser does not know: {entry.Field.Type}"),
        };

    private void WriteList(Entry list, JsonTokenType type, ReadOnlySpan<byte> value, DateOnly today, Utf8JsonWriter writer, Findings findings)
    {
        var name = list.Field.Name;
        if (type != JsonTokenType.StartArray)
        {
            findings.Errors.Add(new RecordError("WRONG_TYPE", name, SourceRecord.Kind(type), "an array of objects"));
            return;
        }

        writer.WriteStartArray(list.Name);
        var most = ((ListType)list.Field.Type).MaxCount;
        var count = 0;
        var reader = new Utf8JsonReader(value);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (++count > most)
            {
                findings.Errors.Add(new RecordError("OUT_OF_RANGE", name, $"more than {most} objects", $"at most {most} objects"));
                break;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                findings.Errors.Add(new RecordError("WRONG_TYPE", name, $"{SourceRecord.Kind(reader.TokenType)} in the array", "an array of objects"));
                break;
            }

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            findings.AddFrom(name, WriteItem(value[start..(int)reader.BytesConsumed], today, writer));
        }

        writer.WriteEndArray();
    }

    /// <summary>The one object whose fields stand in the record itself; nothing if it states none of them.</summary>
    private void WriteFlat(
        Entry list, ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, DateOnly today, Utf8JsonWriter writer, Findings findings)
    {
        var isStated = false;
        foreach (var entry in _fields)
        {
            isStated = isStated || IsStated(json, slots[entry.Slot]);
        }

        if (!isStated)
        {
            return;
        }

        var item = new Findings();
        writer.WriteStartArray(list.Name);
        writer.WriteStartObject();
        Write(json, slots, today, null, writer, item);
        writer.WriteEndObject();
        writer.WriteEndArray();
        findings.AddFrom(list.Field.Name, item);
    }

    /// <summary>Whether a value is there and is none of the words for "not stated"; whatever is long or nested is stated.</summary>
    private bool IsStated(ReadOnlySpan<byte> json, Slot slot)
    {
        const int LongerThanAnyWord = 100;
        if (!slot.IsStated || slot.Length > LongerThanAnyWord || slot.Type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            return slot.IsStated;
        }

        Span<char> buffer = stackalloc char[LongerThanAnyWord];
        return !JsonText.TryDecode(json.Slice(slot.Start, slot.Length), buffer, out var length) || !_notStated.Contains(SourceText.Fold(buffer[..length]));
    }

    private Findings WriteItem(ReadOnlySpan<byte> json, DateOnly today, Utf8JsonWriter writer)
    {
        var slots = new Slot[Names.Count];
        var findings = new Findings();
        writer.WriteStartObject();
        if (SourceRecord.Scan(json, Names, slots, findings) is { } unreadable)
        {
            findings.Errors.Add(unreadable);
        }
        else
        {
            Write(json, slots, today, null, writer, findings);
        }

        writer.WriteEndObject();
        return findings;
    }

    private sealed record Entry(Field Field, JsonEncodedText Name, int Slot, RecordFields? Items, CodeList? Codes);
}
