namespace Hub.Simulator;

/// <summary>A question to a department: what an interface says of an enterprise at the end of a day.</summary>
/// <param name="City">Whose enterprise.</param>
/// <param name="Enterprise">Whom.</param>
/// <param name="Interface">Number of the interface, 1 … 38.</param>
/// <param name="Date">When.</param>
internal sealed record Enquiry(City City, Enterprise Enterprise, int Interface, DateOnly Date)
{
    // Beyond what events and months count as details.
    private const long DetailsPerInterface = 1_000_000;

    /// <summary>Whether every enterprise must have a record.</summary>
    public bool IsFull => City.Coverage == Coverage.Full;

    public Trouble Trouble => Enterprise.Trouble;

    public Sector Sector => Enterprise.Industry.Sector;

    /// <summary>How often the interface's newest statement has changed.</summary>
    public int Revision => City.Changes.At(Enterprise, Interface, Date).Number;

    /// <summary>When the only record of an interface last changed.</summary>
    public DateTimeOffset UpdatedAt => Morning(City.Changes.At(Enterprise, Interface, Date).Since);

    public bool IsAtLeast(EnterpriseSize size) => Enterprise.Size >= size;

    /// <summary>Numbers of this enterprise and interface alone.</summary>
    public Dice Dice(long detail = 0) => Simulator.Dice.For(Enterprise.Key, Purpose.Fact, (Interface * DetailsPerInterface) + detail);

    /// <summary>Whether something of this probability holds for the enterprise; always where every enterprise must have a record.</summary>
    public bool Applies(double probability) => IsFull || Dice(DetailsPerInterface - 1).Happens(probability);

    /// <summary>The closed months that are told, oldest first.</summary>
    /// <param name="lagDays">How many days after a month's end it is published.</param>
    public IEnumerable<Period> Months(int lagDays) =>
        Periods(new DateOnly(Date.Year, Date.Month, 1), 1, City.Months, end => end.AddDays(lagDays));

    /// <summary>The closed quarters that are told, oldest first.</summary>
    public IEnumerable<Period> Quarters(int lagDays) =>
        Periods(new DateOnly(Date.Year, ((Date.Month - 1) / 3 * 3) + 1, 1), 3, (City.Months + 2) / 3, end => end.AddDays(lagDays));

    /// <summary>The closed years that are told, oldest first.</summary>
    /// <param name="month">Of the publication, in the year after.</param>
    /// <param name="day">Of the publication.</param>
    public IEnumerable<Period> Years(int month, int day) =>
        Periods(new DateOnly(Date.Year, 1, 1), 12, (City.Months + 11) / 12, end => new DateOnly(end.Year, month, day));

    /// <summary>What has happened by the day: up to so many things, spread over 2024 to 2027.</summary>
    /// <param name="most">How many there are in all these years.</param>
    /// <param name="certain">How many of them lie in the year before September 2026.</param>
    public IEnumerable<Event> Events(int most, int certain = 0)
    {
        var certainly = Math.Max(certain, IsFull ? 1 : 0);
        for (var index = 0; index < Math.Max(most, certainly); index++)
        {
            var dice = Dice(index + 1);
            var day = index < certainly ? new DateOnly(2025, 9, 1).AddDays(dice.Below(360)) : new DateOnly(2024, 1, 1).AddDays(dice.Below(1_461));
            if (day <= Date)
            {
                var (updatedAt, correction) = Corrected(day, Date);
                yield return new Event(index, day, index == 0 ? updatedAt : Morning(day), index == 0 ? correction : 0, dice);
            }
        }
    }

    private IEnumerable<Period> Periods(DateOnly running, int months, int count, Func<DateOnly, DateOnly> published)
    {
        var latest = published(running) <= Date ? running.AddMonths(-months) : running.AddMonths(-2 * months);
        while (published(latest.AddMonths(months)) > Date)
        {
            latest = latest.AddMonths(-months);
        }

        for (var i = count - 1; i >= 0; i--)
        {
            var start = latest.AddMonths(-months * i);
            if (start.AddMonths(months) > Enterprise.Established)
            {
                yield return PeriodOf(start, published(start.AddMonths(months)), published(start.AddMonths(2 * months)));
            }
        }
    }

    /// <summary>A period is corrected while it is the newest, and stays as it was when the next one came.</summary>
    private Period PeriodOf(DateOnly start, DateOnly published, DateOnly next)
    {
        var (updatedAt, correction) = Corrected(published, next <= Date ? next.AddDays(-1) : Date);
        return new Period(start, updatedAt, correction);
    }

    private (DateTimeOffset UpdatedAt, int Correction) Corrected(DateOnly told, DateOnly asOf)
    {
        var revision = City.Changes.At(Enterprise, Interface, asOf);
        return revision.Since > told ? (Morning(revision.Since), revision.Number) : (Morning(told), 0);
    }

    private static DateTimeOffset Morning(DateOnly day) => ChinaTime.At(day, new TimeOnly(8, 30));
}
