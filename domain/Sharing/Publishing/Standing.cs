using Hub.Domain.Sharing.Risks;

namespace Hub.Domain.Sharing.Publishing;

/// <summary>What of an evaluation banks are told when it changes, as it is published.</summary>
/// <param name="Grade">The green grade.</param>
/// <param name="Score">ESG total, 0–100, with two decimals; null if nothing applies.</param>
/// <param name="Intensity">Carbon level, t CO2 per 10,000 yuan of added value, with six decimals; null if it is not known.</param>
/// <param name="Hits">The items of the negative list that are hit.</param>
/// <param name="Risks">What the rules of risks find.</param>
public sealed record Standing(string Grade, decimal? Score, decimal? Intensity, IReadOnlyList<Hit> Hits, IReadOnlyList<Risk> Risks)
{
    /// <summary>Of an enterprise that was never evaluated.</summary>
    public static readonly Standing None = new("", null, null, [], []);

    /// <summary>Whether another standing says the same of grade, score and negative list.</summary>
    public bool EvaluatesAs(Standing other) =>
        (Grade, Score) == (other.Grade, other.Score) && Hits.Select(h => h.Item).SequenceEqual(other.Hits.Select(h => h.Item));

    /// <summary>Whether another standing finds the same risks.</summary>
    public bool RisksAs(Standing other) => Risks.Select(r => (r.Rule, r.Key, r.Holds)).SequenceEqual(other.Risks.Select(r => (r.Rule, r.Key, r.Holds)));
}

/// <summary>A hit of the negative list.</summary>
/// <param name="Item">The item, for example <c>N01</c>.</param>
/// <param name="Interfaces">What it is judged by: who may see them all may be told.</param>
public sealed record Hit(string Item, IReadOnlyList<string> Interfaces);
