namespace Hub.Simulator;

/// <summary>D08 住建局: green buildings and construction credit (I18) of builders, and of some with a green building.</summary>
internal static class HousingBureau
{
    public static readonly FactForm Form = FactForm.Single(
        "green_building_star", "green_building_area_m2", "construct_credit_grade", "quality_accident_36m");

    public static IEnumerable<Fact> Buildings(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        var builds = enterprise.Industry.Code is "4710" or "7020";
        if (!enquiry.Applies(builds ? 0.9 : enquiry.IsAtLeast(EnterpriseSize.Medium) ? 0.3 : 0.01))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var stars = (dice.Below(4) + enquiry.Revision) % 4;
        yield return Form.Tell(
            enquiry.UpdatedAt,
            stars == 0 ? "NONE" : $"{stars}",
            stars == 0 ? 0m : Amounts.Round(enterprise.Employees * (20 + (60 * dice.Share())), 2),
            !builds ? "NA" : enterprise.Quality switch { > 0.8 => "A", > 0.6 => "B", > 0.4 => "C", _ => "D" },
            dice.Happens((1 - enterprise.Quality) * 0.08) ? 1 : 0);
    }
}
