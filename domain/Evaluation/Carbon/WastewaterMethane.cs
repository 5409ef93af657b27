using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>A month's methane from wastewater.</summary>
/// <param name="Load">COD that the treatment takes out of the water and leaves to decay: TOW − S.</param>
/// <param name="Formed">Methane formed.</param>
/// <param name="Recovered">Methane recovered and destroyed.</param>
/// <param name="Fault">What is wrong, if anything: there is then no balance.</param>
/// <param name="Flags">What to know of it.</param>
public readonly record struct MethaneBalance(KilogramsCod Load, Tonnes Formed, Tonnes Recovered, ActivityFault Fault, CarbonFlags Flags);

/// <summary>
/// Methane from anaerobic treatment of industrial wastewater (guide for other industries): TOW = W · (COD in − COD out),
/// E = (TOW − S) · Bo · MCF, R = Q · purity · 7.17 · 0.99. I16 does not tell where recovered gas goes; all is taken as used on site. [P]
/// </summary>
public static class WastewaterMethane
{
    /// <summary>The balance of a month.</summary>
    public static MethaneBalance Of(WastewaterMonth month, CarbonMethod method)
    {
        var fault = Check(month, method);
        if (fault != ActivityFault.None)
        {
            return new(default, default, default, fault, CarbonFlags.None);
        }

        var flags = CarbonFlags.None;
        var load = LoadOf(month, method, ref flags);
        var formed = month.Treatment < 0 ? 0 : load.Value * method.MethaneFactor(month.Treatment) / 1_000;
        return new(load, new Tonnes(formed), RecoveredIn(month, method, ref flags), ActivityFault.None, flags);
    }

    /// <summary>What leaves the water, less what leaves with sludge; never below 0.</summary>
    private static KilogramsCod LoadOf(WastewaterMonth month, CarbonMethod method, ref CarbonFlags flags)
    {
        if (!Decays(month, method))
        {
            return default;
        }

        var (before, after) = (month.CodIn!.Value.Value, month.CodOut!.Value.Value);
        if (after > before)
        {
            flags |= CarbonFlags.CodOutAboveIn;
            return default;
        }

        var left = (month.Water!.Value * new MilligramsPerLitre(before - after)).Value - (month.Sludge?.Value ?? 0);
        flags |= left < 0 ? CarbonFlags.SludgeAboveLoad : 0;
        return new KilogramsCod(Math.Max(left, 0));
    }

    private static Tonnes RecoveredIn(WastewaterMonth month, CarbonMethod method, ref CarbonFlags flags)
    {
        if (month.Recovered is not { Value: > 0 } gas)
        {
            return default;
        }

        flags |= month.Purity is null ? CarbonFlags.RecoveryWithoutPurity : 0;
        return new Tonnes(gas.TenThousands * (month.Purity ?? 0) * method.MethaneOfRecovered);
    }

    private static ActivityFault Check(WastewaterMonth month, CarbonMethod method) =>
        month.Water?.Value < 0 || month.Sludge?.Value < 0 || month.Recovered?.Value < 0 ? ActivityFault.BadQuantity
        : month.Purity is < 0 or > 1 ? ActivityFault.BadPurity
        : month.Water is { Value: > 0 } && month.Treatment < 0 ? ActivityFault.UnknownTreatment
        : Decays(month, method) ? CheckCod(month, method.Factors.Wastewater) : ActivityFault.None;

    private static ActivityFault CheckCod(WastewaterMonth month, WastewaterFactors factors)
    {
        if (month.CodIn is not { } before || month.CodOut is not { } after)
        {
            return ActivityFault.NoCod;
        }

        var bounds = factors.Plausibility;
        var tooClean = factors.Treatments[month.Treatment].IsAnaerobic && before.Value > 0 && before.Value < bounds.LeastAnaerobicCod.Value;
        var isPlausible = !tooClean && before.Value >= 0 && after.Value >= 0 && Math.Max(before.Value, after.Value) <= bounds.MostCod.Value;
        return isPlausible ? ActivityFault.None : ActivityFault.ImplausibleCod;
    }

    /// <summary>Whether there is water in a treatment that forms methane at all.</summary>
    private static bool Decays(WastewaterMonth month, CarbonMethod method) =>
        month.Water is { Value: > 0 } && method.MethaneFactor(month.Treatment) > 0;
}
