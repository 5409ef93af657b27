using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>A record of a section, as a formula looks at it.</summary>
/// <param name="Key">Identity inside the section.</param>
/// <param name="Content">Canonical JSON object.</param>
public readonly record struct Entry(string Key, ReadOnlyMemory<byte> Content);

/// <summary>What a formula is evaluated on.</summary>
/// <param name="Today">The day that windows of lists end with.</param>
/// <param name="Record">The values of the record, in the order of its <see cref="RecordNames"/>; empty where there is none.</param>
/// <param name="EntriesOf">The present records of an interface in the order of their keys; null where the profile has no section of it.</param>
public sealed record Facts(DateOnly Today, Value[] Record, Func<Interface, IReadOnlyList<Entry>?> EntriesOf)
{
    /// <summary>Facts of one record and nothing else.</summary>
    public static Facts OfRecord(DateOnly today, Value[] record) => new(today, record, _ => null);

    /// <summary>Facts of an enterprise's sections.</summary>
    public static Facts OfSections(DateOnly today, Func<Interface, IReadOnlyList<Entry>?> entriesOf) => new(today, [], entriesOf);
}
