namespace Hub.Simulator;

/// <summary>D16 法院: enforcement (I33) and lawsuits (I34).</summary>
internal static class CourtFiles
{
    public static readonly FactForm EnforcementForm = FactForm.Items(
        "exec_case_no", "exec_case_no", "dishonest_flag", "limit_consumption_flag", "exec_amount", "filing_date", "performed_flag");

    public static readonly FactForm LawsuitForm = FactForm.Items(
        "case_no", "case_no", "cause", "role", "amount", "filing_date", "result", "defendant_cases_12m", "lost_amount_12m", "bankruptcy_flag", "env_public_interest_flag");

    private static readonly string[] Causes = ["买卖合同纠纷", "承揽合同纠纷", "金融借款合同纠纷", "劳动争议", "建设工程施工合同纠纷"];
    private static readonly string[] Results = ["PENDING", "WON", "LOST", "SETTLED", "WITHDRAWN"];

    /// <summary>I33.</summary>
    public static IEnumerable<Fact> Enforcements(Enquiry enquiry)
    {
        var owes = enquiry.Trouble == Trouble.Debtor;
        return owes || enquiry.Applies((1 - enquiry.Enterprise.Quality) * 0.06)
            ? enquiry.Events(owes ? 5 : 1, owes ? 2 : 0).Select(found => Enforcement(enquiry, found))
            : [];
    }

    /// <summary>I34.</summary>
    public static IEnumerable<Fact> Lawsuits(Enquiry enquiry)
    {
        var owes = enquiry.Trouble == Trouble.Debtor && !enquiry.Enterprise.IsCancelled;
        return owes || enquiry.Applies(enquiry.Enterprise.IsCancelled ? 0 : 0.05 + ((1 - enquiry.Enterprise.Quality) * 0.2))
            ? enquiry.Events(owes ? 6 : 2, owes ? 2 : 0).Select(found => Lawsuit(enquiry, found))
            : [];
    }

    private static Fact Enforcement(Enquiry enquiry, Event found)
    {
        var (dice, owes) = (found.Dice, enquiry.Trouble == Trouble.Debtor);
        var performed = !owes || (found.Correction % 2 == 1 && found.Index > 0);
        return EnforcementForm.Tell(
            found.UpdatedAt, $"({found.Day.Year})浙05{enquiry.Enterprise.RegionCode[^2..]}执{(enquiry.Enterprise.Number * 10) + found.Index}号",
            owes && found.Index == 0, owes, AmountOf(enquiry, found), found.Day, performed);
    }

    private static Fact Lawsuit(Enquiry enquiry, Event found)
    {
        var (dice, owes) = (found.Dice, enquiry.Trouble == Trouble.Debtor);
        var result = owes && found.Index < 2 ? "LOST" : Results[(dice.Below(Results.Length) + found.Correction) % Results.Length];
        var amount = AmountOf(enquiry, found);
        return LawsuitForm.Tell(
            found.UpdatedAt, $"({found.Day.Year})浙05{enquiry.Enterprise.RegionCode[^2..]}民初{(enquiry.Enterprise.Number * 10) + found.Index}号",
            dice.Pick(Causes), owes || dice.Happens(0.5) ? "DEFENDANT" : "PLAINTIFF", amount, found.Day, result,
            owes ? 4 : dice.Below(2), result == "LOST" ? amount : 0m, owes && enquiry.Enterprise.Quality < 0.1, enquiry.Trouble == Trouble.Polluter && dice.Happens(0.2));
    }

    private static decimal AmountOf(Enquiry enquiry, Event found)
    {
        var dice = enquiry.Dice(500 + found.Index);
        var yuan = Math.Max(20_000, Economy.RevenueOfYear(enquiry.Enterprise) * (0.005 + (0.05 * dice.Share())));
        return Amounts.Hundreds(yuan * (1 + (found.Correction % 9 * 0.01)));
    }
}
