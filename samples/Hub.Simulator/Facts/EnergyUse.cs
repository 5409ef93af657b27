namespace Hub.Simulator;

/// <summary>
/// Energy and output of industry above 20 million yuan of revenue (I05), told 20 days after the month: electricity as the power
/// company metered it, fuels for the rest of what the sector needs, emissions from both.
/// </summary>
internal static class EnergyUse
{
    public static readonly FactForm Form = FactForm.Items(
        "period", "period", "output_value", "added_value", "revenue", "energy_tce", "fuels", "heat_in_gj", "heat_out_gj", "process_inputs", "coal_share",
        "carbon_total_t", "carbon_level_l", "carbon_eff_k", "carbon_neutral_rate", "carbon_yoy");

    public static readonly FactForm FuelForm = FactForm.Items("fuel_code", "fuel_code", "qty", "unit");

    public static readonly FactForm ProcessForm = FactForm.Items("process_code", "process_code", "qty", "purity");

    private const double YuanAboveScale = 20_000_000;
    private const double CarbonOfKWh = 0.0005153;
    private const double CarbonOfHeat = 0.11;
    private const double TceOfHeat = 0.03412;

    // tce and tCO2 a unit.
    private static readonly (double Tce, double Carbon) Coal = (0.7918, 2.071509);
    private static readonly (double Tce, double Carbon) Gas = (13.284, 21.621888);
    private static readonly (double Tce, double Carbon) Diesel = (1.4785, 3.145122);

    public static IEnumerable<Fact> Of(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        return enquiry.Applies(enterprise.Industry.IsIndustrial && Economy.RevenueOfYear(enterprise) >= YuanAboveScale ? 1 : 0)
            ? enquiry.Months(19).Select(month => Month(enquiry, month))
            : [];
    }

    private static Fact Month(Enquiry enquiry, Period month)
    {
        var enterprise = enquiry.Enterprise;
        var use = Use.Of(enterprise, month.Start);
        var before = Use.Of(enterprise, month.Start.AddYears(-1));
        var revenue = Economy.Revenue(enterprise, month.Start) * month.Factor;
        var added = revenue * enquiry.Sector.AddedValue;
        var level = added > 0 ? use.Carbon / (added / 10_000) : 0;
        return Form.Tell(
            month.UpdatedAt, month.Month, Amounts.Hundreds(revenue * 1.02), Amounts.Hundreds(added), Amounts.Hundreds(revenue),
            Amounts.Round(use.Tce, 2), Fuels(month, use), Amounts.Round(use.HeatGJ, 2), 0m, Processes(enterprise, month, use),
            use.Tce > 0 ? Amounts.Round(use.Coal * Coal.Tce / use.Tce * 100, 2) : 0m,
            Amounts.Round(use.Carbon, 2), Amounts.Round(level, 4), Amounts.Round(level / enquiry.Sector.CarbonT, 4),
            Amounts.Round(enterprise.Quality * 8 * enquiry.Dice().Share(), 2), Economy.YearOnYear(use.Carbon, before.Carbon));
    }

    private static Fact[] Fuels(Period month, Use use)
    {
        (string Code, double Quantity, string Unit)[] fuels = [("bituminous", use.Coal, "t"), ("natural_gas", use.Gas, "万Nm3"), ("diesel", use.Diesel, "t")];
        return [.. fuels.Where(fuel => fuel.Quantity > 0).Select(fuel => FuelForm.Tell(month.UpdatedAt, fuel.Code, Amounts.Round(fuel.Quantity, 4), fuel.Unit))];
    }

    private static Fact[] Processes(Enterprise enterprise, Period month, Use use) => use.Stone == 0 ? [] :
    [
        ProcessForm.Tell(month.UpdatedAt, "caco3", Amounts.Round(use.Stone, 4), Amounts.Round(0.9 + (0.08 * enterprise.Quality), 4)),
        ProcessForm.Tell(month.UpdatedAt, "mgco3", Amounts.Round(use.Stone * 0.02, 4), 0.95m),
    ];

    /// <summary>A month's energy: coal and diesel in t, gas in 万Nm3, heat in GJ, limestone in t.</summary>
    private readonly record struct Use(double Tce, double Coal, double Gas, double Diesel, double HeatGJ, double Stone, double Carbon)
    {
        public static Use Of(Enterprise enterprise, DateOnly month)
        {
            var grid = Economy.GridKWh(enterprise, month);
            var tce = Economy.EnergyTce(enterprise, month, grid);
            var fuels = tce - (grid * Economy.TceOfKWh);
            var heat = enterprise.Industry.Sector.IsHeavy ? 0.1 * fuels : 0;
            var coal = (fuels - heat) * enterprise.Industry.Sector.CoalShare;
            var diesel = (fuels - heat) * 0.05;
            var gas = fuels - heat - coal - diesel;
            var stone = enterprise.Industry.Code == "3011" ? coal * 8 : 0;
            var carbon = (coal / EnergyUse.Coal.Tce * EnergyUse.Coal.Carbon) + (gas / EnergyUse.Gas.Tce * EnergyUse.Gas.Carbon)
                + (diesel / EnergyUse.Diesel.Tce * EnergyUse.Diesel.Carbon) + (heat / TceOfHeat * CarbonOfHeat) + (grid * CarbonOfKWh) + (stone * 0.42);
            return new Use(tce, coal / EnergyUse.Coal.Tce, gas / EnergyUse.Gas.Tce, diesel / EnergyUse.Diesel.Tce, heat / TceOfHeat, stone, carbon);
        }
    }
}
