using System.Globalization;
using System.Text;
using System.Text.Json;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Facts;

/// <summary>Decodes the records of one interface into rows. The parts of an item make one row: of two that state the same field, the newest counts.</summary>
internal sealed class RowReader
{
    private const int MonthsInYear = 12;
    private readonly (byte[] Name, FieldType Type, byte[][] Choices)[] _fields;

    public RowReader(FactColumns columns)
    {
        Columns = columns;
        _fields = [.. columns.Fields.Select(f => (Encoding.UTF8.GetBytes(f.Name), f.Type, ChoicesOf(f.Type)))];
    }

    public FactColumns Columns { get; }

    /// <summary>The rows of a section that has records.</summary>
    public SectionFacts Read(Section section, DateOnly today, DateTimeOffset until)
    {
        var items = Columns.Interface.Source.Part is null ? [.. section.Present] : Joined(section);
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

    private static List<Item> Joined(Section section) =>
    [
        .. section.Present
            .Select(item => (PartKey.Parse(item.Key).Item, Part: item))
            .GroupBy(p => p.Item, p => p.Part)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.MaxBy(p => p.AsOf)! with { Key = g.Key, Parts = [.. g] }),
    ];

    private void ReadItem(Item item, Span<double> row)
    {
        if (item.Parts is null)
        {
            ReadRecord(item.Content.Span, row);
            return;
        }

        foreach (var part in item.Parts.Reverse().OrderBy(p => p.AsOf))
        {
            ReadRecord(part.Content.Span, row);
        }
    }

    private void ReadRecord(ReadOnlySpan<byte> content, Span<double> row)
    {
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = ColumnOf(ref reader);
            reader.Read();
            if (column >= 0 && reader.TokenType != JsonTokenType.Null)
            {
                row[column] = ValueOf(column, ref reader);
            }

            reader.Skip();
        }
    }

    private int ColumnOf(ref Utf8JsonReader reader)
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

    private double ValueOf(int column, ref Utf8JsonReader reader)
    {
        var (_, type, choices) = _fields[column];
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

    private static int NewestOf(List<Item> items)
    {
        var newest = 0;
        for (var i = 1; i < items.Count; i++)
        {
            newest = items[i].AsOf >= items[newest].AsOf ? i : newest;
        }

        return newest;
    }

    private int[] MonthsOf(List<Item> items) => [.. items.Select(item => MonthOf(item.Key))];

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
    private int? AnchorOf(List<Item> items, int[] months, DateOnly today)
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
