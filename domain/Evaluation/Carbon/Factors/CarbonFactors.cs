using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>All emission factors of <c>catalog/carbon</c>. Made by <see cref="CarbonFactorsReader"/>, immutable afterwards.</summary>
/// <param name="Fuels">Combustion.</param>
/// <param name="Processes">Industrial processes.</param>
/// <param name="Wastewater">Methane from wastewater.</param>
/// <param name="Gwp">Global warming potentials.</param>
/// <param name="Electricity">Grid factors.</param>
/// <param name="Heat">Purchased heat.</param>
/// <param name="Version">SHA-256 of the files, hex, first 16 characters: what a figure was computed with.</param>
public sealed record CarbonFactors(
    FuelTable Fuels,
    ProcessTable Processes,
    WastewaterFactors Wastewater,
    GwpTable Gwp,
    ElectricityTable Electricity,
    HeatFactors Heat,
    string Version)
{
    /// <summary>The method that a rulebook chooses.</summary>
    /// <param name="set">Id of a fuel set.</param>
    /// <param name="gwp">Id of a GWP version.</param>
    /// <param name="region">Id of a grid region.</param>
    /// <exception cref="ArgumentException">There is no such set, version or region; the message lists those there are.</exception>
    public CarbonMethod Method(string set, string gwp, string region) => new(
        this,
        Fuels.FindSet(set) ?? throw Unknown("fuel set", set, Fuels.Sets.Select(s => s.Id)),
        Gwp.Find(gwp) ?? throw Unknown("GWP version", gwp, Gwp.Versions.Select(v => v.Id)),
        Electricity.Find(region) ?? throw Unknown("grid region", region, Electricity.Regions.Select(r => r.Id)));

    private static ArgumentException Unknown(string what, string given, IEnumerable<string> valid)
    {
        List<string> names = [.. valid];
        return new ArgumentException($"{what} \"{given}\": one of {string.Join(", ", names)} is needed{Suggestion.For(given, names)}");
    }
}
