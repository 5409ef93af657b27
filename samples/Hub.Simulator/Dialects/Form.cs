namespace Hub.Simulator;

/// <summary>What kind of value a department writes, which decides how a fault spoils it.</summary>
internal enum Kind
{
    /// <summary>Found out from the value: a number, a day or a text.</summary>
    AsIs,

    /// <summary>A code of a list.</summary>
    Code,

    /// <summary>A period or a day.</summary>
    Time,
}

/// <summary>How a department writes a value: as text, number or truth.</summary>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Write">From the hub's value, and the enterprise's number where offices differ.</param>
internal sealed record Form(Kind Kind, Func<object, int, object> Write);

/// <summary>The forms that departments use.</summary>
internal static class Forms
{
    /// <summary>Numbers and texts as they are, days as 2026-01-31, times as 2026-01-31 08:30:00, truth as 是 or 否.</summary>
    public static readonly Form Plain = new(Kind.AsIs, (value, _) => value switch
    {
        bool truth => truth ? "是" : "否",
        DateOnly day => day.ToString("yyyy-MM-dd"),
        DateTimeOffset time => ChinaTime.Text(time),
        Capital capital => capital.Text,
        _ => value,
    });

    /// <summary>Truth as JSON's true and false.</summary>
    public static readonly Form Truth = new(Kind.AsIs, (value, _) => value);

    /// <summary>Truth as 1 and 0.</summary>
    public static readonly Form OneOrZero = new(Kind.AsIs, (value, _) => (bool)value ? "1" : "0");

    /// <summary>Truth as Y and N.</summary>
    public static readonly Form YesOrNo = new(Kind.AsIs, (value, _) => (bool)value ? "Y" : "N");

    /// <summary>In a unit ten thousand times as large, such as 万元.</summary>
    public static readonly Form TenThousands = new(Kind.AsIs, (value, _) => (decimal)value * 0.0001m);

    /// <summary>The same as text, as some systems send all numbers.</summary>
    public static readonly Form TenThousandsAsText = new(Kind.AsIs, (value, _) => ((decimal)value * 0.0001m).ToString());

    /// <summary>In a unit ten thousand times as small.</summary>
    public static readonly Form TenThousandths = new(Kind.AsIs, (value, _) => (decimal)value * 10_000);

    /// <summary>Tonnes as kilograms.</summary>
    public static readonly Form Kilograms = new(Kind.AsIs, (value, _) => (decimal)value * 1_000);

    /// <summary>A number as text.</summary>
    public static readonly Form Text = new(Kind.AsIs, (value, _) => value.ToString()!);

    /// <summary>A number as text from every second enterprise: its tax office is an old one.</summary>
    public static readonly Form TextFromOldOffices = new(Kind.AsIs, (value, number) => number % 2 == 0 ? value.ToString()! : value);

    /// <summary>A period as the hub writes it.</summary>
    public static readonly Form Period = new(Kind.Time, (value, _) => value);

    /// <summary>A year as a number.</summary>
    public static readonly Form YearNumber = new(Kind.Time, (value, _) => int.Parse((string)value));

    /// <summary>A month as 2026-01.</summary>
    public static readonly Form MonthWithHyphen = new(Kind.Time, (value, _) => ((string)value).Insert(4, "-"));

    /// <summary>A quarter as 2026-Q1.</summary>
    public static readonly Form QuarterWithHyphen = new(Kind.Time, (value, _) => ((string)value).Insert(4, "-"));

    /// <summary>A day as 20260131, and with hyphens from the meters of every seventh enterprise, whose firmware does so.</summary>
    public static readonly Form MeterDay = new(Kind.Time, (value, number) => number % 7 == 6 ? ((string)value).Insert(6, "-").Insert(4, "-") : value);

    /// <summary>A day as 2026/01/31.</summary>
    public static readonly Form DayWithSlashes = new(Kind.Time, (value, _) => ((DateOnly)value).ToString("yyyy'/'MM'/'dd"));

    /// <summary>A day as 20260131.</summary>
    public static readonly Form DayDigits = new(Kind.Time, (value, _) => ((DateOnly)value).ToString("yyyyMMdd"));

    /// <summary>Codes, written as pairs of the hub's word and the department's.</summary>
    public static Form Codes(string pairs)
    {
        var codes = pairs.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new Form(Kind.Code, (value, _) => codes[(string)value]);
    }
}
