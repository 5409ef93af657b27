namespace Hub.Simulator;

/// <summary>D19 金融办: what banks feed back of loans (I37), and risk lists and disclosure (I38).</summary>
internal static class FinanceOffice
{
    public static readonly FactForm LoanForm = FactForm.Single(
        "bank_count_active", "credit_total", "loan_balance", "green_loan_balance", "loan_use_code", "loan_rate", "first_loan_flag", "norepay_renew_flag", "guarantee_balance",
        "guarantee_fee_rate", "overdue_90d_flag", "loan_class");

    public static readonly FactForm ListForm = FactForm.Single(
        "illegal_fundraising_flag", "risk_level", "list_type", "list_reason", "list_expiry", "esg_disclosure_level", "carbon_account_opened", "carbon_dq_score");

    private static readonly string[] Uses = ["1.1.3", "1.2.1", "2.1.1", "3.2.2", "5.1.1"];

    /// <summary>I37.</summary>
    public static IEnumerable<Fact> Loans(Enquiry enquiry)
    {
        var (enterprise, owes) = (enquiry.Enterprise, enquiry.Trouble == Trouble.Debtor);
        if (!owes && !enquiry.Applies(enquiry.IsAtLeast(EnterpriseSize.Small) ? 0.7 : 0.3))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var credit = Math.Max(100_000, Economy.RevenueOfYear(enterprise) * (0.1 + (0.2 * dice.Share())));
        var balance = credit * (0.4 + (0.6 * dice.Share())) * (1 - (enquiry.Revision % 9 * 0.02));
        var (isGreen, guaranteed) = (dice.Happens(0.25), dice.Happens(0.3));
        yield return LoanForm.Tell(
            enquiry.UpdatedAt, dice.Between(1, 2 + (int)enterprise.Size) + (owes ? 2 : 0), Amounts.Hundreds(credit), Amounts.Hundreds(balance),
            Amounts.Hundreds(isGreen ? balance * 0.6 : 0), isGreen ? dice.Pick(Uses) : null, Amounts.Round(3.3 + (2 * (1 - enterprise.Quality)), 4),
            dice.Happens(0.1), dice.Happens(0.2), Amounts.Hundreds(guaranteed ? balance * 0.4 : 0), guaranteed ? Amounts.Round(0.5 + dice.Share(), 4) : null,
            owes, owes ? "SUBSTANDARD" : enterprise.Quality < 0.3 ? "ATTENTION" : "NORMAL");
    }

    /// <summary>I38.</summary>
    public static IEnumerable<Fact> Lists(Enquiry enquiry)
    {
        var (enterprise, bad) = (enquiry.Enterprise, enquiry.Trouble != Trouble.None);
        if (!bad && !enquiry.Applies(enquiry.IsAtLeast(EnterpriseSize.Small) ? 0.5 : 0.1))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var list = bad ? (enterprise.Quality < 0.15 ? "BLACK" : "GREY") : enterprise.Quality > 0.85 ? "WHITE" : "NONE";
        yield return ListForm.Tell(
            enquiry.UpdatedAt, bad && dice.Happens(0.01), bad ? "HIGH" : enterprise.Quality < 0.5 ? "MID" : "LOW", list,
            list switch { "NONE" => null, "WHITE" => "绿色低碳示范", _ => ReasonOf(enquiry.Trouble) },
            list == "NONE" ? null : new DateOnly(2027 + dice.Below(2), dice.Between(1, 12), 28),
            enquiry.IsAtLeast(EnterpriseSize.Medium) ? "BASIC" : "NONE", enterprise.Industry.IsIndustrial, 1 + ((dice.Below(5) + enquiry.Revision) % 5));
    }

    private static string ReasonOf(Trouble trouble) => trouble switch
    {
        Trouble.Debtor => "失信被执行人",
        Trouble.Polluter => "环境违法",
        _ => "重大税收违法",
    };
}
