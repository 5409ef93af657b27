namespace Hub.Simulator;

/// <summary>Electricity by people and trade, with the shape of the week and of the year.</summary>
internal static class Electricity
{
    public static ElectricityDay Of(Enterprise enterprise, DateOnly day)
    {
        var habits = Dice.For(enterprise.Key, Purpose.Electricity);
        var today = Dice.For(enterprise.Key, Purpose.ElectricityDay, day.DayNumber + 1L);
        var grid = (decimal)GridKWh(enterprise, day);
        var before = (decimal)GridKWh(enterprise, day.AddYears(-1));
        var green = DrawGreenShare(enterprise, ref habits);
        var sun = SunKWh(enterprise, day, ref habits, ref today);
        var exported = IsWeekend(day) ? 0.5m : 0.2m;
        return new ElectricityDay(
            day,
            grid,
            Math.Round(grid * green),
            Math.Round(sun * (1 - exported), 2),
            Math.Round(sun * exported, 2),
            before == 0 ? null : Math.Round(((grid / before) - 1) * 100, 2),
            habits.Happens(enterprise.Trouble == Trouble.Debtor ? 0.7 : (1 - enterprise.Quality) * 0.04),
            habits.Happens((1 - enterprise.Quality) * 0.004));
    }

    /// <summary>Whole kWh from the grid on a day.</summary>
    public static double GridKWh(Enterprise enterprise, DateOnly day)
    {
        if (!enterprise.IsActive || day < enterprise.Established)
        {
            return 0;
        }

        var dice = Dice.For(enterprise.Key, Purpose.ElectricityDay, day.DayNumber);
        var load = enterprise.Employees * enterprise.Industry.KWhPerHead * Economy.Trend(enterprise, day);
        return Math.Round(load * Calendar.Week(enterprise.Industry.Rhythm, day) * Calendar.Season(day) * (0.93 + (0.14 * dice.Share())));
    }

    private static decimal DrawGreenShare(Enterprise enterprise, ref Dice habits)
    {
        var buys = habits.Happens(enterprise.Size >= EnterpriseSize.Medium ? 0.35 : 0.05);
        var share = Math.Round((decimal)(0.1 + (0.5 * habits.Share())), 2);
        return buys ? share : 0;
    }

    private static decimal SunKWh(Enterprise enterprise, DateOnly day, ref Dice habits, ref Dice today)
    {
        var hasRoof = habits.Happens(enterprise.Industry.Rhythm is Rhythm.Continuous or Rhythm.Shifts ? 0.25 : 0.04);
        var peakKW = Math.Min(6_000, enterprise.Employees * 1.5);
        return hasRoof && enterprise.IsActive && day >= enterprise.Established
            ? (decimal)(peakKW * Calendar.SunHours(day) * (0.3 + (0.7 * today.Share())))
            : 0;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
