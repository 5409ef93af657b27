using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Accounts;

/// <summary>The notes of an account: first why figures are missing, then what to know of the others.</summary>
internal static class AccountNotes
{
    public static IEnumerable<CarbonNote> Of(ActivityYear year, CarbonMethod method, CarbonSums sums, IReadOnlyList<SourceCoverage> coverage) =>
        coverage.SelectMany(source => OfState(source, year))
            .Concat(FaultNotes.Of(year, method))
            .Concat(OfFlags(sums.Flags, year, method, coverage))
            .OrderByDescending(note => note.IsReason);

    private static IEnumerable<CarbonNote> OfState(SourceCoverage source, ActivityYear year) => source.State switch
    {
        ActivityState.NotThere => SourcesOf(source).Select(s => new CarbonNote(
            nameof(FigureState.NotThere), s, null, true, new($"{source.InterfaceId}未取得或已过期", $"{source.InterfaceId} was not reached or is out of date"))),
        ActivityState.NoRecord => SourcesOf(source).Select(s => new CarbonNote(
            nameof(FigureState.NoRecord), s, null, false, new($"{source.InterfaceId}无此企业记录，计为0", $"{source.InterfaceId} has no record of this enterprise: counted as 0"))),
        _ when year.Scale(source.Stated) is null => SourcesOf(source).Select(s => new CarbonNote(
            nameof(FigureState.TooFewMonths), s, null, true, TooFew(source, year))),
        _ => [],
    };

    private static BilingualName TooFew(SourceCoverage source, ActivityYear year)
    {
        var needed = year.Months == ActivityYear.Full ? ActivityYear.Enough : year.Months;
        return new(
            $"{source.InterfaceId}在{year.Months}个月中只有{source.Stated}个月，至少需要{needed}个月",
            $"{source.InterfaceId} states {source.Stated} of {year.Months} months; at least {needed} are needed");
    }

    private static IEnumerable<CarbonNote> OfFlags(CarbonFlags flags, ActivityYear year, CarbonMethod method, IReadOnlyList<SourceCoverage> coverage)
    {
        foreach (var flag in Enum.GetValues<CarbonFlags>().Where(f => f != CarbonFlags.None && flags.HasFlag(f)))
        {
            if (flag == CarbonFlags.MonthsScaled)
            {
                foreach (var source in coverage.Where(c => Tally.IsScaled(year, c.State, c.Stated)))
                {
                    yield return new CarbonNote(nameof(CarbonFlags.MonthsScaled), SourcesOf(source)[0], null, false, Scaled(source));
                }
            }
            else
            {
                var (source, text) = FlagTexts.Of(flag, year, method);
                yield return new CarbonNote(flag.ToString(), source, null, false, text);
            }
        }
    }

    private static BilingualName Scaled(SourceCoverage source)
    {
        var missing = string.Join(", ", source.NotStated);
        return new(
            $"{source.InterfaceId}缺{missing}，按已有{source.Stated}个月乘以12/{source.Stated}",
            $"{source.InterfaceId} lacks {missing}; the sum of {source.Stated} months is multiplied by 12/{source.Stated}");
    }

    private static EmissionSource[] SourcesOf(SourceCoverage source) => source.InterfaceId switch
    {
        EnergyMonth.Interface => [EmissionSource.Fuel, EmissionSource.Process, EmissionSource.ElectricityAndHeat],
        WastewaterMonth.Interface => [EmissionSource.Wastewater],
        _ => [EmissionSource.ElectricityAndHeat],
    };
}
