namespace Hub.Simulator;

/// <summary>
/// The figures that an enterprise's departments must agree on, each from the one before: people → revenue → added value →
/// energy → emissions and water. Pure functions of the enterprise and a month (its first day).
/// </summary>
internal static class Economy
{
    /// <summary>GB/T 2589: 0.1229 kgce a kWh.</summary>
    public const double TceOfKWh = 0.0001229;

    // Spring Festival costs February a quarter; the year's books close with a strong December.
    private static readonly double[] SeasonByMonth = [0.96, 0.75, 1.02, 1.01, 1.02, 1.03, 1, 0.99, 1.04, 1.01, 1.04, 1.13];
    private static readonly DateOnly TrendStart = new(2022, 1, 1);

    /// <summary>1 at the beginning of 2022, and growing or shrinking with how well the enterprise is run.</summary>
    public static double Trend(Enterprise enterprise, DateOnly day) =>
        Math.Max(0.3, 1 + (0.12 * (enterprise.Quality - 0.4) * (day.DayNumber - TrendStart.DayNumber) / 365.0));

    /// <summary>How many people work there in a month.</summary>
    public static int Heads(Enterprise enterprise, DateOnly month) =>
        Math.Max(1, (int)Math.Round(enterprise.Employees * (0.75 + (0.25 * Trend(enterprise, month)))));

    /// <summary>Yuan a month.</summary>
    public static double Revenue(Enterprise enterprise, DateOnly month) =>
        RevenueOfYear(enterprise) / 12 * Trend(enterprise, month) * SeasonByMonth[month.Month - 1] * Noise(enterprise, month);

    /// <summary>Yuan of the three months of a quarter.</summary>
    public static double RevenueOfQuarter(Enterprise enterprise, DateOnly quarter) =>
        Revenue(enterprise, quarter) + Revenue(enterprise, quarter.AddMonths(1)) + Revenue(enterprise, quarter.AddMonths(2));

    /// <summary>Yuan a year at the beginning of 2022; 0 for one that is no longer active.</summary>
    public static double RevenueOfYear(Enterprise enterprise) =>
        enterprise.IsActive ? enterprise.Employees * enterprise.Industry.RevenuePerHead * 10_000.0 * Skill(enterprise) : 0;

    /// <summary>Yuan a month.</summary>
    public static double AddedValue(Enterprise enterprise, DateOnly month) =>
        Revenue(enterprise, month) * enterprise.Industry.Sector.AddedValue;

    /// <summary>kWh from the grid in a month: the sum of its days.</summary>
    public static double GridKWh(Enterprise enterprise, DateOnly month)
    {
        var sum = 0.0;
        for (var day = month; day.Month == month.Month; day = day.AddDays(1))
        {
            sum += Electricity.GridKWh(enterprise, day);
        }

        return sum;
    }

    /// <summary>tce a month: electricity and, where the sector needs more, fuels.</summary>
    public static double EnergyTce(Enterprise enterprise, DateOnly month, double gridKWh)
    {
        var needed = AddedValue(enterprise, month) / 10_000 * enterprise.Industry.Sector.EnergyTce * Waste(enterprise);
        return Math.Max(gridKWh * TceOfKWh * 1.05, needed);
    }

    /// <summary>How much more than its sector an enterprise uses and discharges: 0.6 … 1.3, a polluter more.</summary>
    public static double Waste(Enterprise enterprise) =>
        (0.6 + (0.7 * (1 - enterprise.Quality))) * (enterprise.Trouble == Trouble.Polluter ? 1.8 : 1);

    /// <summary>Change on a year before in %, two decimals; null if there was nothing.</summary>
    public static decimal? YearOnYear(double now, double before) =>
        before == 0 ? null : (decimal)Math.Round(Math.Clamp(((now / before) - 1) * 100, -999, 999), 2);

    private static double Skill(Enterprise enterprise)
    {
        var dice = Dice.For(enterprise.Key, Purpose.Economy);
        return 0.5 + (0.5 * enterprise.Quality) + (0.5 * dice.Share());
    }

    private static double Noise(Enterprise enterprise, DateOnly month)
    {
        var dice = Dice.For(enterprise.Key, Purpose.Economy, month.DayNumber);
        return 0.94 + (0.12 * dice.Share());
    }
}
