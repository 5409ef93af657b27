namespace Hub.Domain.Evaluation.Subsidies;

/// <summary>What the formulas of both subsidies have in common: a share of what an amount costs at a rate for some days.</summary>
internal static class SubsidyYear
{
    /// <summary>Days that a year counts; a subsidy for a full year is one for so many.</summary>
    public const int Days = 360;

    private const int Percent = 100;

    /// <summary>Yuan, rounded half up to the fen. Divided once and last, so that nothing is lost before.</summary>
    public static decimal Subsidy(Loan loan, decimal percentAYear, int days, decimal share) =>
        decimal.Round(loan.Amount * percentAYear * days * share / (Percent * Days), 2, MidpointRounding.AwayFromZero);

    /// <exception cref="SubsidyException">The loan or the days are not what can be subsidised.</exception>
    public static void Check(Loan loan, int days)
    {
        if (loan.Amount <= 0)
        {
            throw SubsidyException.NoAmount(loan.Amount);
        }

        if (loan.Days <= 0)
        {
            throw SubsidyException.MaturityNotAfterDrawdown(loan);
        }

        if (days < 1 || days > loan.Days)
        {
            throw SubsidyException.DaysBeyondTheLoan(days, loan);
        }
    }
}
