using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Global warming potentials over 100 years, by assessment report.</summary>
/// <param name="Versions">The reports.</param>
public sealed record GwpTable(IReadOnlyList<GwpVersion> Versions)
{
    /// <summary>A report by its id, or null.</summary>
    public GwpVersion? Find(string id) => Versions.FirstOrDefault(v => v.Id == id);
}

/// <summary>The potentials of one assessment report.</summary>
/// <param name="Id">SAR, AR4, AR5 or AR6.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Values">Gas to tCO2e per tonne.</param>
/// <param name="Source">The report.</param>
/// <param name="Remark">What to know before using it; null if there is nothing.</param>
public sealed record GwpVersion(
    string Id, BilingualName Name, IReadOnlyDictionary<string, double> Values, FactorSource Source, BilingualName? Remark)
{
    /// <summary>Methane.</summary>
    public const string Methane = "CH4";

    /// <summary>The gases that the hub's accounts know, besides CO2.</summary>
    public static IReadOnlyList<string> Gases { get; } = [Methane, "N2O", "SF6", "CF4", "C2F6"];
}
