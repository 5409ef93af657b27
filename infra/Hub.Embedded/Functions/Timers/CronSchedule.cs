namespace Hub.Embedded.Functions.Timers;

/// <summary>An NCRONTAB expression in UTC: second, minute, hour, day, month and day of the week (0 is Sunday). The second may be left out. Day and day of the week must both match.</summary>
internal sealed class CronSchedule
{
    // Long enough for 29 February on one day of the week, over a century without a leap day.
    private const int YearsAhead = 41;

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly CronField[] Fields =
    [
        new("second", 0, 59), new("minute", 0, 59), new("hour", 0, 23), new("day", 1, 31),
        new("month", 1, 12, Months), new("day of the week", 0, 6, Enum.GetNames<DayOfWeek>()),
    ];

    private readonly ulong[] _allowed;

    private CronSchedule(ulong[] allowed) => _allowed = allowed;

    /// <summary>Throws a FormatException that names the part at fault.</summary>
    public static CronSchedule Parse(string expression)
    {
        var parts = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] six = parts.Length == 5 ? ["0", .. parts] : parts;
        return six.Length == Fields.Length
            ? new CronSchedule([.. six.Zip(Fields, (part, field) => field.Parse(part))])
            : throw new FormatException($"An NCRONTAB expression has six fields (or five, without the second); '{expression}' has {parts.Length}.");
    }

    /// <summary>The first occurrence after a moment; null when there is none.</summary>
    public DateTime? Next(DateTime after)
    {
        var first = new DateTime(after.Ticks - (after.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc).AddSeconds(1);
        for (var day = first.Date; day.Year <= after.Year + YearsAhead; day = day.AddDays(1))
        {
            if (Allows(3, day.Day) && Allows(4, day.Month) && Allows(5, (int)day.DayOfWeek)
                && NextTime(day == first.Date ? first.TimeOfDay : TimeSpan.Zero) is { } time)
            {
                return day + time;
            }
        }

        return null;
    }

    private TimeSpan? NextTime(TimeSpan from)
    {
        for (var minute = (int)from.TotalMinutes; minute < 24 * 60; minute++)
        {
            if (!Allows(2, minute / 60) || !Allows(1, minute % 60))
            {
                continue;
            }

            for (var second = minute == (int)from.TotalMinutes ? from.Seconds : 0; second < 60; second++)
            {
                if (Allows(0, second))
                {
                    return new TimeSpan(0, minute, second);
                }
            }
        }

        return null;
    }

    private bool Allows(int field, int value) => (_allowed[field] & (1UL << value)) != 0;
}
