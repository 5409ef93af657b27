namespace Hub.Simulator;

/// <summary>A tax grade and its place in the listing of all enterprises' years.</summary>
internal sealed record ListedGrade(int Position, Enterprise Enterprise, TaxGrade Grade);

/// <summary>The grades in the order of the enterprises and their years, from any position and in either direction.</summary>
/// <param name="City">Whose grades.</param>
/// <param name="Date">As of the end of this day.</param>
/// <param name="Since">Only those updated at or after this instant; null for all.</param>
internal sealed record GradeListing(City City, DateOnly Date, DateTimeOffset? Since)
{
    private const int Years = TaxGrades.LastYear - TaxGrades.FirstYear + 1;

    public int LastPosition => (City.Count * Years) - 1;

    public int Count() => Forwards(0).Count();

    public IEnumerable<ListedGrade> Forwards(int from) =>
        From(Enumerable.Range(from / Years, Math.Max(0, City.Count - (from / Years))), grades => grades)
            .SkipWhile(listed => listed.Position < from);

    public IEnumerable<ListedGrade> Backwards(int from) =>
        From(Enumerable.Range(0, (from / Years) + 1).Select(step => (from / Years) - step), Enumerable.Reverse)
            .SkipWhile(listed => listed.Position > from);

    private IEnumerable<ListedGrade> From(IEnumerable<int> numbers, Func<IEnumerable<TaxGrade>, IEnumerable<TaxGrade>> order) =>
        from number in numbers
        let enterprise = City[number]
        from grade in order(City.TaxGradesOf(enterprise, Date))
        where Since is null || grade.UpdatedAt >= Since
        select new ListedGrade((number * Years) + grade.Year - TaxGrades.FirstYear, enterprise, grade);
}
