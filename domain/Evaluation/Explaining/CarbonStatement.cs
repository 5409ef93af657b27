using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Accounts;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Evaluation.Carbon.Intensities;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>The emissions of an enterprise: the last 12 full months, the year before, each month; with lines, intensities and data quality.</summary>
/// <param name="CreditCode">Of which enterprise.</param>
/// <param name="ProfileVersion">Of which version of its profile.</param>
/// <param name="EvaluatedAt">The evaluation instant.</param>
/// <param name="Method">What it was accounted by.</param>
/// <param name="Periods">The last 12 months and the 12 before; empty if no source states a month.</param>
/// <param name="Months">Each of the last 12 months.</param>
/// <param name="Intensities">Against added value, revenue and the industry; null if the total is missing.</param>
/// <param name="Quality">Data-quality score with its reason; null if the total is missing.</param>
public sealed record CarbonStatement(
    string CreditCode,
    int ProfileVersion,
    DateTimeOffset EvaluatedAt,
    CarbonMethodStatement Method,
    IReadOnlyList<CarbonPeriod> Periods,
    IReadOnlyList<CarbonMonth> Months,
    IntensityStatement? Intensities,
    DataQuality? Quality)
{
    private const string IndustryMean = "ci_t";

    /// <summary>Accounts and explains a profile.</summary>
    public static CarbonStatement Of(
        Profile profile, IReadOnlyDictionary<string, DateTimeOffset> asked, KnownInterfaces known, EvaluationMethod method)
    {
        var carbon = method.Carbon;
        var facts = method.FactsOf(profile, asked, known);
        var (year, industry) = (method.ActivityOf(facts.Sections).LastYear, facts.Industry);
        var sums = year is { } last ? CarbonAccounting.Sums(last, carbon) : CarbonSums.Unknown;
        var intensities = year is { } stated && sums.Total.IsThere ? IntensitiesOf(stated, sums, industry, method) : null;
        return new CarbonStatement(
            profile.Code,
            profile.Version,
            known.Instant,
            new(carbon.Set.Id, carbon.Gwp.Id, carbon.Region.Id, method.Factors.Version, method.Rulebook.Version),
            year is { } window ? [CarbonPeriod.Of(window, carbon), CarbonPeriod.Of(window.Before, carbon)] : [],
            year is { } months ? [.. months.All.Select(month => CarbonMonth.Of(new ActivityYear(months.Data, month, 1), carbon))] : [],
            intensities is null ? null : IntensityStatement.Of(intensities, MeanOf(industry, method)),
            DataQuality.Of(sums, isVerified: false, intensities?.Basis));
    }

    private static CarbonIntensities IntensitiesOf(ActivityYear year, CarbonSums sums, string? industry, EvaluationMethod method)
    {
        var output = EconomicOutput.Of(year);
        var mean = MeanOf(industry, method);
        return CarbonIntensities.Of(
            sums.Total.Value, output.AddedValue, output.Revenue, mean is null ? null : new TonnesPerTenThousandYuan(mean.Value), null);
    }

    private static double? MeanOf(string? industry, EvaluationMethod method)
    {
        var benchmarks = method.Rulebook.Benchmarks;
        var values = benchmarks.ValuesOf(industry);
        return benchmarks.Indicators.Index().Where(i => i.Item.Id == IndustryMean).Select(i => values[i.Index]).Where(double.IsFinite).Select(v => (double?)v).FirstOrDefault();
    }
}

/// <summary>What emissions were accounted by.</summary>
public sealed record CarbonMethodStatement(string FactorSet, string Gwp, string GridRegion, string EmissionFactors, string Rulebook);

/// <summary>The emissions of a period with everything that explains them.</summary>
public sealed record CarbonPeriod(
    string From, string To, CarbonSources Sources, IReadOnlyList<string> Flags, IReadOnlyList<CoverageStatement> Coverage, IReadOnlyList<LineStatement> Lines, IReadOnlyList<NoteStatement> Notes)
{
    /// <summary>Accounts a period.</summary>
    public static CarbonPeriod Of(ActivityYear year, CarbonMethod method)
    {
        var account = CarbonAccount.Of(year, method);
        return new(
            $"{year.First}", $"{year.Last}", CarbonSources.Of(account.Sums), FlagsOf(account.Sums.Flags),
            [.. account.Coverage.Select(c => new CoverageStatement(c.InterfaceId, c.State, c.Stated, [.. c.NotStated.Select(m => $"{m}")]))],
            [.. account.Lines.Select(LineStatement.Of)],
            [.. account.Notes.Select(n => new NoteStatement(n.Code, n.Source, n.Month is { } month ? $"{month}" : null, n.IsReason, n.Text))]);
    }

    private static List<string> FlagsOf(CarbonFlags flags) =>
        [.. Enum.GetValues<CarbonFlags>().Where(f => f != CarbonFlags.None && flags.HasFlag(f)).Select(f => f.ToString())];
}

/// <summary>The emissions of a month.</summary>
public sealed record CarbonMonth(string Month, CarbonSources Sources)
{
    /// <summary>Accounts a month.</summary>
    public static CarbonMonth Of(ActivityYear month, CarbonMethod method) => new($"{month.Last}", CarbonSources.Of(CarbonAccounting.Sums(month, method)));
}

/// <summary>Emissions by source.</summary>
public sealed record CarbonSources(FigureStatement Fuel, FigureStatement Process, FigureStatement Wastewater, FigureStatement ElectricityAndHeat, FigureStatement Total)
{
    /// <summary>As published.</summary>
    public static CarbonSources Of(CarbonSums sums) => new(
        FigureStatement.Of(sums.Fuel), FigureStatement.Of(sums.Process), FigureStatement.Of(sums.Wastewater), FigureStatement.Of(sums.ElectricityAndHeat), FigureStatement.Of(sums.Total));
}

/// <summary>An emission in tCO2e, four digits, or why there is none.</summary>
public sealed record FigureStatement(decimal? TonnesCo2e, FigureState State)
{
    /// <summary>As published.</summary>
    public static FigureStatement Of(CarbonFigure figure) => new(figure.IsThere ? Published.Of(figure.Value.Value, 4) : null, figure.State);
}

/// <summary>What an interface states in a period.</summary>
public sealed record CoverageStatement(string Interface, ActivityState State, int StatedMonths, IReadOnlyList<string> NotStated);

/// <summary>A part of a figure: quantity × factor × scale.</summary>
public sealed record LineStatement(
    EmissionSource Source, string Code, BilingualName Name, double Quantity, string Unit, AppliedFactor Factor, double Scale, decimal? TonnesCo2e, int Count,
    IReadOnlyList<RecordReference> Records)
{
    private const int MostRecords = 36;

    /// <summary>As published; of more than 36 records the first and the last.</summary>
    public static LineStatement Of(CarbonLine line) => new(
        line.Source, line.Code, line.Name, line.Quantity.Value, line.Quantity.Unit, line.Factor, line.Scale, Published.Of(line.Emission.Value, 4), line.Records.Count,
        line.Records.Count > MostRecords ? [line.Records[0], line.Records[^1]] : line.Records);
}

/// <summary>Something to know of a period.</summary>
public sealed record NoteStatement(string Code, EmissionSource Source, string? Month, bool IsReason, BilingualName Text);

/// <summary>Emissions against added value, revenue and the industry; four to six digits.</summary>
/// <param name="PerAddedValue">L in tCO2e/万元.</param>
/// <param name="Level">低碳, 中碳, 高碳.</param>
/// <param name="PerRevenue">In tCO2e/万元.</param>
/// <param name="Efficiency">K: the enterprise over the mean of its industry.</param>
/// <param name="EfficiencyGrade">1, the best, to 5.</param>
/// <param name="IndustryMean">The mean it is compared with.</param>
/// <param name="Basis">What K compares.</param>
public sealed record IntensityStatement(
    decimal? PerAddedValue, CarbonLevel? Level, decimal? PerRevenue, decimal? Efficiency, int? EfficiencyGrade, double? IndustryMean, IntensityBasis? Basis)
{
    /// <summary>As published.</summary>
    public static IntensityStatement Of(CarbonIntensities intensities, double? mean) => new(
        Published.Of(intensities.PerAddedValue?.Value ?? double.NaN, 6), intensities.Level, Published.Of(intensities.PerRevenue?.Value ?? double.NaN, 6),
        Published.Of(intensities.Efficiency ?? double.NaN, 6), intensities.Grade, mean, intensities.Basis);
}
