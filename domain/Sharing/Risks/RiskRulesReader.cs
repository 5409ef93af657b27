using System.Globalization;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Risks;

/// <summary>Reads <c>catalog/products/risk-rules.json</c>.</summary>
public static class RiskRulesReader
{
    private const int LongestWindow = 366;
    private const string EachHit = "negativeHit";

    private static readonly TimeSpan s_longestClock = TimeSpan.FromDays(30);
    private static readonly string[] s_file = ["$schema", "version", "zh", "en", "rules"];
    private static readonly string[] s_rule = ["id", "zh", "en", "severity", "acknowledgeWithin", "dedupeWindow", "when", "each", "withdrawal", "interfaces", "evidence"];
    private static readonly Dictionary<string, Severity> s_severities = new() { ["high"] = Severity.High, ["medium"] = Severity.Medium, ["low"] = Severity.Low };
    private static readonly Dictionary<string, string> s_each = new() { [EachHit] = EachHit };

    /// <summary>Reads and checks the file. What its expressions ask for is decoded from now on with what the rulebook asks for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rulebook">The rulebook beside which the rules are evaluated, and whose language they speak.</param>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static RiskRules Read(CatalogFile file, Rulebook rulebook) => CatalogDocument.Read(file, root =>
    {
        root.AllowOnly(s_file);
        root.Label();
        var rules = root.DistinctItems("rules", "id").Select(node => ReadRule(node, rulebook)).ToList();
        return new RiskRules($"{root.Text("version")}+{CatalogDocument.VersionOf([file])}", rules, rulebook.NegativeItems);
    });

    private static RiskRule ReadRule(CatalogNode node, Rulebook rulebook)
    {
        node.AllowOnly(s_rule);
        var withdrawal = node.Child("withdrawal");
        withdrawal.AllowOnly(["zh", "en", "when"]);
        var isOfHits = IsOfHits(node);
        var rule = new RiskRule
        {
            Id = IdOf(node),
            Label = node.Label(),
            Severity = node.Word("severity", s_severities),
            AcknowledgeWithin = ClockOf(node),
            DedupeWindow = WindowOf(node),
            When = isOfHits ? null : node.Understood("when", text => Expression.Condition(text, rulebook.Names)),
            Withdrawal = withdrawal.Label(),
            WithdrawnWhen = withdrawal.Has("when") ? withdrawal.Understood("when", text => Expression.Condition(text, rulebook.Names)) : null,
            Interfaces = isOfHits ? [] : node.Texts("interfaces"),
            Evidence = isOfHits ? [] : [.. node.DistinctItems("evidence", "id").Select(e => ReadEvidence(e, rulebook.Names)).OfType<EvidenceValue>()],
        };
        CheckInterfaces(node, rule, rulebook);
        return rule;
    }

    /// <summary>Whether it raises each hit; what belongs to the other kind of rule is noted.</summary>
    private static bool IsOfHits(CatalogNode node)
    {
        if (!node.Has("each"))
        {
            return false;
        }

        node.Word("each", s_each);
        foreach (var name in new[] { "when", "interfaces", "evidence" }.Where(node.Has))
        {
            node.Wrong(name, $"a rule with each has none: condition, interfaces and evidence are those of the item");
        }

        if (node.Child("withdrawal").Has("when"))
        {
            node.Child("withdrawal").Wrong("when", "a rule with each has none: a hit is over when its item says so");
        }

        return true;
    }

    private static string IdOf(CatalogNode node)
    {
        var id = node.Text("id");
        if (id.Length is < 3 or > 40 || !char.IsAsciiLetterLower(id[0]) || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            node.Wrong("id", "3 to 40 small letters, digits and hyphens, a letter first, are needed");
        }

        return id;
    }

    private static TimeSpan ClockOf(CatalogNode node)
    {
        var text = node.Text("acknowledgeWithin");
        var isNumber = int.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var clock = !isNumber ? TimeSpan.Zero : text[^1] == 'h' ? TimeSpan.FromHours(number) : text[^1] == 'd' ? TimeSpan.FromDays(number) : TimeSpan.Zero;
        if (clock <= TimeSpan.Zero || clock > s_longestClock)
        {
            node.Wrong("acknowledgeWithin", "hours or days such as 24h or 3d, at most 30d, are needed");
        }

        return clock;
    }

    private static TimeSpan WindowOf(CatalogNode node)
    {
        var days = node.Integer("dedupeWindow");
        if (days is < 1 or > LongestWindow)
        {
            node.Wrong("dedupeWindow", $"1 to {LongestWindow} days are needed");
        }

        return TimeSpan.FromDays(days);
    }

    private static EvidenceValue? ReadEvidence(CatalogNode node, ExpressionNames names)
    {
        node.AllowOnly(["id", "zh", "en", "value", "unit"]);
        var unit = node.OptionalText("unit");
        var measure = unit is null ? null : Measure.Find(unit);
        if (unit is not null && measure is null)
        {
            node.Wrong("unit", "a unit as in the catalog is needed, such as 元, %, kWh or 人");
        }

        var value = node.Understood("value", text => measure is null ? Expression.Parse(text, names) : Expression.In(measure, text, names));
        if (value is not null && unit is null && value.Root.Yield is { Kind: Kind.Number, Measure: { IsPure: false } own })
        {
            node.Wrong("unit", $"the value is a number in {own}; name the unit it is shown in");
        }

        return value is null ? null : new EvidenceValue(node.Text("id"), node.Label(), unit, value);
    }

    /// <summary>Nobody is told what rests on an interface that he may not see: every interface that is read must be named.</summary>
    private static void CheckInterfaces(CatalogNode node, RiskRule rule, Rulebook rulebook)
    {
        var valid = rulebook.Names.Catalog.Interfaces.Select(i => i.Id).ToList();
        foreach (var id in rule.Interfaces.Except(valid))
        {
            node.Wrong("interfaces", $"there is no interface {id}; valid are {string.Join(", ", valid)}{Suggestion.For(id, valid)}");
        }

        var read = new[] { rule.When, rule.WithdrawnWhen }.OfType<Expression>().Concat(rule.Evidence.Select(e => e.Value)).SelectMany(e => RestsOn(e, rulebook));
        if (read.Distinct().Except(rule.Interfaces).ToList() is { Count: > 0 } missing && rule.Interfaces.Count > 0)
        {
            node.Wrong("interfaces", $"the rule reads {string.Join(", ", missing)} too, which must be named");
        }
    }

    /// <summary>The interfaces that an expression reads, by itself, through factors and through emissions.</summary>
    private static IEnumerable<string> RestsOn(Expression expression, Rulebook rulebook)
    {
        var factors = rulebook.Factors.Where(f => expression.Factors.Contains(f.Id)).SelectMany(f => RestsOn(f.Expression, rulebook));
        var emissions = expression.Text.Contains("CARBON.", StringComparison.Ordinal) ? ["I05", "I16", "I36"] : Array.Empty<string>();
        return expression.Fields.Select(f => f.Split('.')[0]).Concat(factors).Concat(emissions);
    }
}
