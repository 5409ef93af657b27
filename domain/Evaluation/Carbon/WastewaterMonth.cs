namespace Hub.Domain.Evaluation.Carbon;

/// <summary>A month of I16: wastewater treated without air, and the methane recovered from it.</summary>
/// <param name="Month">Which month.</param>
/// <param name="Water">Wastewater treated; null if not stated, which counts as none.</param>
/// <param name="CodIn">COD before treatment; null if not stated.</param>
/// <param name="CodOut">COD after treatment; null if not stated.</param>
/// <param name="Sludge">COD taken out with sludge; null if not stated, which counts as none.</param>
/// <param name="Treatment">Place in the table of treatments; −1 if not stated or not in it.</param>
public sealed record WastewaterMonth(
    Month Month, CubicMetres? Water, MilligramsPerLitre? CodIn, MilligramsPerLitre? CodOut, KilogramsCod? Sludge, int Treatment)
{
    /// <summary>The interface that states it.</summary>
    public const string Interface = "I16";

    /// <summary>Gas recovered; null if not stated, which counts as none.</summary>
    public NormalCubicMetres? Recovered { get; init; }

    /// <summary>Methane's share of the gas by volume; null if not stated.</summary>
    public double? Purity { get; init; }

    /// <summary>Where it was read.</summary>
    public RecordRange Records { get; init; }
}
