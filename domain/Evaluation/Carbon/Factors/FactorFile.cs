using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>A factor file while it is read: its root, and the sources that its values name.</summary>
internal sealed class FactorFile
{
    private readonly Dictionary<string, FactorSource> _sources = [];

    public FactorFile(CatalogNode root, IReadOnlyList<string> properties)
    {
        Root = root;
        root.AllowOnly([.. CarbonVocabulary.File, .. properties]);
        root.Label();
        foreach (var id in root.Keys("sources"))
        {
            _sources.Add(id, new FactorSource(id, root.Child("sources").Bilingual(id)));
        }
    }

    public CatalogNode Root { get; }

    /// <summary>The source that a value names.</summary>
    public FactorSource Source(CatalogNode node) => node.Word("source", _sources) ?? new FactorSource("", new BilingualName("", ""));

    /// <summary>A single factor, which must have this unit.</summary>
    public Factor Factor(string name, string unit, double least, double most)
    {
        var node = Root.Child(name);
        node.AllowOnly(CarbonVocabulary.Factor);
        node.Exactly("unit", unit);
        return new Factor(node.Number("value", least, most), unit, Source(node), node.Remark());
    }
}

/// <summary>Reading of what only factor files have.</summary>
internal static class FactorValues
{
    public static double Number(this CatalogNode node, string name, double least, double most)
    {
        var property = node.Property(name);
        var number = property.ValueKind == JsonValueKind.Number ? property.GetDouble() : double.NaN;
        if (!(number >= least && number <= most))
        {
            node.Wrong(name, $"a number from {least:0.######} to {most:0.######} is needed");
        }

        return number;
    }

    public static void Exactly(this CatalogNode node, string name, string expected)
    {
        var property = node.Property(name);
        if (property.ValueKind != JsonValueKind.String || property.GetString() != expected)
        {
            node.Wrong(name, $"\"{expected}\" is needed");
        }
    }

    public static BilingualName? Remark(this CatalogNode node) => node.Has("remark") ? node.Bilingual("remark") : null;
}
