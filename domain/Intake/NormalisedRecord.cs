namespace Hub.Domain.Intake;

/// <summary>What the normaliser made of one source record: clean and ready to fold, or the list of all its errors.</summary>
/// <param name="Code">The enterprise, if its code is valid.</param>
/// <param name="ItemKey">Identity inside a series or list (<c>2025</c>, <c>20261120</c>); empty for a single record.</param>
/// <param name="AsOf">The instant the facts were true.</param>
/// <param name="Deleted">The department withdraws the item.</param>
/// <param name="Content">Canonical JSON object, fields in catalog order; empty when deleted or wrong.</param>
/// <param name="Hash">Fingerprint of what was said, equal for equal content.</param>
/// <param name="Errors">All errors, not the first; empty when clean.</param>
/// <param name="UnknownFields">Source names the catalog does not know, at most <see cref="Normaliser.MostUnknownNames"/>.</param>
public sealed record NormalisedRecord(
    string? Code,
    string ItemKey,
    DateTimeOffset AsOf,
    bool Deleted,
    ReadOnlyMemory<byte> Content,
    ulong Hash,
    IReadOnlyList<RecordError> Errors,
    IReadOnlyList<string> UnknownFields)
{
    /// <summary>No errors: may be staged.</summary>
    public bool IsClean => Errors.Count == 0;
}
