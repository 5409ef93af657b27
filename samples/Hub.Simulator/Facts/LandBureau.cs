namespace Hub.Simulator;

/// <summary>D06 自规局: real estate (I12) and land use (I13).</summary>
internal static class LandBureau
{
    public static readonly FactForm PropertyForm = FactForm.Items(
        "property_no", "property_no", "land_area_m2", "building_area_m2", "use_type", "mortgage_flag", "mortgage_amount", "mortgagee", "seal_flag", "register_date");

    public static readonly FactForm UseForm = FactForm.Single(
        "land_use_mu", "idle_land_flag", "illegal_land_cases_36m", "eco_redline_overlap", "mine_restoration_status");

    private const decimal M2OfMu = 666.67m;

    /// <summary>I12.</summary>
    public static IEnumerable<Fact> RealEstate(Enquiry enquiry) => Properties.Of(enquiry).Select(property => PropertyForm.Tell(
        enquiry.UpdatedAt, property.Number, property.LandAreaM2, property.BuildingAreaM2, property.Use, property.Mortgaged,
        property.MortgageWanYuan * 10_000, property.Mortgagee, property.Sealed, property.RegisteredOn));

    /// <summary>I13: the land is that of the real estate.</summary>
    public static IEnumerable<Fact> Use(Enquiry enquiry)
    {
        var owned = Properties.Of(enquiry);
        if (!enquiry.Applies(owned.Count > 0 ? 1 : 0))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        yield return UseForm.Tell(
            enquiry.UpdatedAt,
            Math.Round(owned.Sum(property => property.LandAreaM2) / M2OfMu, 2) + (enquiry.Revision % 9),
            !enquiry.Enterprise.IsActive && dice.Happens(0.3),
            dice.Happens((1 - enquiry.Enterprise.Quality) * 0.1) ? dice.Between(1, 2) : 0,
            dice.Happens(0.01),
            enquiry.Enterprise.Industry.Code == "1019" ? (enquiry.Enterprise.Quality > 0.4 ? "DONE" : "OVERDUE") : "NA");
    }
}
