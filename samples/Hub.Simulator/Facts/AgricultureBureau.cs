namespace Hub.Simulator;

/// <summary>D10 农业农村局: leading enterprises and certificates (I20) of farms and food.</summary>
internal static class AgricultureBureau
{
    public static readonly FactForm Form = FactForm.Single("leading_level", "green_food_certs", "organic_certs", "agri_quality_fail_24m");

    public static IEnumerable<Fact> Farming(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        if (!enquiry.Applies(enterprise.Industry.Code[0] == '0' ? 0.8 : enterprise.Industry.Code is "1371" or "1530" ? 0.4 : 0))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var level = enterprise.Size switch { EnterpriseSize.Large => "NATIONAL", EnterpriseSize.Medium => "PROVINCE", _ => enterprise.Quality > 0.8 ? "CITY" : "NONE" };
        yield return Form.Tell(
            enquiry.UpdatedAt, level, dice.Below(4) + (enquiry.Revision % 3), dice.Below(3), dice.Happens((1 - enterprise.Quality) * 0.3) ? 1 : 0);
    }
}
