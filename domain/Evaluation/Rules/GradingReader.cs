using System.Text.Json;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>Reads the green attribute, and the grades with their floors and subsidies.</summary>
internal static class GradingReader
{
    public static GreenAttributeRule Attribute(CatalogNode root, ExpressionNames names)
    {
        root.AllowOnly(["$schema", "zh", "en", "source", "attribute", "grades", "subsidyBase"]);
        var node = root.Child("attribute");
        node.AllowOnly(["revenueShare", "useOfProceeds"]);
        var share = node.Child("revenueShare");
        share.AllowOnly(["factor", "unit", "enough", "enoughIfFirst", "source", "note"]);
        var factor = share.Text("factor");
        if (names.Factors.All(f => f.Id != factor))
        {
            share.Wrong("factor", "a factor of the tree is needed, such as F039");
        }

        return new(factor, (double)share.Number("enough"), (double)share.Number("enoughIfFirst"), Conditions(node, "useOfProceeds", names));
    }

    public static IReadOnlyList<GradeRule> Grades(CatalogNode root, ExpressionNames names, IReadOnlyDictionary<string, Grade> words) =>
        [.. root.Items("grades").Select(node => GradeOf(node, names, words))];

    private static GradeRule GradeOf(CatalogNode node, ExpressionNames names, IReadOnlyDictionary<string, Grade> words)
    {
        node.AllowOnly(["id", "zh", "en", "floors", "conditions", "interestSubsidy", "guaranteeSubsidy", "sources"]);
        var floors = node.Numbers("floors");
        return new(
            node.Word("id", words), node.Label(), floors.GetValueOrDefault("total"), floors, Conditions(node, "conditions", names),
            Share(node, "interestSubsidy"), Share(node, "guaranteeSubsidy"));
    }

    private static decimal Share(CatalogNode node, string name)
    {
        var share = node.Number(name);
        if (share is < 0 or > 1)
        {
            node.Wrong(name, "a share from 0 to 1 is needed, 0.12 for 12 %");
        }

        return share;
    }

    private static IReadOnlyList<NamedCondition> Conditions(CatalogNode node, string name, ExpressionNames names) =>
        node.Property(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0
            ? []
            : [.. node.Items(name).Select(n => Condition(n, names)).OfType<NamedCondition>()];

    private static NamedCondition? Condition(CatalogNode node, ExpressionNames names)
    {
        node.AllowOnly(["id", "zh", "en", "holds", "inCatalogue", "source"]);
        var condition = node.Has("inCatalogue")
            ? node.Understood("inCatalogue", field => Expression.Condition($"LISTED({field})", names))
            : node.Understood("holds", text => Expression.Condition(text, names));
        return condition is not null
            ? new NamedCondition(node.Label(), condition.Text) { Condition = condition }
            : null;
    }
}
