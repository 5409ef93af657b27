namespace Hub.Simulator;

/// <summary>D14 税务局: tax credit (I28), filings and payments (I29), arrears and violations (I31); statements (I30) are in <see cref="Statements"/>.</summary>
internal static class TaxAuthority
{
    public static readonly FactForm GradeForm = FactForm.Items("eval_year", "eval_year", "tax_credit_grade", "tax_credit_score");

    public static readonly FactForm FilingForm = FactForm.Items(
        "period", "period", "vat_sales", "vat_paid", "cit_paid", "tax_paid_total", "tax_paid_yoy", "env_tax_paid", "filings_due_12m", "filings_on_time_12m");

    public static readonly FactForm ArrearsForm = FactForm.Single(
        "tax_arrears", "arrears_days", "major_violation_flag", "fake_invoice_flag", "tax_penalty_12m");

    private const int FilingsAYear = 36;

    /// <summary>I28.</summary>
    public static IEnumerable<Fact> Grades(Enquiry enquiry) => TaxGrades.Of(enquiry).Select(grade => grade.Revoked
        ? GradeForm.Withdraw(grade.UpdatedAt, $"{grade.Year}", $"{grade.Grade}", grade.Score)
        : GradeForm.Tell(grade.UpdatedAt, $"{grade.Year}", $"{grade.Grade}", grade.Score));

    /// <summary>I29, filed by the 15th for the month before.</summary>
    public static IEnumerable<Fact> Filings(Enquiry enquiry) =>
        enquiry.Applies(enquiry.Enterprise.IsActive ? 1 : 0) ? enquiry.Months(15).Select(month => Filing(enquiry, month)) : [];

    /// <summary>I31.</summary>
    public static IEnumerable<Fact> Arrears(Enquiry enquiry)
    {
        var (evades, enterprise) = (enquiry.Trouble == Trouble.TaxEvader, enquiry.Enterprise);
        if (!evades && !enquiry.Applies(enquiry.Trouble == Trouble.Debtor ? 0.6 : (1 - enterprise.Quality) * 0.05))
        {
            yield break;
        }

        var dice = enquiry.Dice();
        var owed = Math.Max(3_000, Economy.RevenueOfYear(enterprise) * (evades ? 0.03 : 0.004) * (1 + (enquiry.Revision % 9 * 0.02)));
        yield return ArrearsForm.Tell(
            enquiry.UpdatedAt, Amounts.Hundreds(owed), dice.Between(30, evades ? 700 : 120), evades, evades && dice.Happens(0.4), evades ? dice.Between(1, 3) : 0);
    }

    private static Fact Filing(Enquiry enquiry, Period month)
    {
        var enterprise = enquiry.Enterprise;
        var tax = Taxes(enquiry, month.Start, month.Factor);
        var before = Taxes(enquiry, month.Start.AddYears(-1), 1);
        var late = enquiry.Trouble == Trouble.TaxEvader ? 12 : (int)((1 - enterprise.Quality) * 5);
        return FilingForm.Tell(
            month.UpdatedAt, month.Month, tax.Sales, tax.Vat, tax.Income, tax.Total, Economy.YearOnYear((double)tax.Total, (double)before.Total), tax.Environment,
            FilingsAYear, FilingsAYear - late);
    }

    /// <summary>Sales are the statement's revenue, give or take 3 %; a tax evader declares much less.</summary>
    private static (decimal Sales, decimal Vat, decimal Income, decimal Environment, decimal Total) Taxes(Enquiry enquiry, DateOnly month, double factor)
    {
        var (enterprise, dice) = (enquiry.Enterprise, enquiry.Dice(month.DayNumber));
        var declared = enquiry.Trouble == Trouble.TaxEvader ? 0.55 + (0.15 * dice.Share()) : 0.97 + (0.06 * dice.Share());
        var sales = Economy.Revenue(enterprise, month) * declared * factor;
        var vat = Amounts.Hundreds(sales * 0.13 * enquiry.Sector.AddedValue);
        var income = Amounts.Hundreds(month.Month % 3 == 1 ? Math.Max(0, sales * 3 * 0.25 * 0.08 * (enterprise.Quality - 0.35)) : 0);
        var environment = Amounts.Hundreds(EcologyBureau.Discharges(enterprise) ? sales * 0.0002 : 0);
        return (Amounts.Hundreds(sales), vat, income, environment, vat + income + environment + Amounts.Hundreds(sales * 0.005));
    }
}
