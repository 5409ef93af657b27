using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Accounts;

/// <summary>Emissions of a window with everything that explains them. The figures are those of <see cref="CarbonAccounting.Sums"/>.</summary>
/// <param name="Year">Which months, of which activity.</param>
/// <param name="Method">What they were computed with.</param>
/// <param name="Sums">The figures.</param>
/// <param name="Coverage">What each source states.</param>
/// <param name="Lines">What the figures are made of; of a figure that is missing there are none.</param>
/// <param name="Notes">Why figures are missing, and what to know of the others.</param>
public sealed record CarbonAccount(
    ActivityYear Year,
    CarbonMethod Method,
    CarbonSums Sums,
    IReadOnlyList<SourceCoverage> Coverage,
    IReadOnlyList<CarbonLine> Lines,
    IReadOnlyList<CarbonNote> Notes)
{
    /// <summary>Accounts a window and explains it.</summary>
    public static CarbonAccount Of(ActivityYear year, CarbonMethod method)
    {
        var sums = CarbonAccounting.Sums(year, method);
        SourceCoverage[] coverage =
        [
            SourceCoverage.Of(EnergyMonth.Interface, year.Data.Energy, year),
            SourceCoverage.Of(WastewaterMonth.Interface, year.Data.Wastewater, year),
            SourceCoverage.Of(ElectricityMonth.Interface, year.Data.Electricity, year),
        ];
        return new(year, method, sums, coverage, [.. AccountLines.Of(year, method)], [.. AccountNotes.Of(year, method, sums, coverage)]);
    }
}

/// <summary>The four sources of emissions that the city's method names.</summary>
public enum EmissionSource
{
    /// <summary>化石燃料燃烧</summary>
    Fuel,

    /// <summary>工业生产过程</summary>
    Process,

    /// <summary>废水处理</summary>
    Wastewater,

    /// <summary>净购入电力和热力</summary>
    ElectricityAndHeat,
}

/// <summary>What an interface states in a window.</summary>
/// <param name="InterfaceId">Which interface.</param>
/// <param name="State">Whether it answered.</param>
/// <param name="Stated">How many months of the window it states.</param>
/// <param name="NotStated">The others.</param>
public sealed record SourceCoverage(string InterfaceId, ActivityState State, int Stated, IReadOnlyList<Month> NotStated)
{
    internal static SourceCoverage Of<T>(string interfaceId, MonthSeries<T> series, ActivityYear year)
        where T : class
    {
        List<Month> notStated = [.. year.All.Where(month => series[month] is null)];
        return new(interfaceId, series.State, year.Months - notStated.Count, notStated);
    }
}

/// <summary>A part of a figure: quantity × factor × scale = emission.</summary>
/// <param name="Source">Which figure it is a part of.</param>
/// <param name="Code">What it is: a fuel or process code, a treatment, grid, pv_export, heat_in and so on.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Quantity">The stated quantity, summed over the window.</param>
/// <param name="Factor">What it was multiplied by.</param>
/// <param name="Scale">1, or 12/n where months are not stated.</param>
/// <param name="Emission">The emission; below 0 for what is deducted.</param>
/// <param name="Records">The records it was read from.</param>
public sealed record CarbonLine(
    EmissionSource Source,
    string Code,
    BilingualName Name,
    Measured Quantity,
    AppliedFactor Factor,
    double Scale,
    TonnesCO2e Emission,
    IReadOnlyList<RecordReference> Records);

/// <summary>A number with its unit.</summary>
public readonly record struct Measured(double Value, string Unit);

/// <summary>A factor as it was applied.</summary>
/// <param name="Value">tCO2e per unit of the quantity.</param>
/// <param name="Unit">For example tCO2e/万Nm3.</param>
/// <param name="Derivation">How the value comes of what was published, for example <c>389.31 GJ/万Nm3 × 0.0153 tC/GJ × 0.99 × 44/12</c>.</param>
/// <param name="Source">Where it was published.</param>
public sealed record AppliedFactor(double Value, string Unit, string Derivation, FactorSource Source)
{
    /// <summary>The fuel set; null for what is no fuel.</summary>
    public string? Set { get; init; }

    /// <summary>The warming potentials; null for CO2.</summary>
    public string? Gwp { get; init; }

    /// <summary>The year a grid factor describes (ef_year); null for others.</summary>
    public int? Year { get; init; }

    /// <summary>What to know of the factor; null if there is nothing.</summary>
    public BilingualName? Remark { get; init; }
}

/// <summary>Something to know of an account.</summary>
/// <param name="Code">Name of the <see cref="ActivityFault"/>, <see cref="FigureState"/> or <see cref="CarbonFlags"/>.</param>
/// <param name="Source">Which figure it concerns.</param>
/// <param name="Month">Which month; null if the whole window.</param>
/// <param name="IsReason">Whether the figure is missing because of it.</param>
/// <param name="Text">In both languages.</param>
public sealed record CarbonNote(string Code, EmissionSource Source, Month? Month, bool IsReason, BilingualName Text);
