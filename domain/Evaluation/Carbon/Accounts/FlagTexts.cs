using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Accounts;

/// <summary>What flags say, and of which figure.</summary>
internal static class FlagTexts
{
    public static (EmissionSource Source, BilingualName Text) Of(CarbonFlags flag, ActivityYear year, CarbonMethod method) => flag switch
    {
        CarbonFlags.CodOutAboveIn => (EmissionSource.Wastewater, new(
            $"出水COD高于进水COD，该月负荷计为0：{MonthsWith(flag, year, method)}",
            $"COD after treatment is above COD before, the load of the month counts as 0: {MonthsWith(flag, year, method)}")),
        CarbonFlags.SludgeAboveLoad => (EmissionSource.Wastewater, new(
            $"污泥带出的COD超过去除量，该月负荷计为0：{MonthsWith(flag, year, method)}",
            $"more COD is taken out with sludge than with the water, the load of the month counts as 0: {MonthsWith(flag, year, method)}")),
        CarbonFlags.RecoveryWithoutPurity => (EmissionSource.Wastewater, new(
            $"回收沼气未填甲烷浓度，不予扣减：{MonthsWith(flag, year, method)}",
            $"the methane share of recovered gas is not stated, nothing is deducted: {MonthsWith(flag, year, method)}")),
        CarbonFlags.MethaneCutToZero => (EmissionSource.Wastewater, new(
            "回收的甲烷多于产生的甲烷，排放计为0", "more methane recovered than formed: the emission counts as 0")),
        CarbonFlags.DeductionCutToZero => (EmissionSource.Process, new(
            "扣减量多于过程排放，排放计为0", "more is deducted than processes emit: the emission counts as 0")),
        CarbonFlags.PurityAssumed => (EmissionSource.Process, new(
            "部分物料未填纯度，按1计", "the purity of a material is not stated and counts as 1")),
        CarbonFlags.GridFactorOfOtherYear => (EmissionSource.ElectricityAndHeat, GridYears(year, method)),
        CarbonFlags.DaysMissing => (EmissionSource.ElectricityAndHeat, new(
            $"有{DaysMissing(year)}天没有用电记录，按无用电计", $"{DaysMissing(year)} days have no record of electricity and count as without consumption")),
        CarbonFlags.NetSeller => (EmissionSource.ElectricityAndHeat, new(
            "外供的电力和热力多于购入", "more electricity and heat is sold than bought")),
        CarbonFlags.ElectricityNotMetered => (EmissionSource.ElectricityAndHeat, new(
            "供电企业没有该企业的用电记录", "the power supplier has no meter of this enterprise")),
        _ => throw new ArgumentOutOfRangeException(nameof(flag)),
    };

    private static string MonthsWith(CarbonFlags flag, ActivityYear year, CarbonMethod method) => string.Join(", ", year.All.Where(month =>
        year.Data.Wastewater[month] is { } record && WastewaterMethane.Of(record, method).Flags.HasFlag(flag)));

    private static int DaysMissing(ActivityYear year) =>
        year.All.Sum(month => year.Data.Electricity[month] is { } record ? month.Days - record.Days : 0);

    private static BilingualName GridYears(ActivityYear year, CarbonMethod method)
    {
        var used = year.All.Where(month => year.Data.Electricity[month] is not null)
            .Select(month => (Data: month.Year, Factor: method.GridFactor(month.Year).Year))
            .Where(years => years.Data != years.Factor)
            .Distinct()
            .ToList();
        return new(
            string.Join("；", used.Select(y => $"{y.Data}年数据采用{method.Region.Name.Zh}{y.Factor}年电力因子")),
            string.Join("; ", used.Select(y => $"data of {y.Data} takes the grid factor of {method.Region.Name.En} of {y.Factor}")));
    }
}
