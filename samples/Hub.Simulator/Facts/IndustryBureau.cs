namespace Hub.Simulator;

/// <summary>D02 经信局: yield of land (I04) and green manufacturing (I06); energy (I05) is in <see cref="EnergyUse"/>.</summary>
internal static class IndustryBureau
{
    public static readonly FactForm LandYieldForm = FactForm.Items(
        "eval_year", "eval_year", "mu_grade", "mu_score", "land_mu", "mu_tax", "mu_added_value", "energy_added_value", "emission_added_value", "labour_productivity", "rd_ratio");

    public static readonly FactForm GreenForm = FactForm.Single(
        "green_factory_level", "clean_production_status", "outdated_capacity_flag", "energy_limit_exceed_pct", "water_saving_enterprise", "zero_carbon_factory");

    private static readonly string[] Levels = ["COUNTY", "CITY", "PROVINCE", "NATIONAL"];

    /// <summary>I04, evaluated by the end of June for the year before; only industry on land of its own.</summary>
    public static IEnumerable<Fact> LandYields(Enquiry enquiry) =>
        enquiry.Applies(enquiry.Enterprise.Industry.IsIndustrial && enquiry.IsAtLeast(EnterpriseSize.Small) ? 0.9 : 0)
            ? enquiry.Years(6, 30).Select(year => LandYield(enquiry, year))
            : [];

    /// <summary>I06.</summary>
    public static IEnumerable<Fact> Green(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        if (!enquiry.Applies(enterprise.Industry.IsIndustrial && enquiry.IsAtLeast(EnterpriseSize.Small) ? 1 : 0))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var isGreen = enterprise.Quality > 0.85 && dice.Happens(0.4);
        var exceeds = enquiry.Trouble == Trouble.Polluter ? 8 + (20 * dice.Share()) : 0;
        yield return GreenForm.Tell(
            enquiry.UpdatedAt,
            isGreen ? Levels[enquiry.Revision % Levels.Length] : "NONE",
            enquiry.Sector.IsHeavy ? (enquiry.Trouble == Trouble.Polluter ? "OVERDUE" : "PASSED") : "NA",
            enquiry.Trouble == Trouble.Polluter && enterprise.Quality < 0.2,
            Amounts.Round(exceeds, 2),
            enquiry.Revision % 2 == 1,
            isGreen && dice.Happens(0.2));
    }

    private static Fact LandYield(Enquiry enquiry, Period year)
    {
        var enterprise = enquiry.Enterprise;
        var months = Enumerable.Range(0, 12).Select(year.Start.AddMonths).ToArray();
        var added = months.Sum(month => Economy.AddedValue(enterprise, month)) / 10_000 * year.Factor;
        var land = Math.Max(1, enterprise.Employees * (0.03 + (0.05 * enquiry.Dice().Share())));
        var tonnes = months.Sum(month => Economy.Revenue(enterprise, month)) / 1e7 * (enquiry.Sector.So2Kg + enquiry.Sector.CodKg + 0.1);
        var score = Math.Clamp(30 + (65 * enterprise.Quality) + (year.Correction % 9 * 0.3), 0, 120);
        var grade = enquiry.Trouble == Trouble.Polluter ? "D" : score switch { >= 88 => "A", >= 65 => "B", >= 45 => "C", _ => "D" };
        return LandYieldForm.Tell(
            year.UpdatedAt, year.Year, grade, Amounts.Round(score, 2), Amounts.Round(land, 2),
            Amounts.Round(added * 0.25 / land, 2), Amounts.Round(added / land, 2),
            Amounts.Round(1 / (enquiry.Sector.EnergyTce * Economy.Waste(enterprise)), 3),
            tonnes > 0 ? Amounts.Round(added / tonnes, 2) : 0m,
            Amounts.Round(added / enterprise.Employees, 2),
            Amounts.Round(5 * enterprise.Quality * enquiry.Dice(1).Share(), 2));
    }
}
