using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Risks;

/// <summary>A value that shows a risk, as a reader sees it.</summary>
/// <param name="Id">Its name within the rule; of a hit of the negative list, the item.</param>
/// <param name="Name">Its name; of a hit, the threshold.</param>
/// <param name="Value">The value; null where it is not known, and of a hit.</param>
/// <param name="Unit">The unit of a number; null where there is none.</param>
public sealed record RiskEvidence(string Id, BilingualName Name, string? Value, string? Unit);
