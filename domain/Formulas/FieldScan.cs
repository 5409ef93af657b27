using System.Globalization;
using System.Text;
using System.Text.Json;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>
/// Reads some fields out of a canonical record; what no formula needs is not even looked at. A field is found by its name with quotes
/// and colon, which occurs nowhere else: within a text every quote is escaped, and where objects lie within the record it is read
/// name by name instead.
/// </summary>
public sealed class FieldScan
{
    private const string Renminbi = "CNY";
    private readonly (byte[] Name, FieldType Type)[] _fields;
    private readonly bool _isFlat;

    /// <summary>A scan for these fields of an interface's records; their order is that of the values.</summary>
    public FieldScan(Interface @interface, IReadOnlyList<Field> fields)
    {
        _isFlat = !fields.Any(f => @interface.Fields.SelectMany(NamesWithin).Contains(f.Name));
        _fields = [.. fields.Select(f => (Encoding.UTF8.GetBytes(_isFlat ? $"\"{f.Name}\":" : f.Name), f.Type))];
    }

    /// <summary>How many values a record yields.</summary>
    public int Count => _fields.Length;

    /// <summary>Reads the values; a field that is absent or not stated is unknown.</summary>
    /// <param name="content">Canonical JSON object: no white space between its parts.</param>
    /// <param name="values">At least <see cref="Count"/> places.</param>
    public void Read(ReadOnlySpan<byte> content, Span<Value> values)
    {
        if (_isFlat)
        {
            Find(content, values);
        }
        else
        {
            ReadThrough(content, values);
        }
    }

    private static IEnumerable<string> NamesWithin(Field field) => field.Type switch
    {
        ListType list => list.Items.Select(f => f.Name),
        MoneyType { ForeignAllowed: true } => ["amount", "currency"],
        _ => [],
    };

    private void Find(ReadOnlySpan<byte> content, Span<Value> values)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            var (name, type) = _fields[i];
            values[i] = Value.Unknown;
            if (content.IndexOf(name) is >= 0 and var at)
            {
                var reader = new Utf8JsonReader(content[(at + name.Length)..]);
                reader.Read();
                values[i] = ValueOf(type, ref reader);
            }
        }
    }

    private void ReadThrough(ReadOnlySpan<byte> content, Span<Value> values)
    {
        values[..Count].Clear();
        var missing = Count;
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (missing > 0 && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(ref reader);
            reader.Read();
            if (index >= 0)
            {
                values[index] = ValueOf(_fields[index].Type, ref reader);
                missing--;
            }

            reader.Skip();
        }
    }

    /// <summary>What a formula makes of a field's values; null of a list, which has no single one.</summary>
    public static ValueKind? KindOf(FieldType type) => type switch
    {
        DecimalType or IntegerType or MoneyType => ValueKind.Number,
        BooleanType => ValueKind.Truth,
        DateType or DateTimeType or PeriodType => ValueKind.Day,
        ListType => null,
        _ => ValueKind.Text,
    };

    private int IndexOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (reader.ValueTextEquals(_fields[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    private static Value ValueOf(FieldType type, ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetDecimal(out var number) ? Value.Of(number) : Value.Unknown,
        JsonTokenType.True => Value.Of(true),
        JsonTokenType.False => Value.Of(false),
        JsonTokenType.String when KindOf(type) == ValueKind.Day => DayOf(type, reader.GetString()!),
        JsonTokenType.String => Value.Of(reader.GetString()!),
        JsonTokenType.StartObject when type is MoneyType => AmountOf(ref reader),
        _ => Value.Unknown,
    };

    private static Value DayOf(FieldType type, string text) => type is PeriodType period
        ? Value.Of(DateValue.DayOf(PeriodValue.EndOf(period.Length, text)).AddDays(-1))
        : Value.Of(DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An amount in another currency is never converted: to a formula it is unknown.</summary>
    private static Value AmountOf(ref Utf8JsonReader reader)
    {
        var (amount, isYuan) = (Value.Unknown, false);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                amount = reader.TryGetDecimal(out var number) ? Value.Of(number) : Value.Unknown;
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                isYuan = reader.ValueTextEquals(Renminbi);
            }
        }

        return isYuan ? amount : Value.Unknown;
    }
}
