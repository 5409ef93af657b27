using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>Industrial processes: Σ AD · PUR · EF, other gases by their warming potential (guides of the industries).</summary>
public static class ProcessEmissions
{
    /// <summary>The emission of a material that <see cref="Check"/> finds no fault with, also of one that is deducted. A purity not stated counts as 1. [P]</summary>
    public static TonnesCO2e Of(in ProcessUse use, CarbonMethod method) =>
        new(use.Quantity.Value * (use.Purity ?? 1) * method.ProcessFactor(use.Process));

    /// <summary>Whether a material can be accounted.</summary>
    public static ActivityFault Check(in ProcessUse use, CarbonMethod method) =>
        use.Process < 0 ? ActivityFault.UnknownProcess
        : !(use.Quantity.Value >= 0) ? ActivityFault.BadQuantity
        : use.Purity is { } purity && !(purity is >= 0 and <= 1) ? ActivityFault.BadPurity
        : use.Purity is null && method.Factors.Processes.Processes[use.Process].NeedsPurity ? ActivityFault.NoPurity
        : ActivityFault.None;
}
