using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Calendars;

/// <summary>The working days of a year, by the State Council's notice on its public holidays.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">The notice.</param>
/// <param name="Off">Days off, weekends among them.</param>
/// <param name="Worked">Saturdays and Sundays that are worked.</param>
public sealed record CalendarYear(int Year, BilingualName Source, IReadOnlySet<DateOnly> Off, IReadOnlySet<DateOnly> Worked);

/// <summary>A day that was counted to.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsAssumed">Whether a year without calendar was passed: there Monday to Friday were taken for working days.</param>
public readonly record struct WorkingDay(DateOnly Day, bool IsAssumed);

/// <summary>
/// Counts working days. Of a year whose notice is not there yet Monday to Friday are taken, and whoever counts is told so: the count
/// may still move.
/// </summary>
public sealed class WorkingDays
{
    private readonly Dictionary<int, CalendarYear> _years;

    /// <summary>The working days of some years.</summary>
    public WorkingDays(IEnumerable<CalendarYear> years) => _years = years.ToDictionary(y => y.Year);

    /// <summary>The years with a calendar, ascending.</summary>
    public IReadOnlyList<int> Years => [.. _years.Keys.Order()];

    /// <summary>Whether the year has a calendar.</summary>
    public bool IsKnown(int year) => _years.ContainsKey(year);

    /// <summary>Whether a day is worked; by its weekday alone where its year has no calendar.</summary>
    public bool IsWorked(DateOnly day)
    {
        var isWeekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        return _years.TryGetValue(day.Year, out var year)
            ? year.Worked.Contains(day) || (isWeekday && !year.Off.Contains(day))
            : isWeekday;
    }

    /// <summary>The working day that is so many behind a day; the day itself does not count.</summary>
    /// <param name="day">The day to count from.</param>
    /// <param name="count">How many working days, 1 or more.</param>
    public WorkingDay After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var isAssumed = false;
        while (count > 0)
        {
            day = day.AddDays(1);
            isAssumed |= !IsKnown(day.Year);
            count -= IsWorked(day) ? 1 : 0;
        }

        return new WorkingDay(day, isAssumed);
    }
}
