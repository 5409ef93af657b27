namespace Hub.Domain.Sources;

/// <summary>Checks of canonical units and of what the sources send instead.</summary>
internal static class UnitChecks
{
    public static IEnumerable<CatalogMistake> UnitsAreKnown(InterfaceEntry entry) =>
        from f in entry.AllFields
        let unit = UnitOf(f.Field.Type)
        let names = Unit.All.Select(u => u.Name)
        where unit is not null && !names.Contains(unit)
        select entry.Wrong($"{f.Path}.unit", $"\"{unit}\"", $"one of {string.Join(", ", names)} is needed{Suggestion.For(unit, [.. names])}");

    // Where the canonical unit itself is unknown there is nothing to compare with, and it has been reported.
    public static IEnumerable<CatalogMistake> SourceUnitsAreConvertible(InterfaceEntry entry) =>
        from f in entry.AllFields
        let canonical = CanonicalUnits(f.Field.Type)
        where f.Field.SourceUnit is not null && (canonical.Count > 0 || UnitOf(f.Field.Type) is null)
            && !canonical.Any(unit => Unit.TryFactor(f.Field.SourceUnit, unit.Name, out _))
        select entry.Wrong($"{f.Path}.sourceUnit", $"\"{f.Field.SourceUnit}\"", Expected(canonical, f.Field.SourceUnit!));

    private static string? UnitOf(FieldType type) => type switch
    {
        DecimalType t => t.Unit,
        IntegerType t => t.Unit,
        _ => null,
    };

    // A currency stays what it is, so an amount that may be foreign may come in multiples of any.
    private static List<Unit> CanonicalUnits(FieldType type) => type switch
    {
        MoneyType { ForeignAllowed: true } => [Unit.Find(Unit.Yuan)!, Unit.Find("USD")!],
        MoneyType => [Unit.Find(Unit.Yuan)!],
        _ => UnitOf(type) is { } name && Unit.Find(name) is { } unit ? [unit] : [],
    };

    private static string Expected(List<Unit> canonical, string given)
    {
        var spellings = canonical.SelectMany(unit => unit.Spellings.Keys).Order(StringComparer.Ordinal).ToList();
        return spellings.Count == 0
            ? "a known \"unit\" is needed to convert it into"
            : $"one of {string.Join(", ", spellings)} is needed{Suggestion.For(given, spellings)}";
    }
}
