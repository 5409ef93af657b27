using System.Globalization;
using System.Text;
using System.Text.Json;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>Reads some fields out of a canonical record in one pass; what no formula needs is passed over unread.</summary>
public sealed class FieldScan
{
    private const string Renminbi = "CNY";
    private readonly (byte[] Name, FieldType Type)[] _fields;

    /// <summary>A scan for these fields; their order is that of the values.</summary>
    public FieldScan(IReadOnlyList<Field> fields) => _fields = [.. fields.Select(f => (Encoding.UTF8.GetBytes(f.Name), f.Type))];

    /// <summary>How many values a record yields.</summary>
    public int Count => _fields.Length;

    /// <summary>Reads the values; a field that is absent or not stated is unknown.</summary>
    /// <param name="content">Canonical JSON object.</param>
    /// <param name="values">At least <see cref="Count"/> places.</param>
    public void Read(ReadOnlySpan<byte> content, Span<Value> values)
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
