using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Consents;

/// <summary>Reads <c>catalog/trust/bands.json</c>.</summary>
public static class BandsReader
{
    private const int MostEdges = 20;
    private const string Money = "money";

    /// <summary>Properties of the file; <c>bands.schema.json</c> has the same.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", "types", "units", "fields"];

    /// <summary>Words for <see cref="Roughness"/>.</summary>
    public static IReadOnlyDictionary<string, Roughness> Words { get; } = new Dictionary<string, Roughness>
    {
        ["band"] = Roughness.Band,
        ["yesNo"] = Roughness.YesNo,
        ["value"] = Roughness.Value,
        ["year"] = Roughness.Year,
        ["omit"] = Roughness.Omit,
    };

    /// <summary>Reads the bands and checks that every field of the catalog has a rule.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static Bands Read(CatalogFile file, Catalog catalog) => CatalogDocument.Read(file, root => ReadFile(root, catalog));

    private static Bands ReadFile(CatalogNode root, Catalog catalog)
    {
        root.AllowOnly(File);
        var (types, units, fields) = (root.Child("types"), root.Child("units"), root.Child("fields"));
        var words = CatalogVocabulary.TypeProperties.Keys.ToDictionary(type => type, type => types.Word(type, Words));
        types.AllowOnly([.. words.Keys]);
        var edges = root.Keys("units").ToDictionary(unit => unit, unit => ReadEdges(units, unit));
        var own = root.Keys("fields").ToDictionary(name => name, name => ReadField(fields, name));
        var all = catalog.Interfaces.SelectMany(i => i.Fields.Select(f => (Name: $"{i.Id}.{f.Name}", Field: f))).ToList();
        foreach (var unknown in own.Keys.Except(all.Select(f => f.Name)))
        {
            fields.Wrong(unknown, $"there is no field {unknown}");
        }

        return new Bands(all.ToDictionary(f => f.Name, f => own.GetValueOrDefault(f.Name) ?? RuleOf(f.Name, f.Field, words, edges, root)));
    }

    private static FieldBands RuleOf(
        string name, Field field, Dictionary<string, Roughness> words, Dictionary<string, IReadOnlyList<decimal>> units, CatalogNode root)
    {
        var how = words[TypeOf(field.Type)];
        if (how != Roughness.Band)
        {
            return new(how, []);
        }

        var unit = field.Type switch { DecimalType d => d.Unit ?? "", IntegerType i => i.Unit ?? "", _ => Money };
        if (!units.TryGetValue(unit, out var edges))
        {
            root.Child("units").Wrong(unit, $"{name} has the unit \"{unit}\": its edges are needed");
        }

        return new(how, edges ?? []);
    }

    private static FieldBands ReadField(CatalogNode fields, string name) => fields.Property(name).ValueKind == JsonValueKind.Array
        ? new(Roughness.Band, ReadEdges(fields, name))
        : new(fields.Word(name, Words), []);

    private static IReadOnlyList<decimal> ReadEdges(CatalogNode node, string name)
    {
        var array = node.Property(name);
        List<decimal> edges = array.ValueKind == JsonValueKind.Array && array.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Number)
            ? [.. array.EnumerateArray().Select(e => e.GetDecimal())]
            : [];
        if (edges.Count is 0 or > MostEdges || edges.Zip(edges.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            node.Wrong(name, $"1 to {MostEdges} ascending numbers are needed");
        }

        return edges;
    }

    private static string TypeOf(FieldType type) => type switch
    {
        DecimalType => "dec(p,s)",
        IntegerType => "int",
        MoneyType => Money,
        BooleanType => "bool",
        DateType => "date",
        DateTimeType => "datetime",
        PeriodType { Length: PeriodLength.Year } => "year",
        PeriodType { Length: PeriodLength.Quarter } => "quarter",
        PeriodType { Length: PeriodLength.Month } => "month",
        PeriodType => "day",
        TextType => "text(n)",
        CreditCodeType => "creditCode",
        IndustryType => "industry",
        DivisionType => "division",
        EnumType => "enum",
        _ => "list",
    };
}
