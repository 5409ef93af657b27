namespace Hub.Domain.Sharing.Risks;

/// <summary>
/// What an evaluation finds by a rule. What is known not to hold is not there at all; what is not known, or no longer holds and is not yet
/// withdrawn, is there without holding: it raises nothing and withdraws nothing.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Key">Which of its occurrences: the item of the negative list; empty where a rule has only one.</param>
/// <param name="Holds">Whether it is known to hold.</param>
/// <param name="Evidence">The values it shows, in the order of the rule; empty where it does not hold.</param>
public sealed record Risk(string Rule, string Key, bool Holds, IReadOnlyList<RiskValue> Evidence);

/// <summary>A value that a risk shows.</summary>
/// <param name="Id">Its name within the rule.</param>
/// <param name="Value">A number of at most two digits after the point in its unit, a word of the catalog, a day, true or false; null if it is not known.</param>
public sealed record RiskValue(string Id, string? Value);
