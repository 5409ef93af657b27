using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Evaluation.Subsidies;
using Hub.Domain.Intake.Values;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>What the grade of an enterprise brings in interest and guarantee-fee subsidies. An estimate: who pays decides.</summary>
/// <param name="CreditCode">Of which enterprise.</param>
/// <param name="EvaluatedAt">The instant of the evaluation that the grade is of.</param>
/// <param name="Rulebook">Version of the rulebook that sets the shares.</param>
/// <param name="Grade">The grade that it rests on.</param>
/// <param name="Interest">绿色贷款贴息; null where there is no loan to compute it of.</param>
/// <param name="Guarantee">担保费率补贴; null where there is no guarantee to compute it of.</param>
/// <param name="Record">Where the balances are stated (I37); null where a loan was asked about.</param>
public sealed record SubsidyStatement(
    string CreditCode, DateTimeOffset EvaluatedAt, string Rulebook, Grade Grade, InterestStatement? Interest, GuaranteeStatement? Guarantee, RecordExplanation? Record)
{
    /// <summary>The subsidies of a loan that was asked about.</summary>
    /// <exception cref="SubsidyException">The loan is none that can be subsidised.</exception>
    public static SubsidyStatement Of(string code, EnterpriseEvaluation evaluation, Rulebook rulebook, LoanPrimeRates rates, AskedLoan asked) => new(
        code, evaluation.Instant, rulebook.Version, evaluation.Grade,
        InterestStatement.Of(asked.Loan, asked.Days, evaluation.Grade, rulebook, rates),
        asked.FeePercent is { } fee ? GuaranteeStatement.Of(asked.Loan, fee, asked.Days, evaluation.Grade, rulebook) : null,
        null);

    /// <summary>
    /// The subsidies of the balances that banks report (I37). They state neither drawdown nor maturity, so a year from the evaluation on
    /// is taken, at the rate of its first day [P].
    /// </summary>
    public static SubsidyStatement Of(string code, EnterpriseEvaluation evaluation, Rulebook rulebook, LoanPrimeRates rates, EnterpriseFacts facts)
    {
        var record = StatedRecord.SingleOf(facts, "I37");
        var (from, grade) = (DateValue.DayOf(evaluation.Instant), evaluation.Grade);
        return new(
            code, evaluation.Instant, rulebook.Version, grade,
            YearOf("green_loan_balance") is { } loan ? InterestStatement.Of(loan, AskedLoan.MostDays, grade, rulebook, rates) : null,
            YearOf("guarantee_balance") is { } guaranteed && record?.Number("guarantee_fee_rate") is { } fee
                ? GuaranteeStatement.Of(guaranteed, fee, AskedLoan.MostDays, grade, rulebook)
                : null,
            record?.Source);

        Loan? YearOf(string field) => record?.Number(field) is { } amount and > 0 ? new Loan(amount, from, from.AddYears(1)) : null;
    }
}

/// <summary>A loan that is asked about.</summary>
/// <param name="Loan">Principal, drawdown and maturity.</param>
/// <param name="FeePercent">The fee of its guarantee, per cent a year; null if it has none.</param>
public sealed record AskedLoan(Loan Loan, decimal? FeePercent)
{
    /// <summary>Days of a full year of subsidy.</summary>
    internal const int MostDays = 360;

    /// <summary>Days that are paid for: the term, of a longer loan its first year.</summary>
    public int Days => Math.Min(Loan.Days, MostDays);
}

/// <summary>principal × LPR × days/360 × share.</summary>
/// <param name="PrincipalYuan">The principal.</param>
/// <param name="From">放款日.</param>
/// <param name="To">到期日.</param>
/// <param name="Days">Days that are paid for.</param>
/// <param name="Rate">The LPR of the day of drawdown, and the day it was published on.</param>
/// <param name="Share">The grade's share of the interest; 0 if it brings none.</param>
/// <param name="AmountYuan">To the fen.</param>
/// <param name="ByGrade">What each grade would bring.</param>
public sealed record InterestStatement(
    decimal PrincipalYuan, DateOnly From, DateOnly To, int Days, AppliedRate Rate, decimal Share, decimal AmountYuan, IReadOnlyList<GradeAmount> ByGrade)
{
    internal static InterestStatement Of(Loan loan, int days, Grade grade, Rulebook rulebook, LoanPrimeRates rates)
    {
        var own = With(rulebook.Grades.FirstOrDefault(g => g.Grade == grade)?.InterestSubsidy ?? 0);
        return new(
            loan.Amount, loan.Drawdown, loan.Maturity, days, own.Rate, own.Share, own.Amount,
            [.. rulebook.Grades.Select(g => new GradeAmount(g.Grade, g.InterestSubsidy, With(g.InterestSubsidy).Amount))]);

        InterestSubsidy With(decimal share) => InterestSubsidy.Of(loan, days, share, rates);
    }
}

/// <summary>guaranteed amount × fee × days/360 × share.</summary>
/// <param name="GuaranteedYuan">The guaranteed amount.</param>
/// <param name="FeePercent">担保费率, per cent a year.</param>
/// <param name="Days">Days that are paid for.</param>
/// <param name="Share">The grade's share of the fee; 0 if it brings none.</param>
/// <param name="AmountYuan">To the fen.</param>
/// <param name="ByGrade">What each grade would bring.</param>
public sealed record GuaranteeStatement(
    decimal GuaranteedYuan, decimal FeePercent, int Days, decimal Share, decimal AmountYuan, IReadOnlyList<GradeAmount> ByGrade)
{
    internal static GuaranteeStatement Of(Loan guaranteed, decimal fee, int days, Grade grade, Rulebook rulebook)
    {
        var own = With(rulebook.Grades.FirstOrDefault(g => g.Grade == grade)?.GuaranteeSubsidy ?? 0);
        return new(
            guaranteed.Amount, fee, days, own.Share, own.Amount,
            [.. rulebook.Grades.Select(g => new GradeAmount(g.Grade, g.GuaranteeSubsidy, With(g.GuaranteeSubsidy).Amount))]);

        GuaranteeSubsidy With(decimal share) => GuaranteeSubsidy.Of(guaranteed, fee, days, share);
    }
}

/// <summary>What a grade brings.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Share">Its share.</param>
/// <param name="AmountYuan">To the fen.</param>
public sealed record GradeAmount(Grade Grade, decimal Share, decimal AmountYuan);
