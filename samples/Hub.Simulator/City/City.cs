namespace Hub.Simulator;

/// <summary>
/// A made-up city of enterprises. Enterprise n is a pure function of the seed and n, its facts of it and of a date,
/// so nothing is kept: 200,000 enterprises need no more memory than two.
/// </summary>
public sealed class City
{
    private readonly Changes _changes;

    /// <summary>A city.</summary>
    /// <param name="seed">The same seed gives the same city.</param>
    /// <param name="enterprises">How many; 1 … 1,000,000.</param>
    /// <param name="changeRate">Share of enterprises whose registration, newest tax grade and first property differ from one day to the next (over k days k times as many); 0 … 1.</param>
    public City(int seed, int enterprises, double changeRate = 0.02)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(enterprises, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(enterprises, CreditCodes.Capacity);
        ArgumentOutOfRangeException.ThrowIfLessThan(changeRate, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changeRate, 1);
        Seed = seed;
        Count = enterprises;
        _changes = new Changes(changeRate);
    }

    /// <summary>What the city is made from.</summary>
    public int Seed { get; }

    /// <summary>How many enterprises there are.</summary>
    public int Count { get; }

    /// <summary>All enterprises in the order of their numbers, made while they are read.</summary>
    public IEnumerable<Enterprise> Enterprises => Enumerable.Range(0, Count).Select(number => new Enterprise(Seed, number));

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

    /// <summary>Which state the facts of an enterprise are in on a day.</summary>
    public Revision RevisionOf(Enterprise enterprise, DateOnly date) => _changes.At(enterprise, date);

    /// <summary>Registration (I24) on a day.</summary>
    public Registration RegistrationOf(Enterprise enterprise, DateOnly date) => Registration.Of(enterprise, RevisionOf(enterprise, date));

    /// <summary>The tax-credit grades (I28) published by a day, oldest year first; at most 2022 … 2025.</summary>
    public IReadOnlyList<TaxGrade> TaxGradesOf(Enterprise enterprise, DateOnly date) => TaxGrades.Of(enterprise, RevisionOf(enterprise, date), date);

    /// <summary>Real estate (I12) on a day, 0 … 5.</summary>
    public IReadOnlyList<Property> PropertiesOf(Enterprise enterprise, DateOnly date) => Properties.Of(enterprise, RevisionOf(enterprise, date));
}
