using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Accounts;

/// <summary>The lines of purchased electricity, by the year of the grid factor, and of heat.</summary>
internal static class EnergyLines
{
    private static readonly BilingualName s_grid = new("网供电量", "Electricity from the grid");
    private static readonly BilingualName s_exported = new("光伏上网", "Own solar power fed in");
    private static readonly BilingualName s_ownSolar = new("光伏自用", "Own solar power used");
    private static readonly BilingualName s_green = new("其中：绿电交易", "Of which green power bought");
    private static readonly BilingualName s_heatIn = new("购入热力", "Heat bought");
    private static readonly BilingualName s_heatOut = new("外供热力", "Heat sold");

    private static readonly BilingualName s_greenRemark =
        new("已含在网供电量中，不另扣减（建议）。", "Part of the electricity from the grid; not deducted (proposal).");

    public static IEnumerable<CarbonLine> Electricity(ActivityYear year, CarbonMethod method)
    {
        var series = year.Data.Electricity;
        var scale = AccountLines.ScaleOf(year, series);
        return year.All.Select(month => series[month]).OfType<ElectricityMonth>()
            .GroupBy(month => method.GridFactor(month.Month.Year))
            .OrderBy(same => same.Key.Year)
            .SelectMany(same => OfFactor(same.Key, [.. same], method, scale));
    }

    public static IEnumerable<CarbonLine> Heat(ActivityYear year, CarbonMethod method)
    {
        var series = year.Data.Energy;
        var scale = AccountLines.ScaleOf(year, series);
        var purchased = method.Factors.Heat.Purchased;
        List<EnergyMonth> months = [.. year.All.Select(month => series[month]).OfType<EnergyMonth>()];
        return
        [
            Line("heat_in", s_heatIn, months.Where(m => m.HeatIn.Value != 0), m => m.HeatIn.Value, 1),
            Line("heat_out", s_heatOut, months.Where(m => m.HeatOut.Value != 0), m => m.HeatOut.Value, -1),
        ];

        CarbonLine Line(string code, BilingualName name, IEnumerable<EnergyMonth> stated, Func<EnergyMonth, double> heat, int sign) => AccountLines.Line(
            EmissionSource.ElectricityAndHeat,
            code,
            name,
            new Measured(stated.Sum(heat), "GJ"),
            new AppliedFactor(sign * purchased.Value, purchased.Unit, $"{sign * purchased.Value} {purchased.Unit}", purchased.Source),
            scale,
            stated.Select(m => m.Records));
    }

    private static IEnumerable<CarbonLine> OfFactor(GridFactor grid, List<ElectricityMonth> months, CarbonMethod method, double scale)
    {
        var factor = new AppliedFactor(grid.Value, "tCO2/MWh", $"{grid.Value} tCO2/MWh", grid.Source)
        {
            Year = grid.Year,
            Remark = method.Region.Remark,
        };
        var none = factor with { Value = 0, Derivation = "0 tCO2/MWh", Year = null, Remark = null };
        var fedIn = factor with { Value = -grid.Value, Derivation = $"−{grid.Value} tCO2/MWh" };
        return
        [
            Line("grid", s_grid, m => m.Grid, factor),
            Line("pv_export", s_exported, m => m.Exported, fedIn),
            Line("pv_self", s_ownSolar, m => m.OwnSolar, none),
            Line("green_trade", s_green, m => m.GreenTraded, none with { Source = AccountLines.Proposal, Remark = s_greenRemark }),
        ];

        CarbonLine Line(string code, BilingualName name, Func<ElectricityMonth, KilowattHours> energy, AppliedFactor applied) => AccountLines.Line(
            EmissionSource.ElectricityAndHeat,
            code,
            name,
            new Measured(months.Sum(m => energy(m).MegawattHours), "MWh"),
            applied,
            scale,
            months.Where(m => energy(m).Value != 0).Select(m => m.Records));
    }
}
