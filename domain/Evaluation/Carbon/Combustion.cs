using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>Combustion of fossil fuels: Σ AD · NCV · CC · OF · 44/12 (guide for other industries, NDRC climate office [2015] No. 1722).</summary>
public static class Combustion
{
    /// <summary>The emission of a fuel that <see cref="Check"/> finds no fault with.</summary>
    public static TonnesCO2e Of(in FuelUse use, CarbonMethod method) => new(use.Quantity.Value * method.FuelFactor(use.Fuel));

    /// <summary>Whether a fuel can be accounted. Slips of units are told by the energy use of the month, without that by its revenue. [P]</summary>
    public static ActivityFault Check(in FuelUse use, EnergyMonth month, CarbonMethod method)
    {
        if (use.Fuel < 0)
        {
            return ActivityFault.UnknownFuel;
        }

        var quantity = use.Quantity;
        return double.IsNaN(method.FuelFactor(use.Fuel)) ? ActivityFault.FuelNotInSet
            : quantity.Unit != method.FuelUnit(use.Fuel) ? ActivityFault.WrongFuelUnit
            : !(quantity.Value >= 0) ? ActivityFault.BadQuantity
            : IsPlausible(HeatOf(use, method), month, method.Factors.Fuels.Plausibility) ? ActivityFault.None
            : ActivityFault.ImplausibleFuel;
    }

    /// <summary>The heat of a fuel, by the net calorific value of the chosen set.</summary>
    public static TonnesCoalEquivalent HeatOf(in FuelUse use, CarbonMethod method) => new(use.Quantity.Value * method.CoalEquivalent(use.Fuel));

    private static bool IsPlausible(TonnesCoalEquivalent heat, EnergyMonth month, FuelPlausibility bounds) =>
        heat.Value <= bounds.IgnoredBelow.Value
        || (month.EnergyUse is { Value: > 0 } used ? heat.Value <= used.Value * bounds.TimesEnergyUse
            : month.Revenue is not { Value: > 0 } revenue || heat.Value <= revenue.TenThousands * bounds.TcePerTenThousandYuan);
}
