namespace Hub.Domain.Evaluation.Subsidies;

/// <summary>A loan, or a guaranteed one.</summary>
/// <param name="Amount">Principal or guaranteed amount in yuan, above 0.</param>
/// <param name="Drawdown">The day it was paid out (放款日).</param>
/// <param name="Maturity">The day it is due.</param>
public sealed record Loan(decimal Amount, DateOnly Drawdown, DateOnly Maturity)
{
    /// <summary>From drawdown to maturity, the day of drawdown counted and that of maturity not.</summary>
    public int Days => Maturity.DayNumber - Drawdown.DayNumber;
}
