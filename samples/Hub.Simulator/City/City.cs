namespace Hub.Simulator;

/// <summary>
/// A made-up city of enterprises. Enterprise n is a pure function of the seed and n, its facts of it and of a date,
/// so nothing is kept: 200,000 enterprises need no more memory than two.
/// </summary>
public sealed class City
{
    /// <summary>A city.</summary>
    /// <param name="seed">The same seed gives the same city.</param>
    /// <param name="enterprises">How many; 1 … 1,000,000.</param>
    /// <param name="changeRate">Share of enterprises of which an interface says something else than the day before (over k days k times as many); 0 … 1.</param>
    /// <param name="months">How many months of a series are told, and the quarters and years that hold them; 1 … 60.</param>
    /// <param name="coverage">Which enterprises an interface has something of.</param>
    public City(int seed, int enterprises, double changeRate = 0.02, int months = 24, Coverage coverage = Coverage.Plausible)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(enterprises, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(enterprises, CreditCodes.Capacity);
        ArgumentOutOfRangeException.ThrowIfLessThan(changeRate, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changeRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, 60);
        (Seed, Count, Months, Coverage) = (seed, enterprises, months, coverage);
        Changes = new Changes(changeRate);
    }

    /// <summary>The interfaces, I01 … I38.</summary>
    public static IReadOnlyList<string> Interfaces => Knowledge.Interfaces;

    /// <summary>What the city is made from.</summary>
    public int Seed { get; }

    /// <summary>How many enterprises there are.</summary>
    public int Count { get; }

    /// <summary>How many months of a series are told.</summary>
    public int Months { get; }

    /// <summary>Which enterprises an interface has something of.</summary>
    public Coverage Coverage { get; }

    /// <summary>All enterprises in the order of their numbers, made while they are read.</summary>
    public IEnumerable<Enterprise> Enterprises => Enumerable.Range(0, Count).Select(number => new Enterprise(Seed, number));

    internal Changes Changes { get; }

    /// <summary>The enterprise of a number, 0 … <see cref="Count"/> − 1.</summary>
    public Enterprise this[int number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
            return new Enterprise(Seed, number);
        }
    }

    /// <summary>The enterprise that bears the code; null if none does.</summary>
    public Enterprise? Find(string creditCode) =>
        CreditCodes.NumberOf(Seed, creditCode) is { } number && number < Count && this[number] is var found && found.CreditCode == creditCode
            ? found
            : null;

    /// <summary>All that an interface says of an enterprise at the end of a day, withdrawn items included; periods oldest first.</summary>
    /// <exception cref="ArgumentException">No such interface; the message lists the valid ones.</exception>
    public IReadOnlyList<Fact> FactsOf(Enterprise enterprise, string interfaceId, DateOnly date) =>
        [.. Knowledge.Of(interfaceId).Answer(Ask(enterprise, interfaceId, date))];

    /// <summary>Which state the answer of an interface is in on a day.</summary>
    public Revision RevisionOf(Enterprise enterprise, string interfaceId, DateOnly date) =>
        Changes.At(enterprise, Knowledge.NumberOf(interfaceId), date);

    /// <summary>Registration (I24) on a day.</summary>
    public Registration RegistrationOf(Enterprise enterprise, DateOnly date) => Registration.Of(enterprise, RevisionOf(enterprise, "I24", date));

    /// <summary>The tax-credit grades (I28) published by a day, oldest year first.</summary>
    public IReadOnlyList<TaxGrade> TaxGradesOf(Enterprise enterprise, DateOnly date) => [.. TaxGrades.Of(Ask(enterprise, "I28", date))];

    /// <summary>Real estate (I12) on a day, 0 … 5.</summary>
    public IReadOnlyList<Property> PropertiesOf(Enterprise enterprise, DateOnly date) => Properties.Of(Ask(enterprise, "I12", date));

    private Enquiry Ask(Enterprise enterprise, string interfaceId, DateOnly date) =>
        new(this, enterprise, Knowledge.NumberOf(interfaceId), date);
}
