namespace Hub.Simulator;

/// <summary>D17 公积金中心: deposits (I35), told on the 6th for the month before. Never more depositors than insured.</summary>
internal static class ProvidentFund
{
    public static readonly FactForm Form = FactForm.Items("period", "period", "fund_count", "fund_amount", "deposit_ratio", "fund_arrears_months");

    private const double Wage = 6_500;
    private static readonly decimal[] Ratios = [5, 8, 10, 12];

    public static IEnumerable<Fact> Deposits(Enquiry enquiry) =>
        enquiry.Applies(!enquiry.Enterprise.IsActive ? 0 : enquiry.IsAtLeast(EnterpriseSize.Small) ? 0.8 : 0.15)
            ? enquiry.Months(5).Select(month => Month(enquiry, month))
            : [];

    private static Fact Month(Enquiry enquiry, Period month)
    {
        var dice = enquiry.Dice();
        var ratio = dice.Pick(Ratios);
        var people = Math.Max(1, (int)(SocialSecurity.Insured(enquiry.Enterprise, month.Start) * (0.2 + (0.7 * enquiry.Enterprise.Quality * dice.Share()))));
        return Form.Tell(
            month.UpdatedAt, month.Month, people, Amounts.Fen(people * Wage * (double)ratio / 100 * 2 * month.Factor), ratio,
            enquiry.Trouble == Trouble.Debtor ? dice.Between(2, 8) : 0);
    }
}
