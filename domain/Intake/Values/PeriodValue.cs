using System.Globalization;
using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Values;

/// <summary>Reporting periods: <c>2026</c>, <c>2026Q1</c>, <c>202601</c>, <c>20260131</c> and how departments write them.</summary>
internal static class PeriodValue
{
    public static Problem? Write(PeriodType type, DateOnly today, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (!TryReadStart(type.Length, text, out var start))
        {
            return new Problem("BAD_DATE", $"a {Word(type.Length)} such as {Text(type.Length, new DateOnly(2026, 1, 31))}");
        }

        if (start > today)
        {
            return new Problem("FUTURE_DATE", $"no later than {Text(type.Length, today)}");
        }

        json.WriteString(name, Text(type.Length, start));
        return null;
    }

    /// <summary>The instant a period ended: midnight in China after its last day.</summary>
    public static DateTimeOffset EndOf(PeriodLength length, ReadOnlySpan<char> canonical)
    {
        TryReadStart(length, canonical, out var start);
        var next = length switch
        {
            PeriodLength.Year => start.AddYears(1),
            PeriodLength.Quarter => start.AddMonths(3),
            PeriodLength.Month => start.AddMonths(1),
            _ => start.AddDays(1),
        };
        return new DateTimeOffset(next.ToDateTime(TimeOnly.MinValue), DateValue.Shanghai);
    }

    private static string Text(PeriodLength length, DateOnly day) => length switch
    {
        PeriodLength.Year => day.ToString("yyyy", CultureInfo.InvariantCulture),
        PeriodLength.Quarter => $"{day.Year:0000}Q{((day.Month - 1) / 3) + 1}",
        PeriodLength.Month => day.ToString("yyyyMM", CultureInfo.InvariantCulture),
        _ => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
    };

    private static bool TryReadStart(PeriodLength length, ReadOnlySpan<char> text, out DateOnly start) => length switch
    {
        PeriodLength.Year => Exact(text, ["yyyy", "yyyy年", "yyyy年度"], out start),
        PeriodLength.Month => Exact(text, ["yyyyMM", "yyyy-M", "yyyy/M", "yyyy年M月"], out start),
        PeriodLength.Quarter => TryReadQuarter(text, out start),
        _ => DateValue.TryReadDay(text, out start),
    };

    private static bool Exact(ReadOnlySpan<char> text, string[] forms, out DateOnly start) =>
        DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out start)
        && start.Year >= 1900;

    /// <summary>The quarter must be called one: 2026-4 may as well be April.</summary>
    private static bool TryReadQuarter(ReadOnlySpan<char> text, out DateOnly start)
    {
        start = default;
        if (text.Length < 6 || !Exact(text[..4], ["yyyy"], out var year))
        {
            return false;
        }

        var word = text[4..].TrimStart("-年第");
        var number = word switch
        {
            ['Q' or 'q', _] => word[1],
            [_, '季', '度'] => word[0],
            _ => ' ',
        };
        var quarter = Math.Max("1234".IndexOf(number), "一二三四".IndexOf(number));
        start = quarter < 0 ? default : year.AddMonths(quarter * 3);
        return quarter >= 0;
    }

    private static string Word(PeriodLength length) => length switch
    {
        PeriodLength.Year => "year",
        PeriodLength.Quarter => "quarter",
        PeriodLength.Month => "month",
        _ => "day",
    };
}
