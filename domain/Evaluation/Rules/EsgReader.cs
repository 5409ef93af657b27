using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>Reads the tree of sub-indices, dimensions, indicators and factors.</summary>
internal static partial class EsgReader
{
    private static readonly string[] s_factor = ["id", "zh", "en", "value", "unit", "direction", "score", "weight", "applies", "missing", "note"];
    private static readonly Dictionary<string, string> s_directions = new() { ["+"] = "+", ["-"] = "-", ["="] = "=" };

    /// <summary>The factors that expressions may name, before any expression is read.</summary>
    public static IReadOnlyList<FactorName> NamesOf(CatalogNode root) =>
    [
        .. FactorsOf(new CatalogNode(root.File, "", root.Value, [])).Select(f => new FactorName(f.Text("id"), f.OptionalText("unit") is { } unit ? Measure.Find(unit) ?? Measure.Pure : null)),
    ];

    public static IReadOnlyList<Pillar> Read(CatalogNode root, ExpressionNames names, IReadOnlyDictionary<string, Expression?> conditions)
    {
        root.AllowOnly(["$schema", "zh", "en", "source", "pillars"]);
        var index = 0;
        return [.. root.Items("pillars").Select(p => PillarOf(p, d => DimensionOf(d, i => IndicatorOf(i, f => FactorOf(f, index++, names, conditions)))))];
    }

    private static IEnumerable<CatalogNode> FactorsOf(CatalogNode root) =>
        root.Items("pillars").SelectMany(p => p.Items("dimensions")).SelectMany(d => d.Items("indicators")).SelectMany(i => i.Items("factors"));

    private static Pillar PillarOf(CatalogNode node, Func<CatalogNode, Dimension> dimension)
    {
        node.AllowOnly(["id", "zh", "en", "weight", "dimensions"]);
        return new(node.Text("id"), node.Label(), (double)node.Number("weight"), [.. node.Items("dimensions").Select(dimension)]);
    }

    private static Dimension DimensionOf(CatalogNode node, Func<CatalogNode, Indicator> indicator)
    {
        node.AllowOnly(["id", "zh", "en", "weight", "indicators"]);
        return new(node.Text("id"), node.Label(), (double)node.Number("weight"), [.. node.Items("indicators").Select(indicator)]);
    }

    private static Indicator IndicatorOf(CatalogNode node, Func<CatalogNode, Factor?> factor)
    {
        node.AllowOnly(["id", "zh", "en", "factors"]);
        return new(node.Text("id"), node.Label(), [.. node.Items("factors").Select(factor).OfType<Factor>()]);
    }

    /// <summary>A factor; null if its value or score cannot be understood, which is noted.</summary>
    private static Factor? FactorOf(CatalogNode node, int index, ExpressionNames names, IReadOnlyDictionary<string, Expression?> conditions)
    {
        node.AllowOnly(s_factor);
        var unit = UnitOf(node);
        var value = node.Understood("value", text => Expression.In(unit, text, names));
        if (value is not null && value.Root.Yield.Kind != Kind.Number && node.Has("unit"))
        {
            node.Wrong("unit", $"only a number has a unit; the value is {value.Root.Yield}");
        }

        var scale = value is null ? null : node.Understood("score", text => Scale.Parse(text, value.Root.Yield));
        var applies = AppliesOf(node, conditions);
        var missing = MissingOf(node);
        if (value is null || scale is null || missing is null)
        {
            return null;
        }

        if (missing.AbsentIsZero && value.Root is LastNode { Yield.Kind: Kind.Choice })
        {
            node.Wrong("missing", "M and a score such as M50 or MNA is needed: no record is none of the values of a choice");
        }

        (value.Root as DaysNode)?.TurnAt(scale.Turns);
        return new Factor
        {
            Id = node.Text("id"),
            Index = index,
            Label = node.Label(),
            Value = value.Text,
            Unit = node.OptionalText("unit"),
            Direction = node.Word("direction", s_directions),
            Scale = scale,
            ScaleText = node.Text("score"),
            Weight = (double)node.Number("weight"),
            Applies = node.Text("applies"),
            Missing = missing,
            Fields = value.Fields,
            Expression = value,
            AppliesIf = applies,
        };
    }

    private static Measure UnitOf(CatalogNode node)
    {
        if (node.OptionalText("unit") is not { } text)
        {
            return Measure.Pure;
        }

        if (Measure.Find(text) is { } unit)
        {
            return unit;
        }

        node.Wrong("unit", "no unit; units are written as in the catalog, such as 元/万元, %, 倍 or 件/百人");
        return Measure.Pure;
    }

    private static Expression? AppliesOf(CatalogNode node, IReadOnlyDictionary<string, Expression?> conditions)
    {
        var name = node.Text("applies");
        if (name != "ALL" && !conditions.ContainsKey(name))
        {
            var valid = conditions.Keys.Prepend("ALL").ToList();
            node.Wrong("applies", $"one of {string.Join(", ", valid)} is needed{Suggestion.For(name, valid)}");
        }

        return conditions.GetValueOrDefault(name);
    }

    private static MissingRule? MissingOf(CatalogNode node)
    {
        var text = node.Text("missing");
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var match = Missing().Match(text);
        if (match.Success)
        {
            var score = match.Groups[1].Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : (double?)null;
            return new MissingRule(text, score, text is "ABS0" or "ABSF");
        }

        node.Wrong("missing", "M and a score from 0 to 100 such as M50, MNA (does not apply), ABS0 or ABSF (no record is 0 or false) is needed");
        return null;
    }

    [GeneratedRegex("^(?:M(100|[1-9]?[0-9])|MNA|ABS0|ABSF)$")]
    private static partial Regex Missing();
}
