namespace Hub.Simulator;

/// <summary>Tax-credit grades that follow the quality of the enterprise (纳税信用管理办法: A from 90, B from 70, C from 40, D below; M for the new).</summary>
internal static class TaxGrades
{
    public const int FirstYear = 2022;
    public const int LastYear = 2025;

    /// <summary>A year's grades are published on 20 April of the next.</summary>
    public static IReadOnlyList<TaxGrade> Of(Enterprise enterprise, Revision revision, DateOnly date)
    {
        var first = Math.Max(FirstYear, enterprise.Established.Year);
        var last = Math.Min(LastYear, date < PublishedOn(date.Year - 1) ? date.Year - 2 : date.Year - 1);
        var grades = new List<TaxGrade>(LastYear - FirstYear + 1);
        for (var year = first; year <= last; year++)
        {
            var published = Published(enterprise, year);
            // An adjustment concerns the newest published year and comes with a revision after the publication.
            var adjusted = year == last && revision.Since > PublishedOn(year);
            grades.Add(adjusted ? Adjust(enterprise, published, revision) : published);
        }

        return grades;
    }

    private static DateOnly PublishedOn(int year) => new(year + 1, 4, 20);

    private static TaxGrade Published(Enterprise enterprise, int year)
    {
        var dice = Dice.For(enterprise.Key, Purpose.TaxYear, year);
        var score = Score(30 + (68 * enterprise.Quality) + ((dice.Share() - 0.5) * 8));
        return new TaxGrade(year, GradeOf(enterprise, year, score), score, ChinaTime.At(PublishedOn(year), new TimeOnly(10, 0)), Revoked: false);
    }

    private static TaxGrade Adjust(Enterprise enterprise, TaxGrade published, Revision revision)
    {
        var dice = Dice.For(enterprise.Key, Purpose.TaxRevision, revision.Number);
        var score = Score((double)published.Score + (dice.Happens(0.5) ? -0.25 - (4 * dice.Share()) : 0.25 + (4 * dice.Share())));
        return published with
        {
            Score = score,
            Grade = GradeOf(enterprise, published.Year, score),
            UpdatedAt = ChinaTime.At(revision.Since, new TimeOnly(10, 0)),
            Revoked = dice.Happens(0.03),
        };
    }

    private static decimal Score(double raw) => Math.Round((decimal)Math.Clamp(raw, 0, 100), 2);

    private static char GradeOf(Enterprise enterprise, int year, decimal score) => score switch
    {
        >= 70 when enterprise.Established.Year >= year - 1 => 'M',
        >= 90 => 'A',
        >= 70 => 'B',
        >= 40 => 'C',
        _ => 'D',
    };
}
