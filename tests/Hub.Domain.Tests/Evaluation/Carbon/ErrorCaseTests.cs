using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Accounts;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Tests.Evaluation.Carbon.Factors;
using static Hub.Domain.Tests.Evaluation.Carbon.ActivitySample;

namespace Hub.Domain.Tests.Evaluation.Carbon;

/// <summary>Slips of units and codes are caught, and the figure of their source is missing with the reason.</summary>
public sealed class ErrorCaseTests
{
    /// <summary>120 万Nm3 a year are 10 a month: 133 tce; given in m3 they would be 1.3 million.</summary>
    [Theory]
    [InlineData(10, 200.0, null, FigureState.Known)]
    [InlineData(100_000, 200.0, null, FigureState.Rejected)]
    [InlineData(100_000, 200.0, 26_666_667.0, FigureState.Rejected)]
    [InlineData(10, null, 26_666_667.0, FigureState.Known)]
    [InlineData(100_000, null, 26_666_667.0, FigureState.Rejected)]
    [InlineData(100_000, 0.0, 26_666_667.0, FigureState.Rejected)]
    [InlineData(10, 0.0, 26_666_667.0, FigureState.Known)]
    [InlineData(100_000, null, null, FigureState.Known)]
    [InlineData(100_000, null, 0.0, FigureState.Known)]
    [InlineData(0.5, 0.1, null, FigureState.Known)]
    public void Cubic_metres_given_as_ten_thousands_are_told_by_energy_use_or_revenue(double gas, double? tce, double? revenue, FigureState state)
    {
        var month = Energy(January, Fuel("natural_gas", gas)) with
        {
            EnergyUse = tce is { } used ? new TonnesCoalEquivalent(used) : null,
            Revenue = revenue is { } earned ? new Yuan(earned) : null,
        };

        Assert.Equal(state, Sums(Of(month)).Fuel.State);
    }

    [Fact]
    public void The_bounds_themselves_are_plausible()
    {
        var perUnit = RepositoryFactors.Default.CoalEquivalent(RepositoryFactors.All.Fuels.IndexOf("diesel"));
        var atEnergyBound = Energy(January, Fuel("diesel", 50 / perUnit)) with { EnergyUse = new TonnesCoalEquivalent(1) };
        var aboveIt = Energy(January, Fuel("diesel", 50.01 / perUnit)) with { EnergyUse = new TonnesCoalEquivalent(1) };
        var atRevenueBound = Energy(January, Fuel("diesel", 49.99 / perUnit)) with { Revenue = new Yuan(10_000) };
        var aboveThat = Energy(January, Fuel("diesel", 50.01 / perUnit)) with { Revenue = new Yuan(10_000) };

        Assert.Equal(
            [FigureState.Known, FigureState.Rejected, FigureState.Known, FigureState.Rejected],
            new[] { atEnergyBound, aboveIt, atRevenueBound, aboveThat }.Select(month => Sums(Of(month)).Fuel.State));
    }

    [Theory]
    [InlineData("natural_gas", FuelUnit.Tonne, "202201：天然气以“t”计量，应为万Nm3", "202201: Natural gas is stated in \"t\"; 万Nm3 is needed")]
    [InlineData("diesel", FuelUnit.TenThousandNm3, "202201：柴油以“万Nm3”计量，应为t", "202201: Diesel is stated in \"万Nm3\"; t is needed")]
    [InlineData("diesel", FuelUnit.NotStated, "202201：柴油以“”计量，应为t", "202201: Diesel is stated in \"\"; t is needed")]
    public void A_fuel_in_another_unit_is_rejected(string fuel, FuelUnit unit, string zh, string en)
    {
        var activity = Of(Energy(January, Fuel(fuel, 3, unit), Fuel("coke", 1)));

        IsMissing(FigureState.Rejected, Sums(activity).Fuel);
        Assert.Equal(("WrongFuelUnit", EmissionSource.Fuel, January, true, zh, en), Reason(activity));
    }

    [Fact]
    public void An_unknown_fuel_makes_the_figure_missing_and_no_other()
    {
        var month = Energy(January, new FuelUse(-1, new FuelQuantity(3, FuelUnit.Tonne), "wood"), Fuel("coke", 1)) with { Processes = [Process("caco3", 1)] };
        var sums = Sums(Of(month));

        IsMissing(FigureState.Rejected, sums.Fuel);
        IsMissing(FigureState.Rejected, sums.Total);
        Assert.Equal((FigureState.Known, 0.44), (sums.Process.State, sums.Process.Value.Value));
        Assert.Equal(
            ("UnknownFuel", EmissionSource.Fuel, January, true, "202201：燃料代码“wood”不在因子表中", "202201: the fuel code \"wood\" is not in the table"),
            Reason(Of(month)));
    }

    [Fact]
    public void An_unknown_process_makes_the_figure_missing()
    {
        var activity = Of(Energy(January) with { Processes = [new ProcessUse(-1, new Tonnes(3), null, "soap")] });

        IsMissing(FigureState.Rejected, Sums(activity).Process);
        Assert.Equal(
            ("UnknownProcess", EmissionSource.Process, January, true, "202201：过程物料代码“soap”不在因子表中", "202201: the process code \"soap\" is not in the table"),
            Reason(activity));
    }

    [Theory]
    [InlineData("caco3", 95.0, "BadPurity", "the purity 95 of Limestone is not between 0 and 1")]
    [InlineData("caco3", 1.01, "BadPurity", "the purity 1.01 of Limestone is not between 0 and 1")]
    [InlineData("caco3", -0.1, "BadPurity", "the purity -0.1 of Limestone is not between 0 and 1")]
    [InlineData("ceramic_clay", null, "NoPurity", "Ceramic clay needs a purity (the share of carbonates)")]
    public void A_purity_that_cannot_be_is_rejected(string process, double? purity, string code, string en)
    {
        var activity = Of(Energy(January) with { Processes = [Process(process, 10, purity)] });

        IsMissing(FigureState.Rejected, Sums(activity).Process);
        Assert.Equal((code, $"202201: {en}"), (Reason(activity).Code, Reason(activity).En));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_quantity_below_zero_or_not_stated_is_rejected(double quantity)
    {
        IsMissing(FigureState.Rejected, Sums(Of(Energy(January, Fuel("diesel", quantity)))).Fuel);
        IsMissing(FigureState.Rejected, Sums(Of(Energy(January) with { Processes = [Process("caco3", quantity)] })).Process);
    }

    [Fact]
    public void A_fuel_that_the_set_does_not_have_is_not_taken_from_another_set()
    {
        var activity = Of(Energy(January, Fuel("petcoke", 1)));
        var method = RepositoryFactors.All.Method("B", "SAR", "zhejiang");

        IsMissing(FigureState.Rejected, Sums(activity, method).Fuel);
        Assert.Equal("202201: set B has no values of Petroleum coke", Reason(activity, method).En);
        Assert.Equal(31 * 0.0275 * 0.98 * 44 / 12, Sums(activity).Fuel.Value.Value, 12);
    }

    [Theory]
    [InlineData("A", 2.071509)]
    [InlineData("B", 1.747088)]
    [InlineData("C", 1.913788)]
    public void A_tonne_of_coal_depends_on_the_set(string set, double tonnes) => Assert.Equal(
        tonnes, Sums(Of(Energy(January, Fuel("bituminous", 1))), RepositoryFactors.All.Method(set, "SAR", "zhejiang")).Fuel.Value.Value, 6);

    [Fact]
    public void More_COD_after_treatment_than_before_is_no_load_and_flagged()
    {
        var sums = Sums(Of(wastewater: Wastewater(January, 1_000, 300, 1_200)));

        Assert.Equal((FigureState.Known, 0.0, CarbonFlags.CodOutAboveIn), (sums.Wastewater.State, sums.Wastewater.Value.Value, Flags(sums)));
    }

    [Fact]
    public void More_sludge_than_load_is_no_load_and_flagged()
    {
        var sums = Sums(Of(wastewater: Wastewater(January, 1_000, 1_200, 300, sludge: 901)));

        Assert.Equal((FigureState.Known, 0.0, CarbonFlags.SludgeAboveLoad), (sums.Wastewater.State, sums.Wastewater.Value.Value, Flags(sums)));
    }

    [Theory]
    [InlineData(1.2, 0.3, "REACTOR", FigureState.Rejected)]
    [InlineData(9.99, 3, "DEEP", FigureState.Rejected)]
    [InlineData(10, 3, "DEEP", FigureState.Known)]
    [InlineData(0, 0, "DEEP", FigureState.Known)]
    [InlineData(1.2, 0.3, "RIVER", FigureState.Known)]
    [InlineData(1_200_000, 300, "REACTOR", FigureState.Rejected)]
    [InlineData(500_000, 300, "REACTOR", FigureState.Known)]
    [InlineData(500, 500_001, "RIVER", FigureState.Rejected)]
    [InlineData(1_200_000, 300, "AEROBIC_OK", FigureState.Known)]
    public void Kilograms_given_as_milligrams_are_told_by_concentrations_that_cannot_be(double before, double after, string treatment, FigureState state) =>
        Assert.Equal(state, Sums(Of(wastewater: Wastewater(January, 1_000, before, after, treatment: treatment))).Wastewater.State);

    [Fact]
    public void Milligrams_a_litre_are_grams_a_cubic_metre() =>
        Assert.Equal(1.2, (new CubicMetres(1) * new MilligramsPerLitre(1_200)).Value);

    [Fact]
    public void Water_without_COD_or_treatment_is_rejected()
    {
        var whole = Wastewater(January, 1_000, 1_200, 300);

        IsMissing(FigureState.Rejected, Sums(Of(wastewater: whole with { CodIn = null })).Wastewater);
        IsMissing(FigureState.Rejected, Sums(Of(wastewater: whole with { CodOut = null })).Wastewater);
        IsMissing(FigureState.Rejected, Sums(Of(wastewater: whole with { Treatment = -1 })).Wastewater);
        IsMissing(FigureState.Rejected, Sums(Of(wastewater: whole with { Water = new CubicMetres(-1) })).Wastewater);
        IsMissing(FigureState.Rejected, Sums(Of(wastewater: whole with { Recovered = new(5), Purity = 60 })).Wastewater);
        Assert.Equal(FigureState.Known, Sums(Of(wastewater: whole with { Water = null, CodIn = null, Treatment = -1 })).Wastewater.State);
    }

    private static (string Code, EmissionSource Source, Month? Month, bool IsReason, string Zh, string En) Reason(ActivityData activity, CarbonMethod? method = null)
    {
        var account = CarbonAccount.Of(new ActivityYear(activity, January, 1), method ?? RepositoryFactors.Default);
        var note = Assert.Single(account.Notes, note => note.IsReason);
        return (note.Code, note.Source, note.Month, note.IsReason, note.Text.Zh, note.Text.En);
    }
}
