using System.Globalization;
using System.Text;
using System.Text.Json;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Facts;

/// <summary>Decodes the records of one interface into rows. The parts of an item make one row: of two that state the same field, the newest counts.</summary>
public sealed class RowReader
{
    private const int MonthsInYear = 12;
    private readonly (FieldType Type, byte[][] Choices)[] _fields;
    private readonly (byte[] Name, int Column)[] _names;

    /// <summary>A reader of columns to which none will be added.</summary>
    public RowReader(FactColumns columns)
    {
        Columns = columns;
        _fields = [.. columns.Fields.Select(f => (f.Type, ChoicesOf(f.Type)))];
        var asked = columns.Fields.Index().ToDictionary(f => f.Item.Name, f => f.Index);
        _names = [.. columns.Interface.Fields.Select(f => f.Name).Union(asked.Keys).Select(n => (Encoding.UTF8.GetBytes(n), asked.GetValueOrDefault(n, -1)))];
    }

    /// <summary>Which fields it reads.</summary>
    public FactColumns Columns { get; }

    /// <summary>The rows of a section that has records.</summary>
    public SectionFacts Read(Section section, DateOnly today, DateTimeOffset until)
    {
        var items = section.Grouped(Columns.Interface);
        var values = new double[items.Count * _fields.Length];
        values.AsSpan().Fill(double.NaN);
        for (var row = 0; row < items.Count; row++)
        {
            ReadItem(items[row], values.AsSpan(row * _fields.Length, _fields.Length));
        }

        var months = Columns.Period is null ? [] : MonthsOf(items);
        var anchor = Columns.Period is null ? null : AnchorOf(items, months, today);
        return new SectionFacts(Columns, Absence.None, items.Count, values)
        {
            Items = items,
            Months = months,
            Newest = Columns.Interface.Section.Kind == SectionKind.List ? NewestOf(items) : items.Count - 1,
            AnchorMonth = anchor ?? int.MinValue,
            Until = Earlier(until, months, today),
        };
    }

    /// <summary>A month that is stated before it is over counts from its end on.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset until, int[] months, DateOnly today)
    {
        if (months.Length == 0 || MonthAfter(months[^1]) is var next && next <= today)
        {
            return until;
        }

        var end = new DateTimeOffset(next.ToDateTime(TimeOnly.MinValue), DateValue.Shanghai);
        return end < until ? end : until;
    }

    private static DateOnly MonthAfter(int month) => new DateOnly(month / MonthsInYear, (month % MonthsInYear) + 1, 1).AddMonths(1);

    private static byte[][] ChoicesOf(FieldType type) => type is EnumType choices ? [.. choices.Values.Keys.Select(Encoding.UTF8.GetBytes)] : [];

    private void ReadItem(Item item, Span<double> row)
    {
        if (item.Parts is null)
        {
            ReadRecord(item.Content.Span, row);
            return;
        }

        foreach (var part in item.OldestFirst())
        {
            ReadRecord(part.Content.Span, row);
        }
    }

    private void ReadRecord(ReadOnlySpan<byte> content, Span<double> row)
    {
        var expected = 0;
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = ColumnOf(ref reader, ref expected);
            reader.Read();
            if (column >= 0 && reader.TokenType != JsonTokenType.Null)
            {
                row[column] = ValueOf(column, ref reader);
            }

            reader.Skip();
        }
    }

    /// <summary>Canonical records state their fields in the order of the catalog: the name is nearly always the one that is expected next.</summary>
    private int ColumnOf(ref Utf8JsonReader reader, ref int expected)
    {
        for (var i = 0; i < _names.Length; i++, expected++)
        {
            expected = expected < _names.Length ? expected : 0;
            if (reader.ValueTextEquals(_names[expected].Name))
            {
                return _names[expected++].Column;
            }
        }

        return -1;
    }

    private double ValueOf(int column, ref Utf8JsonReader reader)
    {
        var (type, choices) = _fields[column];
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetDouble(),
            JsonTokenType.True => 1,
            JsonTokenType.False => 0,
            JsonTokenType.String when type is TextType => Columns.Plan.IsListed(reader.GetString()) ? 1 : 0,
            JsonTokenType.String when type is EnumType => PlaceOf(choices, ref reader),
            JsonTokenType.String when type is DateType or DateTimeType => DayOf(reader.GetString()!),
            _ => double.NaN,
        };
    }

    private static double PlaceOf(byte[][] choices, ref Utf8JsonReader reader)
    {
        for (var i = 0; i < choices.Length; i++)
        {
            if (reader.ValueTextEquals(choices[i]))
            {
                return i;
            }
        }

        return double.NaN;
    }

    private static double DayOf(string text) => DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private static int NewestOf(IReadOnlyList<Item> items)
    {
        var newest = 0;
        for (var i = 1; i < items.Count; i++)
        {
            newest = items[i].AsOf >= items[newest].AsOf ? i : newest;
        }

        return newest;
    }

    private int[] MonthsOf(IReadOnlyList<Item> items)
    {
        var months = new int[items.Count];
        for (var i = 0; i < months.Length; i++)
        {
            months[i] = MonthOf(items[i].Key);
        }

        return months;
    }

    /// <summary>The month a period ends in: <c>202610</c>, <c>2026Q3</c>, <c>20261031</c>, <c>2026</c>.</summary>
    private int MonthOf(string period)
    {
        var year = int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture) * MonthsInYear;
        return Columns.PeriodLength switch
        {
            PeriodLength.Year => year + MonthsInYear - 1,
            PeriodLength.Quarter => year + ((period[5] - '0') * 3) - 1,
            _ => year + int.Parse(period.AsSpan(4, 2), CultureInfo.InvariantCulture) - 1,
        };
    }

    /// <summary>The newest month that is over and, in a series of days, stated to its end.</summary>
    private int? AnchorOf(IReadOnlyList<Item> items, int[] months, DateOnly today)
    {
        for (var row = items.Count - 1; row >= 0; row--)
        {
            var nextMonth = MonthAfter(months[row]);
            if (nextMonth > today)
            {
                continue;
            }

            var isToItsEnd = Columns.PeriodLength != PeriodLength.Day || items[row].Key.EndsWith($"{nextMonth.AddDays(-1).Day:00}", StringComparison.Ordinal);
            return isToItsEnd ? months[row] : months[row] - 1;
        }

        return null;
    }
}
