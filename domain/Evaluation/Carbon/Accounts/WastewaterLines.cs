using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Accounts;

/// <summary>The lines of methane from wastewater: formed, by treatment, and recovered.</summary>
internal static class WastewaterLines
{
    public static IEnumerable<CarbonLine> Of(ActivityYear year, CarbonMethod method)
    {
        var series = year.Data.Wastewater;
        var scale = AccountLines.ScaleOf(year, series);
        List<WastewaterMonth> months = [.. year.All.Select(month => series[month]).OfType<WastewaterMonth>()];
        return
        [
            .. months.Where(month => month.Treatment >= 0).GroupBy(month => month.Treatment).OrderBy(same => same.Key).Select(same => Formed(same, method, scale)),
            .. months.Where(month => month.Recovered is { Value: > 0 }).GroupBy(_ => 0).Select(all => Recovered(all, method, scale)),
        ];
    }

    private static CarbonLine Formed(IGrouping<int, WastewaterMonth> months, CarbonMethod method, double scale)
    {
        var (factors, treatment) = (method.Factors.Wastewater, method.Factors.Wastewater.Treatments[months.Key]);
        var factor = new AppliedFactor(
            method.MethaneFactor(months.Key) / 1_000 * method.MethaneGwp,
            "tCO2e/kgCOD",
            $"{factors.MethaneCapacity.Value} kgCH4/kgCOD × {treatment.Mcf} ÷ 1000 × {method.MethaneGwp}",
            treatment.Source)
        {
            Gwp = method.Gwp.Id,
        };
        var load = new Measured(months.Sum(month => WastewaterMethane.Of(month, method).Load.Value), "kgCOD");
        return AccountLines.Line(EmissionSource.Wastewater, treatment.Code, treatment.Name, load, factor, scale, months.Select(m => m.Records));
    }

    private static CarbonLine Recovered(IEnumerable<WastewaterMonth> months, CarbonMethod method, double scale)
    {
        var factors = method.Factors.Wastewater;
        var factor = new AppliedFactor(
            -method.MethaneOfRecovered * method.MethaneGwp,
            "tCO2e/万Nm3",
            $"−{factors.MethaneDensity.Value} t/万Nm3 × {factors.MethaneDestroyed.Value} × {method.MethaneGwp}",
            factors.MethaneDensity.Source)
        {
            Gwp = method.Gwp.Id,
            Remark = factors.MethaneDestroyed.Remark,
        };
        var methane = new Measured(months.Sum(month => month.Recovered!.Value.TenThousands * (month.Purity ?? 0)), "万Nm3");
        return AccountLines.Line(EmissionSource.Wastewater, "ch4_recovered", s_recovered, methane, factor, scale, months.Select(m => m.Records));
    }

    private static readonly BilingualName s_recovered = new("回收甲烷", "Methane recovered");
}
