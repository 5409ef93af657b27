namespace Hub.Domain.Trust.Consents;

/// <summary>Every word <c>purposes.json</c> may use. The reader and <c>purposes.schema.json</c> go by these lists.</summary>
public static class PurposesVocabulary
{
    /// <summary>Properties of the file.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", "purposes", "interfaces", "persons"];

    /// <summary>Properties of a purpose.</summary>
    public static IReadOnlyList<string> Purpose { get; } = ["code", "zh", "en", "askers", "consentMonths", "untilLoanEnds", "products"];

    /// <summary>Words for <see cref="Product"/>.</summary>
    public static IReadOnlyDictionary<string, Product> Products { get; } = new Dictionary<string, Product>
    {
        ["profile"] = Product.Profile,
        ["evaluation"] = Product.Evaluation,
        ["carbon"] = Product.Carbon,
        ["grade"] = Product.Grade,
    };

    /// <summary>The roles that read.</summary>
    public static IReadOnlyDictionary<string, CallerRole> Askers { get; } =
        new[] { CallerRole.Bank, CallerRole.Enterprise, CallerRole.Supervisor }.ToDictionary(role => role.ToString());
}
