namespace Hub.Simulator;

/// <summary>Tax-credit grades that follow the quality of the enterprise (纳税信用管理办法: A from 90, B from 70, C from 40, D below; M for the new).</summary>
internal static class TaxGrades
{
    /// <summary>A year's grades are published on 20 April of the next.</summary>
    public static IEnumerable<TaxGrade> Of(Enquiry enquiry) => enquiry.Years(4, 20).Select(year => GradeOf(enquiry.Enterprise, year));

    private static TaxGrade GradeOf(Enterprise enterprise, Period year)
    {
        var dice = Dice.For(enterprise.Key, Purpose.TaxYear, year.Start.Year);
        // A tax evader is D, whatever else it does well.
        var score = 30 + (68 * enterprise.Quality) + ((dice.Share() - 0.5) * 8) - (enterprise.Trouble == Trouble.TaxEvader ? 30 : 0);
        return year.Correction == 0 ? Graded(enterprise, year, score, revoked: false) : Adjusted(enterprise, year, score);
    }

    private static TaxGrade Adjusted(Enterprise enterprise, Period year, double published)
    {
        var dice = Dice.For(enterprise.Key, Purpose.TaxRevision, year.Correction);
        var score = published + (dice.Happens(0.5) ? -0.25 - (4 * dice.Share()) : 0.25 + (4 * dice.Share()));
        return Graded(enterprise, year, score, revoked: dice.Happens(0.03));
    }

    private static TaxGrade Graded(Enterprise enterprise, Period year, double raw, bool revoked)
    {
        var score = Math.Round((decimal)Math.Clamp(raw, 0, 100), 2);
        return new TaxGrade(year.Start.Year, LetterOf(enterprise, year.Start.Year, score), score, year.UpdatedAt, revoked);
    }

    private static char LetterOf(Enterprise enterprise, int year, decimal score) => score switch
    {
        >= 70 when enterprise.Established.Year >= year - 1 => 'M',
        >= 90 => 'A',
        >= 70 => 'B',
        >= 40 => 'C',
        _ => 'D',
    };
}
