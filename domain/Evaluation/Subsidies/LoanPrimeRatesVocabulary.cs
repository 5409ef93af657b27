namespace Hub.Domain.Evaluation.Subsidies;

/// <summary>Every word the table of loan prime rates may use. The reader and <c>loan-prime-rates.schema.json</c> go by these lists.</summary>
public static class LoanPrimeRatesVocabulary
{
    /// <summary>Properties of the file.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", "zh", "en", "unit", "sources", "source", "fiveYearsAbove", "rates"];

    /// <summary>Properties of what tells the long tenor.</summary>
    public static IReadOnlyList<string> Tenor { get; } = ["value", "unit", "source", "remark"];

    /// <summary>Properties of a change.</summary>
    public static IReadOnlyList<string> Rate { get; } = ["from", "oneYear", "fiveYears"];

    /// <summary>The unit of the rates.</summary>
    public static IReadOnlyDictionary<string, string> RateUnits { get; } = new Dictionary<string, string> { ["%"] = "%" };

    /// <summary>The unit of the tenor.</summary>
    public static IReadOnlyDictionary<string, string> TenorUnits { get; } = new Dictionary<string, string> { ["年"] = "年" };
}
