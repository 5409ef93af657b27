using System.Buffers;
using System.Text.Json;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>Reads the fields of one object (a record, or an object in a list field) and writes them canonically, in catalog order.</summary>
internal sealed class RecordFields
{
    private readonly IReadOnlyList<(Field Field, JsonEncodedText Name, int Slot, RecordFields? Items)> _fields;
    private readonly HashSet<string> _notStated;

    public RecordFields(IReadOnlyList<Field> fields, IEnumerable<string> notStated, SourceNames names)
    {
        Names = names;
        _notStated = [.. notStated, ""];
        _fields = [.. fields.Select(f => (
            f,
            JsonEncodedText.Encode(f.Name),
            names.Add(NamesOf(f)),
            f.Type is ListType list ? new RecordFields(list.Items, notStated, new SourceNames()) : null))];
    }

    public SourceNames Names { get; }

    /// <summary>Our own name, the labels in both languages and the department's names.</summary>
    public static IEnumerable<string> NamesOf(Field field) => [field.Name, field.Label.Zh, field.Label.En, .. field.SourceNames];

    public bool IsNotStated(ReadOnlySpan<char> text) =>
        _notStated.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    /// <summary>
    /// Writes the fields into the open JSON object. A field that was not delivered is left out; one "not stated" is null.
    /// With <c>partial</c> only the wanted fields: a deletion states no more than the identity.
    /// </summary>
    public void Write(
        ReadOnlySpan<byte> json, ReadOnlySpan<Slot> slots, DateOnly today, Func<Field, bool>? partial, Utf8JsonWriter writer, List<RecordError> errors)
    {
        foreach (var (field, name, slot, items) in _fields)
        {
            if (partial is null || partial(field))
            {
                WriteField(field, name, slots[slot], items, json, today, writer, errors);
            }
        }
    }

    private void WriteField(
        Field field, JsonEncodedText name, Slot slot, RecordFields? items, ReadOnlySpan<byte> json, DateOnly today,
        Utf8JsonWriter writer, List<RecordError> errors)
    {
        if (slot.IsAbsent || slot.Type == JsonTokenType.Null)
        {
            WriteAbsence(field, name, slot.IsAbsent, writer, errors);
            return;
        }

        var value = json.Slice(slot.Start, slot.Length);
        if (items is not null)
        {
            WriteList(field, name, items, slot.Type, value, today, writer, errors);
        }
        else if (slot.Type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            errors.Add(new RecordError("WRONG_TYPE", field.Name, slot.Type == JsonTokenType.StartArray ? "an array" : "an object", "a single value"));
        }
        else
        {
            WriteScalar(field, name, value, today, writer, errors);
        }
    }

    private static void WriteAbsence(Field field, JsonEncodedText name, bool absent, Utf8JsonWriter writer, List<RecordError> errors)
    {
        if (field.Required)
        {
            errors.Add(new RecordError("REQUIRED", field.Name, absent ? "absent" : "null", $"{field.Label.Zh} ({field.Label.En}) must be stated"));
        }
        else if (!absent)
        {
            writer.WriteNull(name);
        }
    }

    private void WriteScalar(
        Field field, JsonEncodedText name, ReadOnlySpan<byte> value, DateOnly today, Utf8JsonWriter writer, List<RecordError> errors)
    {
        char[]? rented = null;
        Span<char> buffer = value.Length <= 512 ? stackalloc char[512] : (rented = ArrayPool<char>.Shared.Rent(value.Length));
        if (TryDecode(value, buffer, out var length))
        {
            var text = field.Type is TextType ? SourceText.FoldWords(buffer[..length]) : SourceText.Fold(buffer[..length]);
            if (IsNotStated(text))
            {
                WriteAbsence(field, name, absent: false, writer, errors);
            }
            else if (WriteValue(field, name, text, today, writer) is { } problem)
            {
                errors.Add(RecordError.Of(problem.Name, field.Name, text, problem.Expected));
            }
        }
        else
        {
            errors.Add(new RecordError("BAD_ENCODING", field.Name, "not decodable", "UTF-8 text"));
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static Problem? WriteValue(Field field, JsonEncodedText name, ReadOnlySpan<char> text, DateOnly today, Utf8JsonWriter writer) =>
        field.Type switch
        {
            DecimalType type => NumberValue.Write(type, field.SourceUnit, name, text, writer),
            MoneyType type => MoneyValue.Write(type, field.SourceUnit, name, text, writer),
            IntegerType type => NumberValue.Write(type, name, text, writer),
            BooleanType => ChoiceValue.WriteBoolean(name, text, writer),
            DateType type => DateValue.Write(type, today, name, text, writer),
            DateTimeType type => DateValue.Write(type, today, name, text, writer),
            PeriodType type => PeriodValue.Write(type, today, name, text, writer),
            EnumType type => ChoiceValue.WriteEnum(field, type, name, text, writer),
            CreditCodeType => ChoiceValue.WriteCreditCode(name, text, writer),
            IndustryType => ChoiceValue.WriteIndustry(name, text, writer),
            DivisionType => ChoiceValue.WriteDivision(name, text, writer),
            TextType type => ChoiceValue.WriteText(type, name, text, writer),
            _ => throw new NotSupportedException($"Field {field.Name} has a type the normaliser does not know: {field.Type}"),
        };

    private static void WriteList(
        Field field, JsonEncodedText name, RecordFields items, JsonTokenType type, ReadOnlySpan<byte> value, DateOnly today,
        Utf8JsonWriter writer, List<RecordError> errors)
    {
        if (type != JsonTokenType.StartArray)
        {
            errors.Add(new RecordError("WRONG_TYPE", field.Name, type.ToString(), "an array of objects"));
            return;
        }

        writer.WriteStartArray(name);
        var most = ((ListType)field.Type).MaxCount;
        var count = 0;
        var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = 32 });
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            if (++count > most || !isObject)
            {
                errors.Add(new RecordError(
                    isObject ? "OUT_OF_RANGE" : "WRONG_TYPE", field.Name, isObject ? $"{count} items" : "a plain value", $"at most {most} objects"));
                break;
            }

            items.WriteItem(field.Name, value[start..(int)reader.BytesConsumed], today, writer, errors);
        }

        writer.WriteEndArray();
    }

    private void WriteItem(string list, ReadOnlySpan<byte> json, DateOnly today, Utf8JsonWriter writer, List<RecordError> errors)
    {
        var slots = new Slot[Names.Count];
        var own = new List<RecordError>();
        SourceRecord.Scan(json, Names, slots, new UnknownNames(), own);
        writer.WriteStartObject();
        Write(json, slots, today, null, writer, own);
        writer.WriteEndObject();
        errors.AddRange(own.Select(e => e with { Field = $"{list}.{e.Field}" }));
    }

    /// <summary>The text of a scalar token: a string unescaped, a number or literal as it stands.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> value, Span<char> buffer, out int length)
    {
        try
        {
            var reader = new Utf8JsonReader(value);
            reader.Read();
            length = reader.TokenType == JsonTokenType.String
                ? reader.CopyString(buffer)
                : System.Text.Encoding.ASCII.GetChars(value, buffer);
            return true;
        }
        catch (InvalidOperationException)
        {
            length = 0;
            return false;
        }
    }
}
