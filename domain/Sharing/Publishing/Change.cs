using System.Text.Json.Serialization;

namespace Hub.Domain.Sharing.Publishing;

/// <summary>What one write did to an enterprise's row: kept with the row until every bank concerned was told.</summary>
/// <param name="CreditCode">The enterprise.</param>
/// <param name="Version">The version of its profile after the write.</param>
/// <param name="At">When: for one enterprise never earlier than the change before.</param>
/// <param name="Sections">The interfaces whose sections changed; none if only the evaluation did.</param>
/// <param name="Rulebook">By which rulebook it is evaluated.</param>
/// <param name="Before">Its standing before; <see cref="Standing.None"/> if it had none.</param>
/// <param name="After">Its standing after.</param>
/// <param name="Region">Division code of the registration; null if unknown.</param>
/// <param name="Industry">Industry code of the registration; null if unknown.</param>
public sealed record Change(
    string CreditCode, int Version, DateTimeOffset At, IReadOnlyList<string> Sections, string Rulebook, Standing Before, Standing After,
    string? Region, string? Industry)
{
    /// <summary>Whether nobody needs to be told.</summary>
    [JsonIgnore]
    public bool IsNothing => Sections.Count == 0 && After.EvaluatesAs(Before) && After.Intensity == Before.Intensity && After.RisksAs(Before);
}
