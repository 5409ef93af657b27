using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Tests.Evaluation.Carbon.Factors;

namespace Hub.Domain.Tests.Evaluation.Carbon;

/// <summary>Activities for tests to begin from; months of 2022 unless told otherwise.</summary>
internal static class ActivitySample
{
    public static readonly Month January = Month.Of(2022, 1);

    private static readonly CarbonFactors s_factors = RepositoryFactors.All;

    public static EnergyMonth Energy(Month month, params FuelUse[] fuels) => new(month, [.. fuels], [], default, default);

    public static FuelUse Fuel(string code, double quantity, FuelUnit? unit = null)
    {
        var index = s_factors.Fuels.IndexOf(code);
        return new FuelUse(index, new FuelQuantity(quantity, unit ?? s_factors.Fuels.Fuels[index].Unit));
    }

    public static ProcessUse Process(string code, double tonnes, double? purity = null) =>
        new(s_factors.Processes.IndexOf(code), new Tonnes(tonnes), purity);

    public static WastewaterMonth Wastewater(Month month, double water, double codIn, double codOut, double sludge = 0, string treatment = "REACTOR") => new(
        month, new CubicMetres(water), new MilligramsPerLitre(codIn), new MilligramsPerLitre(codOut), new KilogramsCod(sludge),
        s_factors.Wastewater.IndexOf(treatment));

    public static ElectricityMonth Electricity(Month month, double gridKWh, double exportedKWh = 0) => new(
        month, new KilowattHours(gridKWh), new KilowattHours(exportedKWh), default, default, month.Days, month.Days);

    /// <summary>An activity that one month states; sources that are not given have no record.</summary>
    public static ActivityData Of(EnergyMonth? energy = null, WastewaterMonth? wastewater = null, ElectricityMonth? electricity = null) => new(
        Series(energy, energy?.Month), Series(wastewater, wastewater?.Month), Series(electricity, electricity?.Month));

    /// <summary>The same month, that often, from January 2022.</summary>
    public static ActivityData Repeated(ActivityData activity, int months, params int[] without) => new(
        Repeated(activity.Energy, months, without, (m, month) => m with { Month = month }),
        Repeated(activity.Wastewater, months, without, (m, month) => m with { Month = month }),
        Repeated(activity.Electricity, months, without, (m, month) => m with { Month = month, Days = month.Days, LastDay = month.Days }));

    /// <summary>The emissions of the one month that is stated.</summary>
    public static CarbonSums Sums(ActivityData activity, CarbonMethod? method = null) =>
        CarbonAccounting.Sums(new ActivityYear(activity, activity.LastMonth!.Value, 1), method ?? RepositoryFactors.Default);

    /// <summary>The flags, but for the one that most activities here have, since they know no electricity.</summary>
    public static CarbonFlags Flags(CarbonSums sums) => sums.Flags & ~CarbonFlags.ElectricityNotMetered;

    public static void IsMissing(FigureState state, CarbonFigure figure) => Assert.Equal(new CarbonFigure(default, state), figure);

    private static MonthSeries<T> Series<T>(T? month, Month? first)
        where T : class => month is null ? new(ActivityState.NoRecord) : new(first!.Value, month);

    private static MonthSeries<T> Repeated<T>(MonthSeries<T> series, int months, int[] without, Func<T, Month, T> at)
        where T : class => series.Newest is not { } newest ? series : new(
            January,
            [.. Enumerable.Range(0, months).Select(i => without.Contains(i) ? null : at(series[newest]!, January + i))]);
}
