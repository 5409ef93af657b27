using System.Text.RegularExpressions;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Sharing.Reports;

/// <summary>Reads <c>catalog/products/report.json</c>.</summary>
public static partial class ReportTemplateReader
{
    private const int MostMonths = 120;

    private static readonly string[] s_file = ["$schema", "version", "zh", "en", "disclaimer", "sections", "negative"];
    private static readonly string[] s_section = ["id", "zh", "en", "interfaces", "product", "blocks"];
    private static readonly string[] s_block = ["kind", "zh", "en", "interface", "fields", "months", "date", "where"];
    private static readonly string[] s_filter = ["field", "is"];
    private static readonly Dictionary<string, Product> s_products = new() { ["evaluation"] = Product.Evaluation, ["carbon"] = Product.Carbon };
    private static readonly Dictionary<string, ReportBlockKind> s_kinds = new()
    {
        ["facts"] = ReportBlockKind.Facts, ["table"] = ReportBlockKind.Table, ["series"] = ReportBlockKind.Series,
        ["changes"] = ReportBlockKind.Changes, ["ratios"] = ReportBlockKind.Ratios, ["size"] = ReportBlockKind.Size,
    };

    /// <summary>Reads the template and checks it against the catalog.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static ReportTemplate Read(CatalogFile file, Catalog catalog) => CatalogDocument.Read(file, root => ReadFile(root, catalog));

    private static ReportTemplate ReadFile(CatalogNode root, Catalog catalog)
    {
        root.AllowOnly(s_file);
        var sections = root.DistinctItems("sections", "id");
        return new ReportTemplate(
            root.Text("version"), root.Label(), root.Bilingual("disclaimer"),
            [.. sections.Select(s => ReadSection(s, catalog))],
            [.. root.Items("negative").Select(b => ReadBlock(b, catalog)).OfType<ReportBlock>()]);
    }

    private static ReportSection ReadSection(CatalogNode node, Catalog catalog)
    {
        node.AllowOnly(s_section);
        var id = node.Text("id");
        if (!SectionId().IsMatch(id))
        {
            node.Wrong("id", "R and two digits are needed, such as R02");
        }

        var named = node.OptionalTexts("interfaces");
        var interfaces = named.Select(catalog.FindInterface).OfType<Interface>().ToList();
        if (interfaces.Count < named.Count)
        {
            node.Wrong("interfaces", "interfaces of the catalog are needed");
        }

        var product = node.Has("product") ? node.Word("product", s_products) : (Product?)null;
        if (product is null == (named.Count == 0))
        {
            node.Wrong("interfaces", "a section has either interfaces or a product");
        }

        var blocks = product is null ? node.Items("blocks") : [];
        foreach (var block in blocks.Where(b => !named.Contains(b.Text("interface"))))
        {
            block.Wrong("interface", "one of the section's interfaces is needed");
        }

        return new ReportSection(id, node.Label(), interfaces, product, [.. blocks.Select(b => ReadBlock(b, catalog)).OfType<ReportBlock>()]);
    }

    private static ReportBlock? ReadBlock(CatalogNode node, Catalog catalog)
    {
        node.AllowOnly(s_block);
        var (kind, name) = (node.Word("kind", s_kinds), node.Label());
        if (catalog.FindInterface(node.Text("interface")) is not { } @interface)
        {
            node.Wrong("interface", "an interface of the catalog is needed");
            return null;
        }

        var fields = ReadFields(node, @interface);
        if (kind == ReportBlockKind.Series && (fields.Count != 1 || @interface.Section.Kind != SectionKind.Series))
        {
            node.Wrong("fields", "a series is one field of an interface with periods");
        }

        var months = node.Has("months") ? (int)node.Decimal("months", 1, MostMonths) : (int?)null;
        if (kind == ReportBlockKind.Changes && months is null)
        {
            node.Wrong("months", "changes are looked for so many months back");
        }

        var date = node.Has("date") ? FieldOf(node, "date", node.Text("date"), @interface, f => f.Type is DateType) : null;
        return new ReportBlock(kind, name, @interface, fields, months, date, node.Has("where") ? ReadFilter(node.Child("where"), @interface) : null);
    }

    private static List<Field> ReadFields(CatalogNode node, Interface @interface) =>
        [.. node.Texts("fields").Select(name => FieldOf(node, "fields", name, @interface, f => f.Type is not ListType)).OfType<Field>()];

    private static RecordFilter? ReadFilter(CatalogNode node, Interface @interface)
    {
        node.AllowOnly(s_filter);
        var field = FieldOf(node, "field", node.Text("field"), @interface, f => f.Type is EnumType or BooleanType);
        var values = node.Texts("is");
        IReadOnlyList<string> valid = field?.Type is EnumType choices ? [.. choices.Values.Keys] : ["true", "false"];
        if (field is not null && values.Except(valid).Any())
        {
            node.Wrong("is", $"some of {string.Join(", ", valid)} are needed");
        }

        return field is null ? null : new RecordFilter(field, values);
    }

    private static Field? FieldOf(CatalogNode node, string property, string name, Interface @interface, Func<Field, bool> isRight)
    {
        if (@interface.Fields.FirstOrDefault(f => f.Name == name && isRight(f)) is { } field)
        {
            return field;
        }

        string[] valid = [.. @interface.Fields.Where(isRight).Select(f => f.Name)];
        node.Wrong(property, $"{name} is none of {@interface.Id}'s {string.Join(", ", valid)}{Suggestion.For(name, valid)}");
        return null;
    }

    [GeneratedRegex("^R(0[2-9]|[1-9][0-9])$")]
    private static partial Regex SectionId();
}
