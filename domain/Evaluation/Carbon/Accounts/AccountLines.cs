using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Accounts;

/// <summary>The lines of an account. Their sums are its figures.</summary>
internal static class AccountLines
{
    public static IEnumerable<CarbonLine> Of(ActivityYear year, CarbonMethod method)
    {
        var energy = EnergyTally.Of(year, method);
        IEnumerable<CarbonLine> lines =
        [
            .. If(energy.Fuel, () => Fuels(year, method)),
            .. If(energy.Process, () => Cut(EmissionSource.Process, Processes(year, method))),
            .. If(WastewaterTally.Of(year, method).Figure, () => Cut(EmissionSource.Wastewater, WastewaterLines.Of(year, method))),
            .. If(ElectricityTally.Of(year, method).Figure, () => EnergyLines.Electricity(year, method)),
            .. If(energy.Heat, () => EnergyLines.Heat(year, method)),
        ];
        return lines.Where(line => line.Quantity.Value != 0);
    }

    /// <summary>The scale of a source that states enough.</summary>
    public static double ScaleOf<T>(ActivityYear year, MonthSeries<T> series)
        where T : class => year.Scale(year.All.Count(month => series[month] is not null))!.Value;

    public static CarbonLine Line(
        EmissionSource source, string code, BilingualName name, Measured quantity, AppliedFactor factor, double scale, IEnumerable<RecordRange> records) =>
        new(source, code, name, quantity, factor, scale, new TonnesCO2e(quantity.Value * factor.Value * scale), [.. records.SelectMany(r => r.References())]);

    private static IEnumerable<CarbonLine> If(CarbonFigure figure, Func<IEnumerable<CarbonLine>> lines) =>
        figure.State == FigureState.Known ? lines() : [];

    private static IEnumerable<CarbonLine> Fuels(ActivityYear year, CarbonMethod method) =>
        Uses(year, month => month.Fuels, use => use.Fuel, (index, uses, scale, records) =>
        {
            var fuel = method.Factors.Fuels.Fuels[index];
            var quantity = new Measured(uses.Sum(use => use.Quantity.Value), UnitOf(fuel));
            return Line(EmissionSource.Fuel, fuel.Code, fuel.Name, quantity, FactorOf(fuel, method), scale, records);
        });

    /// <summary>A line for each fuel or material: all its uses in the months of the year that are stated.</summary>
    private static IEnumerable<CarbonLine> Uses<T>(
        ActivityYear year, Func<EnergyMonth, IEnumerable<T>> usesOf, Func<T, int> indexOf, Func<int, IEnumerable<T>, double, IEnumerable<RecordRange>, CarbonLine> line)
    {
        var scale = ScaleOf(year, year.Data.Energy);
        return year.All.Select(month => year.Data.Energy[month]).OfType<EnergyMonth>()
            .SelectMany(usesOf, (month, use) => (month, use))
            .GroupBy(used => indexOf(used.use))
            .OrderBy(same => same.Key)
            .Select(same => line(same.Key, same.Select(used => used.use), scale, same.Select(used => used.month.Records).Distinct()));
    }

    private static AppliedFactor FactorOf(Fuel fuel, CarbonMethod method)
    {
        var values = fuel.Values[method.Set.Id];
        return new(
            values.Emission,
            $"tCO2/{UnitOf(fuel)}",
            $"{values.Ncv} GJ/{UnitOf(fuel)} × {values.Cc} tC/GJ × {values.Of} × 44/12",
            method.Set.Source)
        {
            Set = method.Set.Id,
            Remark = fuel.Remark,
        };
    }

    private static IEnumerable<CarbonLine> Processes(ActivityYear year, CarbonMethod method) =>
        Uses(year, month => month.Processes, use => use.Process, (index, uses, scale, records) =>
        {
            var process = method.Factors.Processes.Processes[index];
            var quantity = new Measured(uses.Sum(use => use.Quantity.Value * (use.Purity ?? 1)), "t");
            return Line(EmissionSource.Process, process.Code, process.Name, quantity, FactorOf(index, method), scale, records);
        });

    private static AppliedFactor FactorOf(int index, CarbonMethod method)
    {
        var process = method.Factors.Processes.Processes[index];
        var sign = process.IsDeducted ? -1 : 1;
        var parts = process.Emissions.Select(e => $"{e.Factor} {e.Unit.Name}{PotentialOf(e, method)}");
        return new(
            sign * method.ProcessFactor(index), "tCO2e/t", $"{(sign < 0 ? "−" : "")}{string.Join(" + ", parts)}", process.Source)
        {
            Gwp = process.Emissions.Any(e => e.Unit.Gas is not null) ? method.Gwp.Id : null,
            Remark = process.Remark,
        };
    }

    private static string PotentialOf(ProcessEmission emission, CarbonMethod method) =>
        emission.Unit.Gas is { } gas ? $" × {method.Gwp.Values[gas]}" : emission.Unit.Tonnes == 1 ? "" : " × 44/12";

    private static string UnitOf(Fuel fuel) => CarbonVocabulary.FuelUnits.First(unit => unit.Value == fuel.Unit).Key;

    /// <summary>The lines, with one that brings a sum below 0 up to 0.</summary>
    private static IEnumerable<CarbonLine> Cut(EmissionSource source, IEnumerable<CarbonLine> lines)
    {
        List<CarbonLine> all = [.. lines];
        var below = -all.Sum(line => line.Emission.Value);
        return below <= 0 ? all : [.. all, Line(source, "cut", s_cut, new Measured(below, "tCO2e"), new AppliedFactor(1, "1", "1", Proposal), 1, [])];
    }

    /// <summary>What the hub itself proposes.</summary>
    public static FactorSource Proposal { get; } = new("proposal", new BilingualName("本平台建议", "Proposal of this hub"));

    private static readonly BilingualName s_cut = new("取零调整", "Cut at zero");
}
