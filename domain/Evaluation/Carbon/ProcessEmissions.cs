using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>Industrial processes: Σ AD · PUR · EF, other gases by their warming potential (guides of the industries).</summary>
public static class ProcessEmissions
{
    /// <summary>The emission of a material that <see cref="Check"/> finds no fault with, also of one that is deducted. A purity not stated counts as 1. [P]</summary>
    public static TonnesCO2e Of(in ProcessUse use, CarbonMethod method) =>
        new(use.Quantity.Value * (use.Purity ?? 1) * method.ProcessFactor(use.Process));

    /// <summary>
    /// Clinker by its oxides: Q · (CaO · 44/56 + MgO · 44/40) (cement guide of 2013), for comparison with the factor per tonne where an
    /// enterprise reports its oxides.
    /// </summary>
    /// <param name="clinker">Clinker produced.</param>
    /// <param name="calciumOxide">Share of CaO that comes from carbonates.</param>
    /// <param name="magnesiumOxide">Share of MgO that comes from carbonates.</param>
    public static TonnesCO2e OfClinker(Tonnes clinker, double calciumOxide, double magnesiumOxide) =>
        new(clinker.Value * ((calciumOxide * 44 / 56) + (magnesiumOxide * 44 / 40)));

    /// <summary>Whether a material can be accounted.</summary>
    public static ActivityFault Check(in ProcessUse use, CarbonMethod method) =>
        use.Process < 0 ? ActivityFault.UnknownProcess
        : !(use.Quantity.Value >= 0) ? ActivityFault.BadQuantity
        : use.Purity is { } purity && !(purity is >= 0 and <= 1) ? ActivityFault.BadPurity
        : use.Purity is null && method.Factors.Processes.Processes[use.Process].NeedsPurity ? ActivityFault.NoPurity
        : ActivityFault.None;
}
