namespace Hub.Domain.Evaluation.Subsidies;

/// <summary>The subsidy of a guarantee's fee (担保费率补贴): guaranteed amount × fee rate × days/360 × the grade's share.</summary>
/// <param name="Amount">Yuan, to the fen.</param>
/// <param name="FeePercent">The fee, per cent a year of the guaranteed amount.</param>
/// <param name="Days">Days it is paid for, 360 for a full year.</param>
/// <param name="Share">The grade's share of the fee, for example 0.75.</param>
public sealed record GuaranteeSubsidy(decimal Amount, decimal FeePercent, int Days, decimal Share)
{
    /// <summary>Computes the subsidy of a guarantee for some days of its term.</summary>
    /// <param name="guaranteed">The guaranteed loan, with the guaranteed amount.</param>
    /// <param name="feePercent">The fee, per cent a year.</param>
    /// <param name="days">Days it is paid for, 360 for a full year.</param>
    /// <param name="share">The grade's share of the fee; 0 where the grade brings none.</param>
    /// <exception cref="SubsidyException">The guarantee, the fee or the days are not what can be subsidised.</exception>
    public static GuaranteeSubsidy Of(Loan guaranteed, decimal feePercent, int days, decimal share)
    {
        SubsidyYear.Check(guaranteed, days);
        return feePercent is >= 0 and <= 100
            ? new GuaranteeSubsidy(SubsidyYear.Subsidy(guaranteed, feePercent, days, share), feePercent, days, share)
            : throw SubsidyException.NoFee(feePercent);
    }
}
