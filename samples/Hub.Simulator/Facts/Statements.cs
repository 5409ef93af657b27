namespace Hub.Simulator;

/// <summary>Statements of a quarter (I30), filed 30 days after it. Revenue is that of the quarter's months; assets are liabilities and equity to the yuan.</summary>
internal static class Statements
{
    public static readonly FactForm Form = FactForm.Items(
        "period", "period", "revenue", "green_revenue", "net_profit", "total_assets", "total_liab", "total_equity", "current_assets", "current_liab", "inventory", "receivables",
        "interest_debt", "ebit", "interest_expense", "op_cash_flow", "donation", "audit_opinion");

    private const double QuarterlyRate = 0.045 / 4;

    public static IEnumerable<Fact> Of(Enquiry enquiry) =>
        enquiry.Applies(enquiry.Enterprise is { IsActive: true, Kind: not EnterpriseKind.IndividualBusiness } ? 1 : 0)
            ? enquiry.Quarters(30).Select(quarter => Statement(enquiry, quarter))
            : [];

    private static Fact Statement(Enquiry enquiry, Period quarter)
    {
        var (enterprise, dice, quality) = (enquiry.Enterprise, enquiry.Dice(), enquiry.Enterprise.Quality);
        var (turnover, greenness) = (0.7 + dice.Share(), GreenShare(enterprise, ref dice));
        var revenue = Economy.RevenueOfQuarter(enterprise, quarter.Start) * quarter.Factor;
        var assets = Amounts.Hundreds(Economy.RevenueOfYear(enterprise) * Economy.Trend(enterprise, quarter.Start) / turnover * quarter.Factor);
        var debts = 0.75 - (0.4 * quality) + (0.1 * dice.Share()) + (enquiry.Trouble == Trouble.Debtor ? 0.35 : 0);
        var liabilities = Part(assets, debts);
        var current = Part(assets, 0.45 + (0.25 * quality));
        var loans = Part(liabilities, 0.45);
        var interest = Amounts.Hundreds((double)loans * QuarterlyRate);
        var ebit = Amounts.Hundreds(revenue * ((0.16 * (quality - 0.3)) + (0.02 * dice.Share())));
        var profit = ebit > interest ? Part(ebit - interest, 0.8) : ebit - interest;
        return Form.Tell(
            quarter.UpdatedAt, quarter.Quarter, Amounts.Hundreds(revenue), Amounts.Hundreds(revenue * greenness), profit,
            assets, liabilities, assets - liabilities, current, Part(liabilities, 0.7), Part(current, 0.3), Part(current, 0.4),
            loans, ebit, interest, profit + Part(assets, 0.01), quality > 0.85 ? Amounts.Hundreds(revenue * 0.0004) : 0m, OpinionOn(enquiry));
    }

    private static double GreenShare(Enterprise enterprise, ref Dice dice) => enterprise.Industry.Code switch
    {
        "4416" or "4620" or "7722" => 0.8 + (0.2 * dice.Share()),
        "3841" or "3843" => 0.3 + (0.5 * dice.Share()),
        _ => dice.Happens(0.15) ? 0.4 * dice.Share() : 0,
    };

    private static string OpinionOn(Enquiry enquiry) => enquiry.Trouble switch
    {
        _ when !enquiry.IsAtLeast(EnterpriseSize.Medium) => "UNAUDITED",
        Trouble.TaxEvader => "QUALIFIED",
        Trouble.Debtor => "EMPHASIS",
        _ => "STANDARD",
    };

    private static decimal Part(decimal whole, double share) => Amounts.Hundreds((double)whole * share);
}
