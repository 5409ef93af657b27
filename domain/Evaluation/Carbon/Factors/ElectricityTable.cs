using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Grid factors by region and year, in families that are not to be mixed: averages, and factors for enterprise reports.</summary>
/// <param name="Families">The families.</param>
public sealed record ElectricityTable(IReadOnlyList<GridFamily> Families)
{
    /// <summary>All regions.</summary>
    public IEnumerable<GridRegion> Regions => Families.SelectMany(f => f.Regions);

    /// <summary>A region by its id, which is one of a kind across families; or null.</summary>
    public GridRegion? Find(string region) => Regions.FirstOrDefault(r => r.Id == region);
}

/// <summary>A family of grid factors.</summary>
/// <param name="Id">average or reporting.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Regions">Its regions.</param>
/// <param name="Remark">What it is for.</param>
public sealed record GridFamily(string Id, BilingualName Name, IReadOnlyList<GridRegion> Regions, BilingualName? Remark);

/// <summary>A region's factors.</summary>
/// <param name="Id">For example zhejiang.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Factors">By year, ascending; at least one.</param>
/// <param name="Remark">What to know before using them; null if there is nothing.</param>
public sealed record GridRegion(string Id, BilingualName Name, IReadOnlyList<GridFactor> Factors, BilingualName? Remark)
{
    /// <summary>
    /// The factor for data of a year: that year's; the newest before it while that year's is not published; the first where the data is
    /// older than all. [P] The factor says its own year.
    /// </summary>
    public GridFactor Of(int year) => Factors.LastOrDefault(f => f.Year <= year) ?? Factors[0];
}

/// <summary>A grid factor.</summary>
/// <param name="Year">The year it describes (ef_year).</param>
/// <param name="Value">tCO2/MWh.</param>
/// <param name="Source">Where it was published.</param>
public sealed record GridFactor(int Year, double Value, FactorSource Source);
