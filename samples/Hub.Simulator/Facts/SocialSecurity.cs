namespace Hub.Simulator;

/// <summary>D05 人社局: social insurance (I10) and labour law (I11) of those who employ.</summary>
internal static class SocialSecurity
{
    public static readonly FactForm InsuranceForm = FactForm.Items(
        "period", "period", "insured_count", "insured_count_yoy", "paid_amount", "arrears_amount", "arrears_months", "injury_insured_count");

    public static readonly FactForm LabourForm = FactForm.Single(
        "labour_grade", "wage_arrears_amount", "wage_arrears_people", "wage_blacklist_flag", "arbitration_lost_12m", "injury_cases_12m", "harmonious_enterprise");

    private const double YuanAHead = 1_480;

    /// <summary>How many are insured in a month; at least one where there is anybody.</summary>
    public static int Insured(Enterprise enterprise, DateOnly month) =>
        Math.Max(1, (int)Math.Round(Economy.Heads(enterprise, month) * (0.7 + (0.3 * enterprise.Quality))));

    /// <summary>I10, told on the 11th for the month before.</summary>
    public static IEnumerable<Fact> Insurance(Enquiry enquiry) =>
        enquiry.Applies(enquiry.Enterprise.IsActive ? 1 : 0) ? enquiry.Months(10).Select(month => Month(enquiry, month)) : [];

    /// <summary>I11.</summary>
    public static IEnumerable<Fact> Labour(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        if (!enquiry.Applies(enterprise.IsActive ? (enquiry.IsAtLeast(EnterpriseSize.Small) || enquiry.Trouble == Trouble.Debtor ? 1 : 0.2) : 0))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var owes = enquiry.Trouble == Trouble.Debtor;
        var people = owes ? Math.Max(1, enterprise.Employees / 2) : 0;
        yield return LabourForm.Tell(
            enquiry.UpdatedAt,
            owes ? "C" : enterprise.Quality > 0.7 ? "A" : "B",
            Amounts.Fen(people * 9_000.0), people, people >= 30,
            (owes ? 2 : 0) + (enquiry.Revision % 2), dice.Happens((1 - enterprise.Quality) * 0.4) ? 1 : 0,
            enterprise.Quality > 0.9 && dice.Happens(0.3));
    }

    private static Fact Month(Enquiry enquiry, Period month)
    {
        var insured = Insured(enquiry.Enterprise, month.Start);
        var before = Insured(enquiry.Enterprise, month.Start.AddYears(-1));
        var owed = enquiry.Trouble == Trouble.Debtor ? enquiry.Dice().Between(3, 9) : 0;
        return InsuranceForm.Tell(
            month.UpdatedAt, month.Month, insured, Economy.YearOnYear(insured, before),
            Amounts.Fen(insured * YuanAHead * month.Factor), Amounts.Fen(owed * insured * YuanAHead), owed, insured + (insured / 20));
    }
}
