namespace Hub.Simulator;

/// <summary>Pollutants, wastewater and waste of those who discharge (I16), told on the 8th for the month before: what the sector discharges at this revenue.</summary>
internal static class Discharges
{
    public static readonly FactForm Form = FactForm.Items(
        "period", "period", "cod_t", "nh3n_t", "so2_t", "nox_t", "voc_t", "monitor_hours", "exceed_hours", "online_valid_rate", "anaerobic_ww_m3", "cod_in_mg_l", "cod_out_mg_l",
        "sludge_cod_kg", "ww_treatment_type", "ch4_recovered_nm3", "ch4_purity", "solidwaste_gen_t", "solidwaste_util_t", "hazwaste_gen_t", "hazwaste_disposed_t");

    private static readonly string[] Treatments = ["AEROBIC_OK", "AEROBIC_OVER", "REACTOR", "SHALLOW"];

    public static IEnumerable<Fact> Of(Enquiry enquiry) =>
        enquiry.Applies(enquiry.Enterprise.IsActive && EcologyBureau.Discharges(enquiry.Enterprise) ? 1 : 0)
            ? enquiry.Months(7).Select(month => Month(enquiry, month))
            : [];

    private static Fact Month(Enquiry enquiry, Period month)
    {
        var (enterprise, sector, dice) = (enquiry.Enterprise, enquiry.Sector, enquiry.Dice(month.Start.DayNumber));
        var (pollutes, quality) = (enquiry.Trouble == Trouble.Polluter, enterprise.Quality);
        var revenue = Economy.Revenue(enterprise, month.Start) / 10_000 * Economy.Waste(enterprise) * month.Factor;
        double Tonnes(double kilograms) => revenue * kilograms / 1_000 * (0.85 + (0.3 * dice.Share()));
        var hours = DateTime.DaysInMonth(month.Start.Year, month.Start.Month) * 24;
        var (solid, hazardous) = (revenue * sector.SolidT, revenue * sector.HazardousKg / 1_000);
        var (solids, wastes) = (Amounts.Round(solid, 2), Amounts.Round(hazardous, 3));
        var treatment = Treatments[enquiry.Dice().Below(Treatments.Length)];
        var anaerobic = treatment is "REACTOR" or "SHALLOW";
        var water = Amounts.Round(anaerobic ? Economy.AddedValue(enterprise, month.Start) / 10_000 * sector.WaterM3 * 0.6 : 0, 1);
        return Form.Tell(
            month.UpdatedAt, month.Month, Amounts.Round(Tonnes(sector.CodKg), 3), Amounts.Round(Tonnes(sector.Nh3nKg), 4), Amounts.Round(Tonnes(sector.So2Kg), 3),
            Amounts.Round(Tonnes(sector.NoxKg), 3), Amounts.Round(Tonnes(sector.VocKg), 3), hours, pollutes ? dice.Between(hours / 12, hours / 6) : dice.Below(6),
            Amounts.Round(88 + (12 * quality * dice.Share()), 2), water, Amounts.Round(800 + (1_500 * dice.Share()), 2), Amounts.Round(30 + (50 * (1 - quality)), 2),
            Amounts.Round((double)water * 0.1, 1), treatment, treatment == "REACTOR" ? Amounts.Round((double)water * 0.3, 1) : 0m, treatment == "REACTOR" ? 0.6m : null,
            solids, Math.Round(solids * (decimal)(0.6 + (0.4 * quality)), 2), wastes, Math.Round(wastes * (decimal)(pollutes ? 0.7 : 0.95 + (0.05 * quality)), 3));
    }
}
