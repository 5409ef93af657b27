using System.Globalization;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>The named checks of a rulebook as a whole. What the reader already noted is not noted again.</summary>
internal static class RulebookChecks
{
    private const double Rounding = 1e-9;

    private static readonly (string Check, Func<Rulebook, IEnumerable<CatalogMistake>> Run)[] s_checks =
    [
        ("Counts", Counts), ("Ids", Ids), ("Weights", Weights), ("Monotone", Monotone), ("NoCycle", NoCycle), ("Floors", Floors), ("Coverage", Coverage),
    ];

    /// <summary>The mistakes that the checks find.</summary>
    /// <param name="rulebook">What was read.</param>
    /// <param name="noted">How many mistakes were noted while reading: with any, parts may be absent and counts and weights say nothing.</param>
    public static IEnumerable<CatalogMistake> All(Rulebook rulebook, int noted) => noted > 0 ? [] : s_checks.SelectMany(c => c.Run(rulebook));

    private static IEnumerable<CatalogMistake> Counts(Rulebook rulebook)
    {
        var indicators = rulebook.Dimensions.SelectMany(d => d.Indicators).Count();
        (string File, string What, int Count, int Wanted)[] counts =
        [
            ("esg.json", "pillars", rulebook.Pillars.Count, 3),
            ("esg.json", "dimensions", rulebook.Dimensions.Count(), 20),
            ("esg.json", "indicators", indicators, 43),
            ("esg.json", "factors", rulebook.Factors.Count, 94),
            ("negative-list.json", "items", rulebook.NegativeItems.Count, 16),
            ("tasks.json", "tasks", rulebook.Tasks.Count, 9),
            ("tasks.json", "subItems", rulebook.Tasks.Sum(t => t.Steps.Count), 22),
        ];
        return counts.Where(c => c.Count != c.Wanted).Select(c => new CatalogMistake(c.File, c.What, Shown(c.Count), $"the published method has {c.Wanted}"));
    }

    private static IEnumerable<CatalogMistake> Ids(Rulebook rulebook)
    {
        var esg = rulebook.Pillars.Select(p => p.Id)
            .Concat(rulebook.Dimensions.SelectMany(d => d.Indicators.Select(i => i.Id).Prepend(d.Id)))
            .Concat(rulebook.Factors.Select(f => f.Id));
        return Twice("esg.json", esg).Concat(Twice("negative-list.json", rulebook.NegativeItems.Select(n => n.Id)));
    }

    private static IEnumerable<CatalogMistake> Twice(string file, IEnumerable<string> ids) =>
        ids.CountBy(id => id).Where(c => c.Value > 1).Select(c => new CatalogMistake(file, c.Key, $"there {c.Value} times", "every id once is needed"));

    /// <summary>Weights add up: factors to their dimension, dimensions to their sub-index, sub-indices to 100.</summary>
    private static IEnumerable<CatalogMistake> Weights(Rulebook rulebook)
    {
        var sums = rulebook.Dimensions.Select(d => (d.Id, d.Weight, Sum: d.Factors.Sum(f => f.Weight), Of: "its factors"))
            .Concat(rulebook.Pillars.Select(p => (p.Id, p.Weight, Sum: p.Dimensions.Sum(d => d.Weight), Of: "its dimensions")));
        var wrong = sums.Where(s => Math.Abs(s.Weight - s.Sum) > Rounding)
            .Select(s => new CatalogMistake("esg.json", $"{s.Id}.weight", Shown(s.Weight), $"the weights of {s.Of} add up to {Shown(Math.Round(s.Sum, 6))}"));
        var notPositive = rulebook.Factors.Where(f => f.Weight <= 0)
            .Select(f => new CatalogMistake("esg.json", $"{f.Id}.weight", Shown(f.Weight), "a weight above 0 is needed"));
        var whole = rulebook.Pillars.Sum(p => p.Weight);
        return Math.Abs(whole - 100) > Rounding
            ? wrong.Concat(notPositive).Append(new CatalogMistake("esg.json", "pillars", $"{string.Join(" + ", rulebook.Pillars.Select(p => Shown(p.Weight)))} in weight", $"100 is needed, not {Shown(whole)}"))
            : wrong.Concat(notPositive);
    }

    /// <summary>More of what is better never scores less.</summary>
    private static IEnumerable<CatalogMistake> Monotone(Rulebook rulebook)
    {
        foreach (var factor in rulebook.Factors)
        {
            var steps = factor.Scale.Scores.Zip(factor.Scale.Scores.Skip(1), (a, b) => b - a).ToList();
            var fits = factor.Direction switch
            {
                "=" => factor.Scale is MapScale,
                "+" => factor.Scale is not MapScale && steps.TrueForAll(s => s >= 0),
                _ => factor.Scale is not MapScale && steps.TrueForAll(s => s <= 0),
            };
            if (!fits)
            {
                yield return new CatalogMistake("esg.json", $"{factor.Id}.score", factor.ScaleText, factor.Direction switch
                {
                    "=" => "direction = means value by value: MAP is needed",
                    "+" => "direction + means the more the better: PWL or STEP with scores that never fall is needed",
                    _ => "direction - means the less the better: PWL or STEP with scores that never rise is needed",
                });
            }
        }
    }

    private static IEnumerable<CatalogMistake> NoCycle(Rulebook rulebook)
    {
        var asks = rulebook.Factors.DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Expression.Factors);
        return rulebook.Factors.Where(f => Reachable(f.Id, asks).Contains(f.Id))
            .Select(f => new CatalogMistake("esg.json", $"{f.Id}.value", f.Value, "a factor must not be computed from itself, not even through others"));
    }

    private static HashSet<string> Reachable(string from, Dictionary<string, IReadOnlyList<string>> asks)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>(asks[from]);
        while (open.TryDequeue(out var id))
        {
            if (found.Add(id))
            {
                asks[id].ToList().ForEach(open.Enqueue);
            }
        }

        return found;
    }

    /// <summary>A better grade asks no less, and every sub-index has its floor.</summary>
    private static IEnumerable<CatalogMistake> Floors(Rulebook rulebook)
    {
        var needed = rulebook.Pillars.Select(p => p.Id).Append("total").ToList();
        foreach (var grade in rulebook.Grades.Where(g => !g.Floors.Keys.ToHashSet().SetEquals(needed)))
        {
            yield return new CatalogMistake("grading.json", $"{grade.Grade}.floors", string.Join(", ", grade.Floors.Keys), $"floors of {string.Join(", ", needed)} are needed");
        }

        foreach (var (better, less) in rulebook.Grades.Zip(rulebook.Grades.Skip(1)))
        {
            if (better.Grade >= less.Grade)
            {
                yield return new CatalogMistake("grading.json", "grades", string.Join(", ", rulebook.Grades.Select(g => g.Grade)), "every grade once, from the best to the least, is needed");
            }

            foreach (var floor in less.Floors.Keys.Where(f => better.Floors.TryGetValue(f, out var asked) && asked < less.Floors[f]))
            {
                yield return new CatalogMistake("grading.json", $"{less.Grade}.floors.{floor}", Shown(less.Floors[floor]), $"a lesser grade asks no more than a better one; {better.Grade} asks {Shown(better.Floors[floor])}");
            }
        }

        foreach (var (grade, floor) in rulebook.Grades.SelectMany(g => g.Floors.Select(f => (g.Grade, f))).Where(f => f.f.Value is < 0 or > 100))
        {
            yield return new CatalogMistake("grading.json", $"{grade}.floors.{floor.Key}", Shown(floor.Value), "a score from 0 to 100 is needed");
        }
    }

    private static IEnumerable<CatalogMistake> Coverage(Rulebook rulebook)
    {
        var (least, capped) = (rulebook.Coverage.InsufficientBelow, rulebook.Coverage.CappedBelow);
        if (least is < 0 or > 1 || capped < least || capped > 1)
        {
            yield return new CatalogMistake("rulebook.json", "coverage", $"{Shown(least)}, {Shown(capped)}", "0 ≤ insufficientBelow ≤ cappedBelow ≤ 1 is needed");
        }

        if (rulebook.DeadSourceScore is < 0 or > 100)
        {
            yield return new CatalogMistake("rulebook.json", "deadSourceScore", Shown(rulebook.DeadSourceScore), "a score from 0 to 100 is needed");
        }
    }

    private static string Shown(double number) => number.ToString(CultureInfo.InvariantCulture);
}
