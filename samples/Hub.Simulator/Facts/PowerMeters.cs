namespace Hub.Simulator;

/// <summary>D18 供电公司: electricity (I36), one day at a time.</summary>
internal static class PowerMeters
{
    public static readonly FactForm Form = FactForm.Items(
        "period", "period", "grid_kwh", "green_trade_kwh", "pv_self_kwh", "pv_export_kwh", "elec_yoy", "elec_arrears_flag", "elec_theft_flag");

    public static IEnumerable<Fact> Day(Enquiry enquiry)
    {
        var used = enquiry.Enterprise.ElectricityOn(enquiry.Date);
        yield return Form.Tell(
            ChinaTime.At(enquiry.Date, new TimeOnly(23, 45)), enquiry.Date.ToString("yyyyMMdd"), used.GridKWh, used.GreenKWh, used.PvSelfKWh, used.PvExportKWh,
            used.YearOnYearPercent, used.Arrears, used.Theft);
    }
}
