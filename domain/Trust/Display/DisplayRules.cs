using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Display;

/// <summary>A class of dishonest information (信用修复管理办法, 2026-04-01).</summary>
/// <param name="Id">As departments state it: <c>MINOR</c>, <c>GENERAL</c>, <c>SERIOUS</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="LeastMonths">Months shown before a repair may be granted.</param>
/// <param name="MostMonths">Months after which it goes off by itself; 0 if it is never shown.</param>
public sealed record DishonestyClass(string Id, BilingualName Label, int LeastMonths, int MostMonths);

/// <summary>How the negative records of an interface are shown and kept.</summary>
public sealed record RecordRule
{
    /// <summary>The interface.</summary>
    public required string InterfaceId { get; init; }

    /// <summary>The field and value that make a record negative; null if all are.</summary>
    public (string Field, string Value)? Negative { get; init; }

    /// <summary>The field with the class; null if the department states none.</summary>
    public string? Severity { get; init; }

    /// <summary>The class where none is stated; null if no term runs.</summary>
    public DishonestyClass? AssumedClass { get; init; }

    /// <summary>The dates the terms run from, the first that is stated.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>The field with the department's own last day of publicity.</summary>
    public string? ShownUntil { get; init; }

    /// <summary>The field that says it is repaired.</summary>
    public string? Repaired { get; init; }

    /// <summary>The field that says that it still stands, while which no term runs.</summary>
    public string? StandsWhile { get; init; }

    /// <summary>Whether the rulebook's own look-backs and conditions decide in evaluations: it is public by law elsewhere.</summary>
    public bool IsStatutory { get; init; }
}

/// <summary>How long negative records are shown and kept, and when they may be repaired: <c>catalog/trust/repair.json</c>.</summary>
/// <param name="classes">The classes, mildest first.</param>
/// <param name="records">The rules, one an interface.</param>
/// <param name="keepYears">Years after the act that negative records are kept.</param>
/// <param name="version">Fingerprint of the file.</param>
public sealed class DisplayRules(IReadOnlyList<DishonestyClass> classes, IReadOnlyList<RecordRule> records, int keepYears, string version)
{
    private readonly Dictionary<string, RecordRule> _records = records.ToDictionary(r => r.InterfaceId);

    /// <summary>The classes, mildest first.</summary>
    public IReadOnlyList<DishonestyClass> Classes => classes;

    /// <summary>Years after the act that negative records are kept.</summary>
    public int KeepYears => keepYears;

    /// <summary>Fingerprint of the file: what was displayed by other rules is evaluated again.</summary>
    public string Version => version;

    /// <summary>The rule of an interface; null if its records are not shown by terms.</summary>
    public RecordRule? Of(string interfaceId) => _records.GetValueOrDefault(interfaceId);

    /// <summary>The terms of a record; null if it is not negative.</summary>
    public RecordTerms? TermsOf(string interfaceId, ReadOnlySpan<byte> record) =>
        Of(interfaceId) is { } rule ? RecordTerms.Read(rule, this, record) : null;
}
