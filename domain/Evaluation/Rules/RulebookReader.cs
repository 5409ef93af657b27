using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Projects;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>Reads the files of one version of the rulebook and runs the named checks over it.</summary>
public static class RulebookReader
{
    private static readonly string[] s_properties =
    [
        "$schema", "version", "effectiveFrom", "zh", "en", "source", "sources", "carbon", "coverage", "deadSourceScore", "conditions", "eventDates", "open", "ranks", "mustBePositive",
    ];

    private const string GreenCatalogueFile = "green-catalogue.json";

    private static readonly Dictionary<string, Grade> s_grades = new() { ["Deep"] = Grade.Deep, ["Medium"] = Grade.Medium, ["Light"] = Grade.Light };

    /// <summary>Reads and checks a rulebook.</summary>
    /// <param name="files">The files of its folder.</param>
    /// <param name="catalog">The interfaces its expressions speak of.</param>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static Rulebook Read(IReadOnlyList<CatalogFile> files, Catalog catalog)
    {
        var mistakes = new List<CatalogMistake>();
        var root = RulebookFile.Root(files, "rulebook.json", mistakes);
        root.AllowOnly(s_properties);
        var benchmarks = BenchmarksReader.Read(RulebookFile.Root(files, "benchmarks.json", mistakes));
        var esg = RulebookFile.Root(files, "esg.json", mistakes);
        var green = GreenCatalogueOf(files, mistakes);
        var names = NamesOf(root, new ExpressionNames(catalog, new FactPlan(code => green?.Find(code) is not null)), benchmarks, EsgReader.NamesOf(esg));
        var pillars = EsgReader.Read(esg, names, ConditionsOf(root, names));
        var rulebook = Make(root, files, names, benchmarks, pillars, mistakes);
        mistakes.AddRange(RulebookChecks.All(rulebook, mistakes.Count));
        return mistakes.Count == 0 ? rulebook : throw new CatalogException(mistakes);
    }

    private static Rulebook Make(
        CatalogNode root, IReadOnlyList<CatalogFile> files, ExpressionNames names, Benchmarks benchmarks, IReadOnlyList<Pillar> pillars,
        List<CatalogMistake> mistakes)
    {
        var grading = RulebookFile.Root(files, "grading.json", mistakes);
        return new Rulebook
        {
            Version = root.Text("version"),
            EffectiveFrom = root.Date("effectiveFrom"),
            Label = root.Label(),
            Digest = DigestOf(files),
            Pillars = pillars,
            Factors = [.. pillars.SelectMany(p => p.Dimensions).SelectMany(d => d.Factors)],
            NegativeItems = NegativeListReader.Read(RulebookFile.Root(files, "negative-list.json", mistakes), names),
            Attribute = GradingReader.Attribute(grading, names),
            Grades = GradingReader.Grades(grading, names, s_grades),
            Benchmarks = benchmarks,
            Carbon = CarbonOf(root.Child("carbon")),
            Coverage = CoverageOf(root.Child("coverage")),
            DeadSourceScore = (double)root.Number("deadSourceScore"),
            Tasks = TasksReader.Read(RulebookFile.Root(files, "tasks.json", mistakes)),
            Plan = names.Plan,
        };
    }

    private static ExpressionNames NamesOf(CatalogNode root, ExpressionNames names, Benchmarks benchmarks, IReadOnlyList<FactorName> factors) => names with
    {
        Benchmarks = [.. benchmarks.Indicators.Select(i => new BenchmarkName(i.Id, Measure.Find(i.Unit) ?? Measure.Pure))],
        Groups = new EnumType(benchmarks.Groups.ToDictionary(g => g.Id, g => g.Label)),
        Factors = factors,
        EventDates = EventDatesOf(root, names.Catalog),
        Open = root.Dictionary("open"),
        Ranks = RanksOf(root, names.Catalog),
        MustBePositive = root.OptionalTexts("mustBePositive").ToHashSet(),
    };

    private static GreenCatalogue? GreenCatalogueOf(IReadOnlyList<CatalogFile> files, List<CatalogMistake> mistakes)
    {
        if (files.FirstOrDefault(f => Path.GetFileName(f.Path) == GreenCatalogueFile) is not { } file)
        {
            mistakes.Add(new CatalogMistake(GreenCatalogueFile, "the file", "absent", "every rulebook has one"));
            return null;
        }

        try
        {
            return GreenCatalogueReader.Read(file);
        }
        catch (CatalogException e)
        {
            mistakes.AddRange(e.Mistakes);
            return null;
        }
    }

    /// <summary>The date of an interface's events, and of single fields their own.</summary>
    private static Dictionary<string, string> EventDatesOf(CatalogNode root, Catalog catalog)
    {
        var dates = new Dictionary<string, string>();
        foreach (var id in root.Has("eventDates") ? root.Keys("eventDates") : [])
        {
            var node = root.Child("eventDates");
            var own = node.Property(id).ValueKind == System.Text.Json.JsonValueKind.Object ? node.Dictionary(id) : new() { ["default"] = node.Text(id) };
            foreach (var (field, date) in own)
            {
                if (catalog.FindInterface(id)?.FindField(date) is not { Type: DateType or DateTimeType })
                {
                    node.Wrong(id, $"{date} is no date of {id}");
                }
                else
                {
                    dates[field == "default" ? id : $"{id}.{field}"] = date;
                }
            }
        }

        return dates;
    }

    private static Dictionary<string, IReadOnlyList<string>> RanksOf(CatalogNode root, Catalog catalog)
    {
        var ranks = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in root.Has("ranks") ? root.Keys("ranks") : [])
        {
            var order = root.Child("ranks").Texts(name);
            var values = (catalog.FindInterface(name.Split('.')[0])?.FindField(name.Split('.')[^1])?.Type as EnumType)?.Values.Keys.ToHashSet();
            if (values is null || !values.SetEquals(order))
            {
                root.Child("ranks").Wrong(name, values is null ? "no such choice in the catalog" : $"every value once, from best to worst, is needed: {string.Join(", ", values)}");
            }
            else
            {
                ranks[name] = order;
            }
        }

        return ranks;
    }

    private static Dictionary<string, Expression> ConditionsOf(CatalogNode root, ExpressionNames names)
    {
        var conditions = new Dictionary<string, Expression>();
        foreach (var name in root.Has("conditions") ? root.Keys("conditions") : [])
        {
            if (root.Child("conditions").Understood(name, text => Expression.Condition(text, names)) is { } condition)
            {
                conditions[name] = condition;
            }
        }

        return conditions;
    }

    private static CarbonRule CarbonOf(CatalogNode node)
    {
        node.AllowOnly(["factorSet", "gwp", "gridRegion"]);
        return new(node.Text("factorSet"), node.Text("gwp"), node.Text("gridRegion"));
    }

    private static CoverageRule CoverageOf(CatalogNode node)
    {
        node.AllowOnly(["insufficientBelow", "cappedBelow", "cappedAt"]);
        return new((double)node.Number("insufficientBelow"), (double)node.Number("cappedBelow"), node.Word("cappedAt", s_grades));
    }

    private static string DigestOf(IReadOnlyList<CatalogFile> files)
    {
        var all = string.Join('\n', files.OrderBy(f => Path.GetFileName(f.Path), StringComparer.Ordinal).Select(f => f.Text));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }
}
