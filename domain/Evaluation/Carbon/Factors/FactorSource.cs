using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Where a factor was published.</summary>
/// <param name="Id">Its name in the factor file.</param>
/// <param name="Name">Standard or notice, in both languages, with what is to be kept in mind when quoting it.</param>
public sealed record FactorSource(string Id, BilingualName Name);

/// <summary>A single published number.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Remark">What to know before using it; null if there is nothing.</param>
public sealed record Factor(double Value, string Unit, FactorSource Source, BilingualName? Remark);
