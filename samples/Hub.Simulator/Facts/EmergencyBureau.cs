namespace Hub.Simulator;

/// <summary>D12 应急局: safety standards and risk (I22), accidents and penalties (I23).</summary>
internal static class EmergencyBureau
{
    public static readonly FactForm StandardForm = FactForm.Single(
        "safety_std_level", "safety_std_valid_to", "safety_risk_color", "hazard_major_open", "safety_license_valid");

    public static readonly FactForm AccidentForm = FactForm.Items(
        "accident_date", "accident_level", "accident_date", "deaths", "serious_injuries", "direct_loss", "safety_blacklist");

    /// <summary>I22: industry and construction.</summary>
    public static IEnumerable<Fact> Standards(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        var risky = enterprise.Industry.IsIndustrial || enterprise.Industry.Code == "4710";
        if (!enquiry.Applies(risky ? (enquiry.IsAtLeast(EnterpriseSize.Small) ? 1 : 0.4) : 0))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var level = enterprise.Size switch
        {
            EnterpriseSize.Large => "1",
            EnterpriseSize.Medium => "2",
            _ => enterprise.Quality > 0.5 ? "3" : "NONE",
        };
        yield return StandardForm.Tell(
            enquiry.UpdatedAt, level, level == "NONE" ? null : new DateOnly(2027 + dice.Below(2), dice.Between(1, 12), dice.Between(1, 28)),
            enterprise.Quality switch { > 0.6 => "BLUE", > 0.35 => "YELLOW", > 0.15 => "ORANGE", _ => "RED" },
            (enterprise.Quality < 0.2 ? 1 : 0) + (enquiry.Revision % 2), enterprise.Quality > 0.05);
    }

    /// <summary>I23: rare.</summary>
    public static IEnumerable<Fact> Accidents(Enquiry enquiry)
    {
        var risky = enquiry.Enterprise.Industry.IsIndustrial || enquiry.Enterprise.Industry.Code == "4710";
        return enquiry.Applies((1 - enquiry.Enterprise.Quality) * (risky ? 0.12 : 0.01)) ? enquiry.Events(1).Select(Accident) : [];
    }

    private static Fact Accident(Event found)
    {
        var dice = found.Dice;
        var isLarger = dice.Happens(0.02);
        var deaths = isLarger ? dice.Between(3, 5) : dice.Happens(0.3) ? 1 : 0;
        return AccidentForm.Tell(
            found.UpdatedAt, isLarger ? "LARGER" : "GENERAL", found.Day, deaths, dice.Below(3) + (found.Correction % 3),
            Amounts.Hundreds((deaths + 0.2 + dice.Share()) * 1_200_000), isLarger);
    }
}
