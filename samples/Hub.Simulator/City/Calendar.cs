namespace Hub.Simulator;

/// <summary>The shape of the week and of the year in Huzhou.</summary>
internal static class Calendar
{
    // Cooling in July and August, heating in January.
    private static readonly double[] SeasonByMonth = [1.06, 0.96, 0.92, 0.9, 0.95, 1.04, 1.22, 1.25, 1.05, 0.93, 0.95, 1.03];
    private static readonly double[] SunHoursByMonth = [2.1, 2.3, 2.7, 3.3, 3.6, 3.2, 4.3, 4.2, 3.4, 3.1, 2.5, 2.2];

    private static readonly DateOnly[] SpringFestivals =
    [
        new(2021, 2, 12), new(2022, 2, 1), new(2023, 1, 22), new(2024, 2, 10), new(2025, 1, 29), new(2026, 2, 17), new(2027, 2, 6), new(2028, 1, 26),
    ];

    public static double Season(DateOnly day) => SeasonByMonth[day.Month - 1];

    public static double SunHours(DateOnly day) => SunHoursByMonth[day.Month - 1];

    /// <summary>How much of a full working day a day is.</summary>
    public static double Week(Rhythm rhythm, DateOnly day) => (rhythm, day.DayOfWeek) switch
    {
        (Rhythm.Continuous, _) => IsHoliday(day) ? 0.8 : 1,
        (Rhythm.Leisure, DayOfWeek.Saturday or DayOfWeek.Sunday) => 1.3,
        (Rhythm.Leisure, _) => IsHoliday(day) ? 1.4 : 1,
        (_, _) when IsHoliday(day) => 0.15,
        (Rhythm.Shifts, DayOfWeek.Sunday) => 0.35,
        (Rhythm.Office, DayOfWeek.Saturday or DayOfWeek.Sunday) => 0.25,
        _ => 1,
    };

    /// <summary>Spring Festival from three days before to seven after, and the week of 1 October.</summary>
    private static bool IsHoliday(DateOnly day) =>
        (day.Month == 10 && day.Day <= 7)
        || Array.Exists(SpringFestivals, first => day.DayNumber - first.DayNumber is >= -3 and <= 7);
}
