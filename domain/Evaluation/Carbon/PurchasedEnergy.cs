using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>
/// Net purchases of energy (guide for other industries): (bought − fed in) · grid factor, and (heat bought − heat sold) · 0.11. Own solar
/// power used on site counts 0. Green power bought is not deducted: the grid's average already holds what it feeds in. [P]
/// </summary>
public static class PurchasedEnergy
{
    /// <summary>Electricity, with the factor of the month's year.</summary>
    public static TonnesCO2e Of(ElectricityMonth month, CarbonMethod method) =>
        new((month.Grid.MegawattHours - month.Exported.MegawattHours) * method.GridFactor(month.Month.Year).Value);

    /// <summary>Heat.</summary>
    public static TonnesCO2e Of(EnergyMonth month, CarbonMethod method) =>
        new((month.HeatIn.Value - month.HeatOut.Value) * method.HeatFactor);
}
