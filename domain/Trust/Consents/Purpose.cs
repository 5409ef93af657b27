using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Consents;

/// <summary>What can be read of an enterprise.</summary>
public enum Product
{
    /// <summary>Sections of its profile.</summary>
    Profile,

    /// <summary>Its evaluation with the grade and every figure.</summary>
    Evaluation,

    /// <summary>Its emissions.</summary>
    Carbon,

    /// <summary>Of its evaluation the grade only.</summary>
    Grade,
}

/// <summary>What data is read for (用途).</summary>
/// <param name="Code">As requests name it, one of <see cref="CatalogVocabulary.PurposeCodes"/>.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Askers">The roles that may name it.</param>
/// <param name="ConsentMonths">The longest consent in months; null where no consent is given for it (own look, statistics).</param>
/// <param name="UntilLoanEnds">A consent names the day the loan ends, and ends with it at the latest.</param>
/// <param name="Products">What may be read for it.</param>
/// <param name="Interfaces">The interfaces whose sections may be read for it, and no others (最小必要).</param>
public sealed record Purpose(
    string Code, BilingualName Name, IReadOnlyList<CallerRole> Askers, int? ConsentMonths, bool UntilLoanEnds,
    IReadOnlyList<Product> Products, IReadOnlySet<string> Interfaces)
{
    /// <summary>An enterprise's look at its own data (SELF): all of it, without consent.</summary>
    public const string Self = "SELF";

    /// <summary>Whether a section may be read for it.</summary>
    public bool Covers(string interfaceId) => Interfaces.Contains(interfaceId);
}

/// <summary>All purposes, and how an interface that needs a person's consent names the person. Made by <see cref="PurposesReader"/>.</summary>
/// <param name="All">In the order of the file.</param>
/// <param name="Persons">By interface of the class E+P: the field with the person's keyed digest.</param>
public sealed record Purposes(IReadOnlyList<Purpose> All, IReadOnlyDictionary<string, string> Persons)
{
    /// <summary>The purpose of that code, or null.</summary>
    public Purpose? Find(string code) => All.FirstOrDefault(p => p.Code == code);
}
