namespace Hub.Simulator;

/// <summary>D09 水利局: water (I19) of industry, farms and hotels: what the sector needs for its added value of four quarters.</summary>
internal static class WaterBureau
{
    public static readonly FactForm Form = FactForm.Single(
        "permit_volume_m3", "actual_volume_m3", "plan_volume_m3", "reclaimed_m3", "water_saving_carrier");

    public static IEnumerable<Fact> Abstraction(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        var abstracts = enterprise.Industry.IsIndustrial ? enquiry.Sector.WaterM3 >= 10 : enterprise.Kind == EnterpriseKind.Cooperative;
        if (!enquiry.Applies(abstracts ? 0.6 : 0))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var added = Economy.RevenueOfYear(enterprise) * enquiry.Sector.AddedValue / 10_000;
        var actual = added * enquiry.Sector.WaterM3 * Economy.Waste(enterprise) * (1 + (enquiry.Revision % 9 * 0.01));
        var plan = added * enquiry.Sector.WaterM3 * (0.95 + (0.2 * dice.Share()));
        yield return Form.Tell(
            enquiry.UpdatedAt, Amounts.Round(plan * 1.1, 1), Amounts.Round(actual, 1), Amounts.Round(plan, 1),
            Amounts.Round(actual * 0.3 * enterprise.Quality * dice.Share(), 1), enquiry.Revision % 2 == 1);
    }
}
