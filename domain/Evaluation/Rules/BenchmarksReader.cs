using Hub.Domain.Enterprises;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>Reads the benchmarks: indicators with units, groups of divisions, classes with values of their own.</summary>
internal static class BenchmarksReader
{
    public static Benchmarks Read(CatalogNode root)
    {
        root.AllowOnly(["$schema", "zh", "en", "source", "remark", "indicators", "groups", "classes"]);
        var indicators = root.Keys("indicators").Select(id => IndicatorOf(root.Child("indicators"), id)).ToList();
        var groups = root.Items("groups").Select(node => GroupOf(node, indicators)).ToList();
        CheckDivisions(root, groups);
        CheckTwice(root.Items("groups"), "id");
        var byDivision = groups.SelectMany(g => g.Divisions.Select(d => (d, g))).DistinctBy(p => p.d).ToDictionary(p => p.d, p => p.g);
        List<BenchmarkClass> classes = root.Has("classes") ? [.. root.Items("classes").Select(node => ClassOf(node, indicators, byDivision))] : [];
        CheckTwice(root.Has("classes") ? root.Items("classes") : [], "class");
        List<BenchmarkGroup> once = [.. groups.Select(g => g with { Divisions = [.. g.Divisions.Distinct().Where(d => byDivision[d] == g)] })];
        return new Benchmarks(indicators, [.. once.DistinctBy(g => g.Id)], [.. classes.DistinctBy(c => c.Class)]);
    }

    private static BenchmarkIndicator IndicatorOf(CatalogNode node, string id)
    {
        var child = node.Child(id);
        child.AllowOnly(["zh", "en", "unit"]);
        var unit = child.Text("unit");
        if (Measure.Find(unit) is null)
        {
            child.Wrong("unit", "no unit; units are written as in the catalog, such as tCO2e/万元");
        }

        return new(id, child.Label(), unit);
    }

    private static BenchmarkGroup GroupOf(CatalogNode node, List<BenchmarkIndicator> indicators)
    {
        node.AllowOnly(["id", "zh", "en", "divisions", "values"]);
        var values = Values(node, indicators);
        var absent = indicators.Where(i => !values.ContainsKey(i.Id)).Select(i => i.Id).ToList();
        if (absent.Count > 0)
        {
            node.Wrong("values", $"a value of {string.Join(", ", absent)} is needed too");
        }

        return new(node.Text("id"), node.Label(), node.Texts("divisions"), [.. indicators.Select(i => values.GetValueOrDefault(i.Id, double.NaN))]);
    }

    private static BenchmarkClass ClassOf(CatalogNode node, List<BenchmarkIndicator> indicators, Dictionary<string, BenchmarkGroup> byDivision)
    {
        node.AllowOnly(["class", "zh", "en", "values"]);
        var code = node.Text("class");
        var own = Values(node, indicators);
        if (!Industry.IsClass(code) || !byDivision.TryGetValue(code[..2], out var group))
        {
            node.Wrong("class", "a class of GB/T 4754-2017 is needed: four digits within a division of a group");
            return new(code, node.Label(), []);
        }

        return new(code, node.Label(), [.. indicators.Select((indicator, i) => own.GetValueOrDefault(indicator.Id, group.Values[i]))]);
    }

    private static Dictionary<string, double> Values(CatalogNode node, List<BenchmarkIndicator> indicators)
    {
        var values = node.Numbers("values");
        foreach (var (id, value) in values)
        {
            if (indicators.All(i => i.Id != id))
            {
                node.Child("values").Wrong(id, $"no indicator; valid are {string.Join(", ", indicators.Select(i => i.Id))}{Suggestion.For(id, [.. indicators.Select(i => i.Id)])}");
            }
            else if (value <= 0)
            {
                node.Child("values").Wrong(id, "a number above 0 is needed: it is a denominator");
            }
        }

        return values;
    }

    private static void CheckDivisions(CatalogNode root, List<BenchmarkGroup> groups)
    {
        var counts = groups.SelectMany(g => g.Divisions).CountBy(d => d).ToDictionary();
        var all = Industry.Sections.SelectMany(s => s.Divisions).Select(d => d.Code).ToList();
        var absent = all.Where(d => !counts.ContainsKey(d)).ToList();
        var twice = counts.Where(c => c.Value > 1).Select(c => c.Key).ToList();
        var unknown = counts.Keys.Except(all).ToList();
        if (absent.Count + twice.Count + unknown.Count > 0)
        {
            root.Wrong("groups", $"every division once is needed; absent: {Shown(absent)}, twice: {Shown(twice)}, unknown: {Shown(unknown)}");
        }
    }

    private static void CheckTwice(IReadOnlyList<CatalogNode> nodes, string name)
    {
        foreach (var same in nodes.GroupBy(n => n.Text(name)).Where(g => g.Count() > 1))
        {
            same.Skip(1).ToList().ForEach(n => n.Wrong(name, $"one of its own is needed, {same.First().Path} has this one"));
        }
    }

    private static string Shown(List<string> divisions) => divisions.Count == 0 ? "none" : string.Join(' ', divisions);
}
