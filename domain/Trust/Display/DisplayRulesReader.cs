using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Display;

/// <summary>Reads <c>catalog/trust/repair.json</c>.</summary>
public static class DisplayRulesReader
{
    private const int MostMonths = 120;
    private const int MostYears = 30;

    private static readonly Dictionary<string, bool> s_lookBacks = new() { ["displayed"] = false, ["statutory"] = true };

    /// <summary>Reads and checks the rules.</summary>
    /// <param name="file">The file.</param>
    /// <param name="catalog">The interfaces it speaks of.</param>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static DisplayRules Read(CatalogFile file, Catalog catalog) => CatalogDocument.Read(file, root => ReadRules(root, catalog, VersionOf(file.Text)));

    private static string VersionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static DisplayRules ReadRules(CatalogNode root, Catalog catalog, string version)
    {
        root.AllowOnly(["$schema", "zh", "en", "source", "keepYears", "classes", "records", "without"]);
        root.Label();
        root.Bilingual("source");
        var classes = root.Items("classes").Select(ReadClass).ToList();
        var records = root.Items("records").Select(node => ReadRecord(node, catalog, classes.DistinctBy(c => c.Id).ToDictionary(c => c.Id))).ToList();
        foreach (var node in root.Items("without"))
        {
            node.AllowOnly(["interface", "remark"]);
            InterfaceOf(node, catalog);
            node.Bilingual("remark");
        }

        return new DisplayRules(classes, [.. records.DistinctBy(r => r.InterfaceId)], (int)root.Decimal("keepYears", 1, MostYears), version);
    }

    private static DishonestyClass ReadClass(CatalogNode node)
    {
        node.AllowOnly(["id", "zh", "en", "leastMonths", "mostMonths"]);
        var (least, most) = ((int)node.Decimal("leastMonths", 0, MostMonths), (int)node.Decimal("mostMonths", 0, MostMonths));
        if (least > most)
        {
            node.Wrong("leastMonths", $"at most {most} is needed, the months it is shown");
        }

        return new DishonestyClass(node.Text("id"), node.Label(), least, most);
    }

    private static RecordRule ReadRecord(CatalogNode node, Catalog catalog, IReadOnlyDictionary<string, DishonestyClass> classes)
    {
        node.AllowOnly(["interface", "negative", "severity", "assumedClass", "dates", "shownUntil", "repaired", "standsWhile", "lookBack", "remark"]);
        node.Bilingual("remark");
        var @interface = InterfaceOf(node, catalog);
        return new RecordRule
        {
            InterfaceId = @interface?.Id ?? "",
            Negative = node.Has("negative") ? ReadCondition(node.Child("negative"), @interface) : null,
            Severity = FieldOf<EnumType>(node, "severity", @interface),
            AssumedClass = node.Has("assumedClass") ? node.Word("assumedClass", classes) : null,
            Dates = [.. node.Texts("dates").Where(name => IsField<DateType>(node, "dates", name, @interface))],
            ShownUntil = FieldOf<DateType>(node, "shownUntil", @interface),
            Repaired = FieldOf<BooleanType>(node, "repaired", @interface),
            StandsWhile = FieldOf<BooleanType>(node, "standsWhile", @interface),
            IsStatutory = node.Word("lookBack", s_lookBacks),
        };
    }

    private static (string, string) ReadCondition(CatalogNode node, Interface? @interface)
    {
        node.AllowOnly(["field", "is"]);
        return (FieldOf<EnumType>(node, "field", @interface) ?? "", node.Text("is"));
    }

    private static Interface? InterfaceOf(CatalogNode node, Catalog catalog)
    {
        var found = catalog.FindInterface(node.Text("interface"));
        if (found is null)
        {
            node.Wrong("interface", $"one of {string.Join(", ", catalog.Interfaces.Select(i => i.Id))} is needed");
        }

        return found;
    }

    private static string? FieldOf<T>(CatalogNode node, string name, Interface? @interface)
        where T : FieldType => node.Has(name) && node.Text(name) is var field && IsField<T>(node, name, field, @interface) ? field : null;

    private static bool IsField<T>(CatalogNode node, string name, string field, Interface? @interface)
        where T : FieldType
    {
        var isField = @interface?.FindField(field)?.Type is T;
        if (@interface is not null && !isField)
        {
            var valid = @interface.Fields.Where(f => f.Type is T).Select(f => f.Name).ToList();
            node.Wrong(name, $"fields of {@interface.Id} are needed, of {string.Join(", ", valid)}{Suggestion.For(field, valid)}");
        }

        return isField;
    }
}
