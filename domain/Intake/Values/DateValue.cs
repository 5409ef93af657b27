using System.Globalization;
using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Values;

/// <summary>Days and instants. Times without an offset are Asia/Shanghai, which has had no daylight saving since 1991: +08:00.</summary>
public static class DateValue
{
    /// <summary>China Standard Time.</summary>
    public static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private const int FirstYear = 1900;
    private const int UsualDay = 10;
    private const int UsualInstant = 19;

    private static readonly string[] s_days =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    private static readonly string[] s_instants =
    [
        "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d H:m", "yyyy/M/d H:m:s", "yyyy/M/d H:m", "yyyyMMddHHmmss",
        "yyyy-M-d'T'H:m:s", "yyyy-M-d'T'H:m:s.FFFFFFF", "yyyy-M-d'T'H:m", "yyyy年M月d日 H:m:s",
    ];

    private static readonly string[] s_offsetInstants =
        ["yyyy-M-d'T'H:m:sK", "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d'T'H:mK", "yyyy-M-d H:m:sK", "yyyy-M-d H:m:s.FFFFFFFK"];

    /// <summary>The calendar day in China of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Shanghai).DateTime);

    internal static Problem? Write(DateType type, DateOnly today, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (!TryReadDay(text, out var day))
        {
            return new Problem("BAD_DATE", "a day such as 2026-01-31");
        }

        if (!type.FutureAllowed && day > today)
        {
            return new Problem("FUTURE_DATE", $"no later than {today:yyyy-MM-dd}");
        }

        Span<char> canonical = stackalloc char[UsualDay];
        day.TryFormat(canonical, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(name, canonical);
        return null;
    }

    internal static Problem? Write(DateTimeType type, DateOnly today, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (!TryReadInstant(text, out var instant))
        {
            return new Problem("BAD_DATE", "a time such as 2026-01-31 08:30:00");
        }

        if (!type.FutureAllowed && DayOf(instant) > today)
        {
            return new Problem("FUTURE_DATE", $"no later than {today:yyyy-MM-dd}");
        }

        json.WriteString(name, instant.ToOffset(Shanghai).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>Reads a day, or the day in China of an instant, from 1900 on.</summary>
    internal static bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        if (TryReadUsual(text, out day))
        {
            return day.Year >= FirstYear;
        }

        if (DateOnly.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return day.Year >= FirstYear;
        }

        // A time without an offset is of that very day, also on the last day of all, which means "for ever".
        if (DateTime.TryParseExact(text, s_instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            day = DateOnly.FromDateTime(local);
        }
        else if (TryReadInstant(text, out var instant))
        {
            day = DayOf(instant);
        }

        return day.Year >= FirstYear;
    }

    /// <summary>Reads an instant, or a day as its first, from 1900 to 9998.</summary>
    internal static bool TryReadInstant(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        if (text.Length == UsualInstant && text[UsualDay] == ' ' && TryReadUsual(text[..UsualDay], out var day)
            && TimeOnly.TryParseExact(text[(UsualDay + 1)..], "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            instant = IsWithinReason(day.Year) ? new DateTimeOffset(day.ToDateTime(time), Shanghai) : default;
            return IsWithinReason(day.Year);
        }

        if (DateTimeOffset.TryParseExact(text, s_offsetInstants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
            && (text.EndsWith("Z") || text.LastIndexOfAny('+', '-') > 8))
        {
            return IsWithinReason(instant.Year);
        }

        // The year is looked at first: at the ends of the calendar there is no instant eight hours earlier.
        if ((DateTime.TryParseExact(text, s_instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || DateTime.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
            && IsWithinReason(local.Year))
        {
            instant = new DateTimeOffset(local, Shanghai);
            return true;
        }

        return false;
    }

    /// <summary>2026-01-31, as nearly all departments write it: forms are tried one after the other only for the rest.</summary>
    private static bool TryReadUsual(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text.Length != UsualDay || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month) || !TryReadDigits(text[8..], out var number)
            || year < 1 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, number);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + c - '0';
        }

        return true;
    }

    /// <summary>The last year is left out: an instant of it may have no day in another time zone.</summary>
    private static bool IsWithinReason(int year) => year is >= FirstYear and < 9999;
}
