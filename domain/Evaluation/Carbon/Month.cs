using System.Globalization;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>A calendar month.</summary>
/// <param name="Number">Year × 12 + month − 1.</param>
public readonly record struct Month(int Number) : IComparable<Month>
{
    /// <summary>The month of a year, 1 to 12.</summary>
    public static Month Of(int year, int month) => new((year * 12) + month - 1);

    /// <summary>The month that a day lies in.</summary>
    public static Month Of(DateOnly day) => Of(day.Year, day.Month);

    /// <summary>Its year.</summary>
    public int Year => Number / 12;

    /// <summary>Its place in the year, 1 to 12.</summary>
    public int OfYear => (Number % 12) + 1;

    /// <summary>How many days it has.</summary>
    public int Days => DateTime.DaysInMonth(Year, OfYear);

    /// <summary>Reads the first six digits of a period: <c>202601</c> or <c>20260131</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> period, out Month month)
    {
        month = default;
        if (period.Length < 6
            || !int.TryParse(period[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(period[4..6], NumberStyles.None, CultureInfo.InvariantCulture, out var ofYear)
            || year == 0 || ofYear is < 1 or > 12)
        {
            return false;
        }

        month = Of(year, ofYear);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <summary>So many months later.</summary>
    public static Month operator +(Month month, int months) => new(month.Number + months);

    /// <summary>So many months earlier.</summary>
    public static Month operator -(Month month, int months) => new(month.Number - months);

    /// <summary>Earlier.</summary>
    public static bool operator <(Month a, Month b) => a.Number < b.Number;

    /// <summary>Later.</summary>
    public static bool operator >(Month a, Month b) => a.Number > b.Number;

    /// <summary>Not later.</summary>
    public static bool operator <=(Month a, Month b) => a.Number <= b.Number;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(Month a, Month b) => a.Number >= b.Number;

    /// <summary>As in records: <c>202601</c>.</summary>
    public override string ToString() => $"{Year:0000}{OfYear:00}";
}
