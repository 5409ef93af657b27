namespace Hub.Simulator;

/// <summary>D03 科技局: qualifications and research (I07) of industry, software and science.</summary>
internal static class ScienceBureau
{
    public static readonly FactForm Form = FactForm.Single(
        "hightech_flag", "hightech_valid_to", "sci_sme_flag", "rd_expense", "rd_staff", "tech_project_count");

    public static IEnumerable<Fact> Research(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        var inventive = enterprise.Industry.Code is "6513" or "7320" || (enterprise.Industry.IsIndustrial && enquiry.IsAtLeast(EnterpriseSize.Small));
        if (!enquiry.Applies(inventive ? 0.6 : 0))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var hightech = enterprise.Quality > 0.7 && dice.Happens(0.4);
        var share = (hightech ? 0.03 : 0.005) + (0.03 * enterprise.Quality * dice.Share());
        yield return Form.Tell(
            enquiry.UpdatedAt,
            hightech,
            hightech ? new DateOnly(2026 + dice.Below(3), 12, dice.Between(1, 31)) : (DateOnly?)null,
            !enquiry.IsAtLeast(EnterpriseSize.Medium) && dice.Happens(0.5),
            Amounts.Hundreds(Economy.RevenueOfYear(enterprise) * share * (1 + (enquiry.Revision % 9 * 0.002))),
            Math.Max(1, (int)(enterprise.Employees * share * 3)),
            dice.Below(4) + (enquiry.Revision % 3));
    }
}
