namespace Hub.Domain.Evaluation.Subsidies;

/// <summary>The loan prime rates (贷款市场报价利率, LPR) by date, as the National Interbank Funding Center publishes them.</summary>
public sealed class LoanPrimeRates
{
    /// <param name="changes">Oldest first, at least one.</param>
    /// <param name="fiveYearsAbove">A loan of more years than this takes the rate of five years and over [P].</param>
    internal LoanPrimeRates(IReadOnlyList<LoanPrimeRate> changes, int fiveYearsAbove) => (Changes, FiveYearsAbove) = (changes, fiveYearsAbove);

    /// <summary>The days on which a rate changed, oldest first.</summary>
    public IReadOnlyList<LoanPrimeRate> Changes { get; }

    /// <summary>A loan of more years than this takes the rate of five years and over.</summary>
    public int FiveYearsAbove { get; }

    /// <summary>The rate that holds for a loan: that of the day it was drawn down, whatever comes later.</summary>
    /// <exception cref="SubsidyException">The table begins after the drawdown, or the loan ends before it begins.</exception>
    public AppliedRate RateOf(Loan loan)
    {
        if (loan.Maturity <= loan.Drawdown)
        {
            throw SubsidyException.MaturityNotAfterDrawdown(loan);
        }

        var change = Changes.LastOrDefault(c => c.From <= loan.Drawdown) ?? throw SubsidyException.BeforeTheTable(loan.Drawdown, Changes[0].From);
        return loan.Maturity > loan.Drawdown.AddYears(FiveYearsAbove)
            ? new AppliedRate(change.From, RateTenor.FiveYears, change.FiveYears)
            : new AppliedRate(change.From, RateTenor.OneYear, change.OneYear);
    }
}

/// <summary>The rates from a day on, until the next change.</summary>
/// <param name="From">The first day.</param>
/// <param name="OneYear">1年期LPR, per cent a year.</param>
/// <param name="FiveYears">5年期以上LPR, per cent a year.</param>
public sealed record LoanPrimeRate(DateOnly From, decimal OneYear, decimal FiveYears);

/// <summary>Which of the two rates.</summary>
public enum RateTenor
{
    /// <summary>1年期.</summary>
    OneYear,

    /// <summary>5年期以上.</summary>
    FiveYears,
}

/// <summary>The rate that holds for a loan.</summary>
/// <param name="From">The day of the table it was published on.</param>
/// <param name="Tenor">Which of the two.</param>
/// <param name="Percent">Per cent a year.</param>
public sealed record AppliedRate(DateOnly From, RateTenor Tenor, decimal Percent);
