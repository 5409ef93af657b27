namespace Hub.Domain.Evaluation.Subsidies;

/// <summary>
/// The interest subsidy of a green loan (绿色贷款贴息): principal × LPR at drawdown × days/360 × the grade's share. It is a share of the
/// interest at LPR, not of the principal and not of the contract rate (报道2021-04-27: 最高可享受基准利率12%的贷款贴息补助).
/// </summary>
/// <param name="Amount">Yuan, to the fen.</param>
/// <param name="Rate">The LPR that was applied.</param>
/// <param name="Days">Days it is paid for, 360 for a full year.</param>
/// <param name="Share">The grade's share of the interest, for example 0.12.</param>
public sealed record InterestSubsidy(decimal Amount, AppliedRate Rate, int Days, decimal Share)
{
    /// <summary>Computes the subsidy of a loan for some days of its term.</summary>
    /// <param name="loan">The loan.</param>
    /// <param name="days">Days it is paid for, 360 for a full year.</param>
    /// <param name="share">The grade's share of the interest; 0 where the grade brings none.</param>
    /// <param name="rates">The table of rates.</param>
    /// <exception cref="SubsidyException">The loan, the days or the drawdown are not what can be subsidised.</exception>
    public static InterestSubsidy Of(Loan loan, int days, decimal share, LoanPrimeRates rates)
    {
        SubsidyYear.Check(loan, days);
        var rate = rates.RateOf(loan);
        return new InterestSubsidy(SubsidyYear.Subsidy(loan, rate.Percent, days, share), rate, days, share);
    }
}
