using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>Reads the negative list.</summary>
internal static class NegativeListReader
{
    private static readonly Dictionary<string, string> s_lookBacks =
        new[] { "current", "12m", "36m", "latestYear" }.ToDictionary(l => l);

    public static IReadOnlyList<NegativeItem> Read(CatalogNode root, ExpressionNames names)
    {
        root.AllowOnly(["$schema", "zh", "en", "source", "groups"]);
        return [.. root.Items("groups").SelectMany(group => Group(group, names))];
    }

    private static IEnumerable<NegativeItem> Group(CatalogNode node, ExpressionNames names)
    {
        node.AllowOnly(["id", "zh", "en", "items"]);
        var label = node.Label();
        return [.. node.Items("items").Select(item => Item(item, label, names)).OfType<NegativeItem>()];
    }

    private static NegativeItem? Item(CatalogNode node, BilingualName group, ExpressionNames names)
    {
        node.AllowOnly(["id", "zh", "en", "hit", "threshold", "lookBack", "sources", "release"]);
        CheckSources(node, names);
        if (node.Understood("hit", text => Expression.Condition(text, names)) is not { } hit)
        {
            return null;
        }

        return new NegativeItem
        {
            Id = node.Text("id"),
            Label = node.Label(),
            Group = group,
            Hit = hit.Text,
            Threshold = node.Bilingual("threshold"),
            LookBack = node.Word("lookBack", s_lookBacks),
            Release = ReleaseOf(node.Child("release"), out var isByDecision),
            IsReleasedByDecision = isByDecision,
            Sources = node.Texts("sources"),
            Fields = hit.Fields,
            Condition = hit,
        };
    }

    /// <summary>What ends the hit, and whether a decision may.</summary>
    private static BilingualName ReleaseOf(CatalogNode node, out bool isByDecision)
    {
        node.AllowOnly(["zh", "en", "decision"]);
        isByDecision = node.Flag("decision");
        return node.Label();
    }

    private static void CheckSources(CatalogNode node, ExpressionNames names)
    {
        var valid = names.Catalog.Interfaces.Select(i => i.Id).ToList();
        foreach (var id in node.Texts("sources").Except(valid))
        {
            node.Wrong("sources", $"there is no interface {id}; valid are {string.Join(", ", valid)}{Suggestion.For(id, valid)}");
        }
    }
}
