using FsCheck;
using FsCheck.Fluent;
using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Accounts;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Tests.Evaluation.Carbon.Factors;
using static Hub.Domain.Tests.Evaluation.Carbon.ActivitySample;

namespace Hub.Domain.Tests.Evaluation.Carbon;

/// <summary>What holds of any activity that can be accounted.</summary>
public sealed class AccountingPropertyTests
{
    private const double Tolerance = 1e-9;
    private static readonly CarbonFactors s_factors = RepositoryFactors.All;
    private static readonly CarbonMethod s_method = RepositoryFactors.Default;

    private static readonly Gen<double> s_quantity = Gen.Choose(0, 10_000_000).Select(thousandths => thousandths / 1_000.0);

    private static readonly Gen<FuelUse> s_fuel =
        from code in Gen.Elements(s_factors.Fuels.Fuels.Where(f => f.Values.ContainsKey("A")).Select(f => f.Code))
        from quantity in s_quantity
        select Fuel(code, quantity);

    private static readonly Gen<ProcessUse> s_process =
        from code in Gen.Elements(s_factors.Processes.Processes.Select(p => p.Code))
        from quantity in s_quantity
        from purity in Gen.Choose(0, 100)
        select Process(code, quantity, purity / 100.0);

    private static readonly Gen<EnergyMonth> s_energy =
        from fuels in s_fuel.ListOf()
        from processes in s_process.ListOf()
        from heatIn in s_quantity
        from heatOut in s_quantity
        select Energy(January, [.. fuels]) with { Processes = [.. processes], HeatIn = new(heatIn), HeatOut = new(heatOut) };

    private static readonly Gen<WastewaterMonth> s_wastewater =
        from water in s_quantity
        from before in Gen.Choose(10, 5_000)
        from after in Gen.Choose(0, 5_000)
        from sludge in s_quantity
        from treatment in Gen.Elements(s_factors.Wastewater.Treatments.Select(t => t.Code))
        from gas in s_quantity
        select Wastewater(January, water, before, after, sludge, treatment) with { Recovered = new(gas), Purity = 0.6 };

    private static readonly Gen<ActivityData> s_activity =
        from energy in s_energy
        from wastewater in s_wastewater
        from grid in s_quantity
        from exported in s_quantity
        select Of(energy, wastewater, Electricity(January, grid, exported));

    private static readonly Arbitrary<ActivityData> s_any = Arb.From(s_activity);
    private static readonly Arbitrary<(ActivityData Data, double More)> s_anyAndMore = Arb.From(s_activity.Zip(s_quantity));

    [Fact]
    public void The_total_is_the_sum_of_its_parts() => Prop.ForAll(s_any, data =>
    {
        var sums = Sums(data);
        return Near(
            sums.Total.Value.Value,
            sums.Fuel.Value.Value + sums.Process.Value.Value + sums.Wastewater.Value.Value + sums.ElectricityAndHeat.Value.Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_lines_add_up_to_the_total() => Prop.ForAll(s_any, data =>
        Near(CarbonAccount.Of(data.LastYear!.Value with { Months = 1 }, s_method).Lines.Sum(l => l.Emission.Value), Sums(data).Total.Value.Value))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void More_of_what_emits_never_emits_less() => Prop.ForAll(s_anyAndMore, sample =>
    {
        var (data, more) = sample;
        var (energy, wastewater, electricity) = (data.Energy[January]!, data.Wastewater[January]!, data.Electricity[January]!);
        return Rises(data, data with { Energy = new(January, energy with { HeatIn = new(energy.HeatIn.Value + more) }) })
            && Rises(data, data with { Energy = new(January, energy with { Fuels = energy.Fuels.Add(Fuel("coke", more)) }) })
            && Rises(data, data with { Energy = new(January, energy with { Fuels = [.. energy.Fuels.Select(f => Plus(f, more))] }) })
            && Rises(data, data with { Energy = new(January, energy with { Processes = [.. energy.Processes.Select(p => Plus(p, more))] }) })
            && Rises(data, data with { Wastewater = new(January, wastewater with { Water = new(wastewater.Water!.Value.Value + more) }) })
            && Rises(data, data with { Wastewater = new(January, wastewater with { CodIn = new(wastewater.CodIn!.Value.Value + more) }) })
            && Rises(data, data with { Electricity = new(January, electricity with { Grid = new(electricity.Grid.Value + more) }) });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_of_what_is_deducted_never_emits_more() => Prop.ForAll(s_anyAndMore, sample =>
    {
        var (data, more) = sample;
        var (energy, wastewater, electricity) = (data.Energy[January]!, data.Wastewater[January]!, data.Electricity[January]!);
        return Rises(data with { Energy = new(January, energy with { HeatOut = new(energy.HeatOut.Value + more) }) }, data)
            && Rises(data with { Energy = new(January, energy with { Processes = energy.Processes.Add(Process("deduct_steel_slag", more, 1)) }) }, data)
            && Rises(data with { Wastewater = new(January, wastewater with { CodOut = new(wastewater.CodOut!.Value.Value + more) }) }, data)
            && Rises(data with { Wastewater = new(January, wastewater with { Sludge = new(wastewater.Sludge!.Value.Value + more) }) }, data)
            && Rises(data with { Wastewater = new(January, wastewater with { Recovered = new(wastewater.Recovered!.Value.Value + more) }) }, data)
            && Rises(data with { Electricity = new(January, electricity with { Exported = new(electricity.Exported.Value + more) }) }, data);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fuel_process_and_wastewater_are_never_below_zero() => Prop.ForAll(s_any, data =>
        Sums(data) is { Fuel.Value.Value: >= 0, Process.Value.Value: >= 0, Wastewater.Value.Value: >= 0 }).QuickCheckThrowOnFailure();

    [Fact]
    public void Neither_the_order_of_fuels_nor_their_division_matters() => Prop.ForAll(s_any, data =>
    {
        var energy = data.Energy[January]!;
        var divided = energy.Fuels.SelectMany(f => new[] { Times(f, 0.25), Times(f, 0.75) }).Reverse();
        return Near(Sums(data).Total.Value.Value, Sums(data with { Energy = new(January, energy with { Fuels = [.. divided] }) }).Total.Value.Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Twelve_equal_months_emit_twelve_times_one_also_where_two_are_missing() => Prop.ForAll(s_any, data =>
        Near(12 * Sums(data).Total.Value.Value, CarbonAccounting.Sums(Repeated(data, 12).LastYear!.Value, s_method).Total.Value.Value)
        && Near(12 * Sums(data).Total.Value.Value, CarbonAccounting.Sums(Repeated(data, 12, 0, 5).LastYear!.Value, s_method).Total.Value.Value))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    public void A_set_is_never_mixed_with_another(string set) => Prop.ForAll(s_any, data =>
    {
        var fuels = data.Energy[January]!.Fuels;
        var values = fuels.Select(f => s_factors.Fuels.Fuels[f.Fuel].Values.TryGetValue(set, out var own) ? own.Ncv * own.Cc * own.Of * 44 / 12 : double.NaN).ToList();
        var expected = fuels.Zip(values).Sum(pair => pair.First.Quantity.Value * pair.Second);
        var figure = Sums(data, s_factors.Method(set, "SAR", "zhejiang")).Fuel;
        return double.IsNaN(expected) ? figure.State == FigureState.Rejected : Near(expected, figure.Value.Value);
    }).QuickCheckThrowOnFailure();

    private static FuelUse Times(FuelUse use, double share) => use with { Quantity = use.Quantity with { Value = use.Quantity.Value * share } };

    private static FuelUse Plus(FuelUse use, double more) => use with { Quantity = use.Quantity with { Value = use.Quantity.Value + more } };

    private static ProcessUse Plus(ProcessUse use, double more) =>
        s_method.IsDeducted(use.Process) ? use : use with { Quantity = new Tonnes(use.Quantity.Value + more) };

    private static bool Rises(ActivityData less, ActivityData more)
    {
        var (before, after) = (Sums(less).Total, Sums(more).Total);
        return before.IsThere && after.IsThere && after.Value.Value >= before.Value.Value - (Tolerance * Math.Abs(before.Value.Value));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
