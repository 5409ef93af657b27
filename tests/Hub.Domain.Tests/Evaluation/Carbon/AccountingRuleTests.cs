using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Tests.Evaluation.Carbon.Factors;
using static Hub.Domain.Tests.Evaluation.Carbon.ActivitySample;

namespace Hub.Domain.Tests.Evaluation.Carbon;

/// <summary>Windows, sources without records, sources that are not there, recovery and deduction.</summary>
public sealed class AccountingRuleTests
{
    private static readonly CarbonMethod s_method = RepositoryFactors.Default;

    private static readonly ActivityData s_month = Of(
        Energy(January, Fuel("coke", 1)), Wastewater(January, 1_000, 1_200, 300), Electricity(January, 10_000));

    [Theory]
    [InlineData(new int[0], FigureState.Known, 12.0, CarbonFlags.None)]
    [InlineData(new[] { 3 }, FigureState.Known, 12.0, CarbonFlags.MonthsScaled)]
    [InlineData(new[] { 3, 7 }, FigureState.Known, 12.0, CarbonFlags.MonthsScaled)]
    [InlineData(new[] { 3, 7, 8 }, FigureState.TooFewMonths, 0.0, CarbonFlags.None)]
    public void Up_to_two_months_of_twelve_may_be_missing(int[] without, FigureState state, double cokes, CarbonFlags flags)
    {
        var sums = CarbonAccounting.Sums(Repeated(s_month, 12, without).LastYear!.Value, s_method);
        var one = Sums(s_month);

        Assert.Equal((state, flags), (sums.Total.State, sums.Flags));
        Assert.Equal(cokes * one.Fuel.Value.Value, sums.Fuel.Value.Value, 9);
        Assert.Equal(cokes * one.Wastewater.Value.Value, sums.Wastewater.Value.Value, 9);
        Assert.Equal(cokes * one.ElectricityAndHeat.Value.Value, sums.ElectricityAndHeat.Value.Value, 9);
    }

    [Fact]
    public void A_shorter_window_must_be_whole()
    {
        var activity = Repeated(s_month, 11, 3);

        Assert.Equal(FigureState.TooFewMonths, CarbonAccounting.Sums(new ActivityYear(activity, January + 10, 11), s_method).Fuel.State);
        Assert.Equal(FigureState.Known, CarbonAccounting.Sums(new ActivityYear(activity, January + 10, 7), s_method).Fuel.State);
        Assert.Equal(FigureState.TooFewMonths, CarbonAccounting.Sums(new ActivityYear(activity, January + 3, 1), s_method).Fuel.State);
    }

    [Fact]
    public void A_source_that_lacks_months_does_not_scale_the_others()
    {
        var whole = Repeated(s_month, 12);
        var sums = CarbonAccounting.Sums((whole with { Electricity = Repeated(s_month, 12, 0).Electricity }).LastYear!.Value, s_method);

        Assert.Equal(12 * Sums(s_month).Total.Value.Value, sums.Total.Value.Value, 9);
    }

    [Fact]
    public void No_record_is_none_and_not_there_is_unknown()
    {
        var without = s_month with { Energy = new(ActivityState.NoRecord) };
        var dead = s_month with { Energy = new(ActivityState.NotThere) };

        Assert.Equal(new CarbonFigure(default, FigureState.NoRecord), Sums(without).Fuel);
        Assert.Equal(new CarbonFigure(default, FigureState.NoRecord), Sums(without).Process);
        Assert.Equal(FigureState.Known, Sums(without).ElectricityAndHeat.State);
        Assert.Equal(Sums(s_month).Total.Value.Value - Sums(s_month).Fuel.Value.Value, Sums(without).Total.Value.Value, 9);
        IsMissing(FigureState.NotThere, Sums(dead).Fuel);
        IsMissing(FigureState.NotThere, Sums(dead).Process);
        IsMissing(FigureState.NotThere, Sums(dead).ElectricityAndHeat);
        IsMissing(FigureState.NotThere, Sums(dead).Total);
        Assert.Equal(FigureState.Known, Sums(dead).Wastewater.State);
    }

    [Fact]
    public void An_enterprise_without_wastewater_has_none_and_one_whose_source_is_dead_has_no_total()
    {
        Assert.Equal(FigureState.Known, Sums(s_month with { Wastewater = new(ActivityState.NoRecord) }).Total.State);
        IsMissing(FigureState.NotThere, Sums(s_month with { Wastewater = new(ActivityState.NotThere) }).Total);
        IsMissing(FigureState.NotThere, Sums(s_month with { Electricity = new(ActivityState.NotThere) }).Total);
        Assert.Equal(CarbonFlags.ElectricityNotMetered, Sums(s_month with { Electricity = new(ActivityState.NoRecord) }).Flags);
    }

    [Fact]
    public void Of_two_reasons_the_graver_is_told()
    {
        var rejected = s_month with { Energy = new(January, Energy(January, Fuel("coke", -1))) };

        IsMissing(FigureState.Rejected, Sums(rejected).Total);
        IsMissing(FigureState.NotThere, Sums(rejected with { Electricity = new(ActivityState.NotThere) }).Total);
    }

    [Theory]
    [InlineData(FigureState.NoRecord, FigureState.NoRecord, FigureState.NoRecord, 0)]
    [InlineData(FigureState.NoRecord, FigureState.Known, FigureState.Known, 2)]
    [InlineData(FigureState.Known, FigureState.NoRecord, FigureState.Known, 1)]
    [InlineData(FigureState.Known, FigureState.Known, FigureState.Known, 3)]
    [InlineData(FigureState.NoRecord, FigureState.TooFewMonths, FigureState.TooFewMonths, 0)]
    [InlineData(FigureState.Rejected, FigureState.TooFewMonths, FigureState.Rejected, 0)]
    [InlineData(FigureState.Rejected, FigureState.NotThere, FigureState.NotThere, 0)]
    public void Sums_keep_what_is_known_apart_from_what_is_not(FigureState first, FigureState second, FigureState state, double tonnes) => Assert.Equal(
        new CarbonFigure(new TonnesCO2e(tonnes), state),
        new CarbonFigure(new TonnesCO2e(first == FigureState.Known ? 1 : 0), first) + new CarbonFigure(new TonnesCO2e(second == FigureState.Known ? 2 : 0), second));

    [Fact]
    public void The_year_ends_with_the_newest_month_of_I05_then_with_the_newest_full_one_of_I36_then_with_I16()
    {
        var energy = new MonthSeries<EnergyMonth>(January, Energy(January), Energy(January + 1), null);
        var wastewater = new MonthSeries<WastewaterMonth>(January, Wastewater(January, 1, 1_000, 1));
        var halfMarch = Electricity(January + 2, 1) with { LastDay = 30 };
        var electricity = new MonthSeries<ElectricityMonth>(January, Electricity(January, 1), Electricity(January + 1, 1), halfMarch);
        var nothing = new ActivityData(new(ActivityState.NoRecord), wastewater, new(ActivityState.NoRecord));

        Assert.Equal(January + 1, new ActivityData(energy, wastewater, electricity).LastMonth);
        Assert.Equal(January + 1, (nothing with { Electricity = electricity }).LastMonth);
        Assert.Equal(January + 2, (nothing with { Electricity = new(January, null, null, halfMarch with { LastDay = 31 }) }).LastMonth);
        Assert.Equal(January, (nothing with { Electricity = new(January, null, null, halfMarch) }).LastMonth);
        Assert.Equal(January, nothing.LastMonth);
        Assert.Null(ActivityData.Unknown.LastMonth);
        Assert.Equal((CarbonSums.Unknown, CarbonSums.Unknown), CarbonAccounting.LastYears(ActivityData.Unknown, s_method));
        IsMissing(FigureState.NotThere, CarbonSums.Unknown.Total);
    }

    [Fact]
    public void The_year_before_is_the_same_window_twelve_months_earlier()
    {
        var months = Enumerable.Range(0, 24).Select(i => Energy(January + i, Fuel("diesel", i < 12 ? 1 : 3))).ToArray();
        var (last, before) = CarbonAccounting.LastYears(s_month with { Energy = new(January, months) }, s_method);

        Assert.Equal(3, last.Fuel.Value.Value / before.Fuel.Value.Value, 12);
    }

    [Fact]
    public void The_figures_of_two_years_allocate_nothing()
    {
        var data = Repeated(s_month, 24);
        CarbonAccounting.LastYears(data, s_method);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CarbonAccounting.LastYears(data, s_method);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(2021, 2021, 0.5422, CarbonFlags.None)]
    [InlineData(2022, 2022, 0.5153, CarbonFlags.None)]
    [InlineData(2025, 2022, 0.5153, CarbonFlags.GridFactorOfOtherYear)]
    public void Electricity_goes_by_the_grid_factor_of_its_year(int year, int factorYear, double tonnes, CarbonFlags flags)
    {
        var sums = Sums(Of(electricity: Electricity(Month.Of(year, 6), 1_000)));

        Assert.Equal((tonnes, flags), (sums.ElectricityAndHeat.Value.Value, sums.Flags));
        Assert.Equal(factorYear, s_method.GridFactor(year).Year);
    }

    [Fact]
    public void A_year_over_new_years_eve_takes_two_grid_factors()
    {
        var months = Enumerable.Range(0, 12).Select(i => Electricity(Month.Of(2021, 7) + i, 1_000)).ToArray();
        var activity = new ActivityData(new(ActivityState.NoRecord), new(ActivityState.NoRecord), new(Month.Of(2021, 7), months));

        Assert.Equal((6 * 0.5422) + (6 * 0.5153), CarbonAccounting.Sums(activity.LastYear!.Value, s_method).ElectricityAndHeat.Value.Value, 12);
    }

    [Fact]
    public void What_is_fed_in_or_sold_is_deducted_and_a_net_seller_is_flagged()
    {
        var seller = Of(
            Energy(January) with { HeatIn = new Gigajoules(100), HeatOut = new Gigajoules(400) }, electricity: Electricity(January, 1_000, exportedKWh: 3_000));

        Assert.Equal((-2 * 0.5153) + (-300 * 0.11), Sums(seller).ElectricityAndHeat.Value.Value, 12);
        Assert.Equal(CarbonFlags.NetSeller, Sums(seller).Flags);
    }

    [Fact]
    public void Own_solar_power_and_green_power_change_nothing()
    {
        var month = Electricity(January, 1_000) with { OwnSolar = new KilowattHours(700), GreenTraded = new KilowattHours(300) };

        Assert.Equal(0.5153, Sums(Of(electricity: month)).ElectricityAndHeat.Value.Value);
    }

    [Fact]
    public void Days_without_a_record_are_flagged() =>
        Assert.Equal(CarbonFlags.DaysMissing, Sums(Of(electricity: Electricity(January, 1_000) with { Days = 30 })).Flags);

    [Theory]
    [InlineData(10_000.0, 0.6, CarbonFlags.None)]
    [InlineData(10_000.0, null, CarbonFlags.RecoveryWithoutPurity)]
    [InlineData(0.0, null, CarbonFlags.None)]
    public void Recovered_methane_is_deducted_by_its_share_of_the_gas(double gas, double? purity, CarbonFlags flags)
    {
        var month = Wastewater(January, 300_000, 1_200, 300, 20_000) with { Recovered = new NormalCubicMetres(gas), Purity = purity };
        var sums = Sums(Of(wastewater: month));

        Assert.Equal((50 - (gas / 10_000 * (purity ?? 0) * 7.17 * 0.99)) * 21, sums.Wastewater.Value.Value, 9);
        Assert.Equal(flags, Flags(sums));
    }

    [Fact]
    public void Recovery_counts_across_the_months_of_a_year_and_never_below_zero()
    {
        var formed = Wastewater(January, 300_000, 1_200, 300, 20_000);
        var recovered = Wastewater(January + 1, 0, 0, 0) with { Recovered = new NormalCubicMetres(50_000), Purity = 1 };
        var activity = Of(wastewater: formed) with { Wastewater = new(January, formed, recovered) };

        Assert.Equal((50 - (5 * 7.17 * 0.99)) * 21, CarbonAccounting.Sums(new ActivityYear(activity, January + 1, 2), s_method).Wastewater.Value.Value, 9);
        var alone = CarbonAccounting.Sums(new ActivityYear(activity, January + 1, 1), s_method);
        Assert.Equal((0.0, CarbonFlags.MethaneCutToZero), (alone.Wastewater.Value.Value, Flags(alone)));
    }

    [Fact]
    public void Processes_go_by_purity_and_slags_are_deducted_never_below_zero()
    {
        Assert.Equal(100 * 0.9 * 0.44, Processed(Process("caco3", 100, 0.9)).Process.Value.Value, 12);
        Assert.Equal((1_000 * 0.535) - (200 * 0.48), Processed(Process("clinker_portland", 1_000, 1), Process("deduct_carbide_slag", 200, 1)).Process.Value.Value, 9);
        Assert.Equal(CarbonFlags.PurityAssumed, Flags(Processed(Process("clinker_portland", 1_000))));
        var cut = Processed(Process("clinker_portland", 1, 1), Process("deduct_carbide_slag", 200, 1));
        Assert.Equal((0.0, CarbonFlags.DeductionCutToZero), (cut.Process.Value.Value, Flags(cut)));
    }

    [Fact]
    public void Clinker_by_its_oxides_emits_a_little_less_than_by_the_factor() =>
        Assert.Equal(526_585.7143, ProcessEmissions.OfClinker(new Tonnes(1_000_000), 0.645, 0.018).Value, 4);

    [Fact]
    public void Gas_is_destroyed_on_site_sold_or_flared()
    {
        var (gas, factors) = (new NormalCubicMetres(20_000), RepositoryFactors.All.Wastewater);

        Assert.Equal(2 * 0.6 * 7.17 * 0.99, GasRecovery.UsedOnSite(gas, 0.6, factors).Value, 12);
        Assert.Equal(2 * 0.6 * 7.17, GasRecovery.Sold(gas, 0.6, factors).Value, 12);
        Assert.Equal(0.99 * 20_000 * 0.6 / 22.4 * 16 * 1e-3, GasRecovery.Flared(gas, 0.6, factors).Value, 12);
        Assert.Equal(2 * 0.9 * 19.77, GasRecovery.CarbonDioxide(gas, 0.9, factors).Value, 12);
    }

    private static CarbonSums Processed(params ProcessUse[] processes) => Sums(Of(Energy(January) with { Processes = [.. processes] }));
}
