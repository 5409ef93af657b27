using System.Text.RegularExpressions;

namespace Hub.Domain.Sources;

/// <summary>Checks of the fields, one by one and against each other.</summary>
internal static partial class FieldChecks
{
    // What System.Decimal holds exactly.
    private const int LargestPrecision = 28;

    public static IEnumerable<CatalogMistake> NamesAreSnakeCase(InterfaceEntry entry) => entry.AllFields
        .Where(f => !SnakeCase().IsMatch(f.Field.Name))
        .Select(f => entry.Wrong($"{f.Path}.name", $"\"{f.Field.Name}\"", "small letters, digits and underscores are needed, beginning with a letter"));

    public static IEnumerable<CatalogMistake> NamesAreUnique(InterfaceEntry entry) => Siblings(entry)
        .SelectMany(siblings => siblings.GroupBy(f => f.Field.Name))
        .SelectMany(same => same.Skip(1).Select(f => entry.Wrong(
            $"{f.Path}.name", $"\"{f.Field.Name}\"", $"a name of its own is needed, {same.First().Path} has this one")));

    /// <summary>No heading of a source may lead to two fields: neither by name, nor by label, nor by source name.</summary>
    public static IEnumerable<CatalogMistake> SourceNamesAreUnambiguous(InterfaceEntry entry) => HeadingsBeside(entry)
        .SelectMany(siblings => siblings
            .SelectMany(f => Headings(f.Field).Select(h => (h.Where, h.Heading, f.Path)))
            .GroupBy(claim => SourceHeading.Fold(claim.Heading))
            .Where(claims => claims.Select(c => c.Path).Distinct().Count() > 1))
        .SelectMany(claims => claims.Where(c => c.Path != claims.First().Path && c.Where != "name").Select(c => entry.Wrong(
            $"{c.Path}.{c.Where}", $"\"{c.Heading}\"", $"a heading of its own is needed, {claims.First().Path}.{claims.First().Where} claims this one")));

    public static IEnumerable<CatalogMistake> FlatListsStandInTheRecord(InterfaceEntry entry) => entry.AllFields
        .Where(f => f.Field.Type is ListType { Flat: true } && f.Path.LastIndexOf('[') != f.Path.IndexOf('['))
        .Select(f => entry.Wrong($"{f.Path}.flat", "true", "only a list of the record itself can be flat, not one within a list"));

    public static IEnumerable<CatalogMistake> EnumsHaveValues(InterfaceEntry entry) => entry.AllFields
        .Where(f => f.Field.Type is EnumType { Values.Count: 0 })
        .Select(f => entry.Wrong($"{f.Path}.values", "empty", "at least one value with its names is needed"));

    public static IEnumerable<CatalogMistake> CodesLeadToValues(InterfaceEntry entry) =>
        from f in entry.AllFields
        let values = (f.Field.Type as EnumType)?.Values.Keys
        where values is not null
        from code in f.Field.Codes
        where !values.Contains(code.Value)
        select entry.Wrong(
            $"{f.Path}.codes.{code.Key}", $"\"{code.Value}\"", $"one of the values {string.Join(", ", values)} is needed{Suggestion.For(code.Value, [.. values])}");

    public static IEnumerable<CatalogMistake> SizesAreSane(InterfaceEntry entry) => entry.AllFields.SelectMany(f => f.Field.Type switch
    {
        DecimalType { Precision: < 1 or > LargestPrecision } type =>
            [entry.Wrong($"{f.Path}.type", $"\"dec({type.Precision},{type.Scale})\"", $"1 to {LargestPrecision} digits are needed")],
        DecimalType type when type.Scale > type.Precision =>
            [entry.Wrong($"{f.Path}.type", $"\"dec({type.Precision},{type.Scale})\"", "no more digits after the point than in all are needed")],
        TextType { MaxLength: < 1 } type =>
            [entry.Wrong($"{f.Path}.type", $"\"text({type.MaxLength})\"", "room for at least one character is needed")],
        ListType { MaxCount: < 1 } type =>
            [entry.Wrong($"{f.Path}.maxCount", $"{type.MaxCount}", "room for at least one object is needed")],
        _ => Enumerable.Empty<CatalogMistake>(),
    });

    public static IEnumerable<CatalogMistake> BoundsAreInOrderAndFit(InterfaceEntry entry)
    {
        foreach (var (path, field) in entry.AllFields)
        {
            var (min, max) = Bounds(field.Type);
            if (min > max)
            {
                yield return entry.Wrong($"{path}.min", $"{min}", $"a number up to max ({max}) is needed");
            }

            if (field.Type is DecimalType { Precision: <= LargestPrecision } type && type.Scale <= type.Precision
                && new[] { min, max }.Any(bound => Math.Abs(bound ?? 0) >= PowerOfTen(type.Precision - type.Scale)))
            {
                yield return entry.Wrong($"{path}.type", $"\"dec({type.Precision},{type.Scale})\"", $"enough digits for the bounds {min} to {max} are needed");
            }
        }
    }

    private static (decimal? Min, decimal? Max) Bounds(FieldType type) => type switch
    {
        DecimalType t => (t.Min, t.Max),
        IntegerType t => (t.Min, t.Max),
        MoneyType t => (t.Min, t.Max),
        _ => (null, null),
    };

    private static decimal PowerOfTen(int exponent) => decimal.Parse($"1{new string('0', exponent)}");

    private static IEnumerable<(string Where, string Heading)> Headings(Field field) => field.SourceNames
        .Select((name, i) => ($"sourceNames[{i}]", name))
        .Prepend(("en", field.Label.En))
        .Prepend(("zh", field.Label.Zh))
        .Prepend(("name", field.Name));

    // Fields of one object stand beside each other; those of a list within it are a group of their own.
    private static IEnumerable<IGrouping<string, (string Path, Field Field)>> Siblings(InterfaceEntry entry) =>
        entry.AllFields.GroupBy(f => f.Path[..f.Path.LastIndexOf('[')]);

    // The fields of a flat list stand in the record, so their headings are among the record's.
    private static IEnumerable<IGrouping<string, (string Path, Field Field)>> HeadingsBeside(InterfaceEntry entry)
    {
        var flat = entry.AllFields.Where(f => f.Field.Type is ListType { Flat: true }).Select(f => $"{f.Path}.fields").ToHashSet();
        return entry.AllFields
            .Where(f => f.Field.Type is not ListType { Flat: true })
            .GroupBy(f => f.Path[..f.Path.LastIndexOf('[')] is var owner && flat.Contains(owner) ? "fields" : owner);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
