using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
        "$schema", "version", "effectiveFrom", "zh", "en", "source", "sources", "carbon", "coverage", "deadSourceScore", "conditions", "eventDates", "open", "ranks", "mustBePositive", "release",
    ];

    /// <summary>Of an interface with several dates: the one of all fields that name none of their own.</summary>
    private const string DefaultDate = "default";

    private static readonly string[] s_files = ["rulebook.json", "benchmarks.json", "esg.json", "negative-list.json", "grading.json", "tasks.json"];

    private const string GreenCatalogueFile = "green-catalogue.json";

    private static readonly Dictionary<string, Grade> s_grades = new() { ["Deep"] = Grade.Deep, ["Medium"] = Grade.Medium, ["Light"] = Grade.Light };

    /// <summary>Reads and checks a rulebook.</summary>
    /// <param name="files">The files of its folder.</param>
    /// <param name="catalog">The interfaces its expressions speak of.</param>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static Rulebook Read(IReadOnlyList<CatalogFile> files, Catalog catalog)
    {
        var mistakes = new List<CatalogMistake>();
        var roots = s_files.ToDictionary(name => name, name => RulebookFile.Root(files, name, mistakes));
        if (mistakes.Count > 0)
        {
            // Without one of the files the others name what is not there.
            throw new CatalogException(mistakes);
        }

        var (root, esg) = (roots["rulebook.json"], roots["esg.json"]);
        root.AllowOnly(s_properties);
        var benchmarks = BenchmarksReader.Read(roots["benchmarks.json"]);
        var green = GreenCatalogueOf(files, mistakes);
        var names = NamesOf(root, new ExpressionNames(catalog, new FactPlan(code => green?.Find(code) is not null)), benchmarks, EsgReader.NamesOf(esg));
        var pillars = EsgReader.Read(esg, names, ConditionsOf(root, names));
        var rulebook = Make(roots, files, names, benchmarks, pillars, green);
        mistakes.AddRange(RulebookChecks.All(rulebook, mistakes.Count));
        return mistakes.Count == 0 ? rulebook : throw new CatalogException(mistakes);
    }

    private static Rulebook Make(
        Dictionary<string, CatalogNode> roots, IReadOnlyList<CatalogFile> files, ExpressionNames names, Benchmarks benchmarks, IReadOnlyList<Pillar> pillars, GreenCatalogue? green)
    {
        var (root, grading) = (roots["rulebook.json"], roots["grading.json"]);
        return new Rulebook
        {
            Version = root.Text("version"),
            EffectiveFrom = root.Date("effectiveFrom"),
            Label = root.Label(),
            Digest = DigestOf(files),
            Pillars = pillars,
            Factors = [.. pillars.SelectMany(p => p.Dimensions).SelectMany(d => d.Factors)],
            NegativeItems = NegativeListReader.Read(roots["negative-list.json"], names),
            // Without its file there is a mistake, and no rulebook.
            Green = green!,
            Attribute = GradingReader.Attribute(grading, names),
            Grades = GradingReader.Grades(grading, names, s_grades),
            Benchmarks = benchmarks,
            BenchmarkValues = BenchmarksReader.Values(roots["benchmarks.json"], names),
            Carbon = CarbonOf(root.Child("carbon")),
            Coverage = CoverageOf(root.Child("coverage")),
            Release = ReleaseOf(root.Child("release")),
            DeadSourceScore = (double)root.Number("deadSourceScore"),
            Tasks = TasksReader.Read(roots["tasks.json"]),
            Plan = names.Plan,
            Names = names,
        };
    }

    private static ExpressionNames NamesOf(CatalogNode root, ExpressionNames names, Benchmarks benchmarks, IReadOnlyList<FactorName> factors) => names with
    {
        Benchmarks = [.. benchmarks.Indicators.Select(i => new BenchmarkName(i.Id, Measure.Find(i.Unit) ?? Measure.Pure))],
        Groups = new EnumType(benchmarks.Groups.ToDictionary(g => g.Id, g => g.Label)),
        Factors = factors,
        EventDates = EventDatesOf(root, names.Catalog),
        Open = OpenOf(root, names),
        Ranks = RanksOf(root, names.Catalog),
        MustBePositive = MustBePositiveOf(root, names.Catalog),
    };

    /// <summary>What open means, by interface; null where it cannot be understood, which is noted.</summary>
    private static Dictionary<string, Expression?> OpenOf(CatalogNode root, ExpressionNames names)
    {
        var open = new Dictionary<string, Expression?>();
        foreach (var id in root.Has("open") ? root.Keys("open") : [])
        {
            var node = root.Child("open");
            var @interface = Known(node, id, names.Catalog);
            open[id] = @interface is null ? null : node.Understood(id, text => Expression.Record(text, @interface, names));
        }

        return open;
    }

    private static HashSet<string> MustBePositiveOf(CatalogNode root, Catalog catalog)
    {
        var fields = root.OptionalTexts("mustBePositive").ToHashSet();
        foreach (var name in fields.Where(f => NumberOf(f, catalog) is null))
        {
            root.Wrong("mustBePositive", $"{name} is no number of the catalog; fields such as I30.revenue are needed");
        }

        return fields;
    }

    private static Field? NumberOf(string name, Catalog catalog) =>
        name.Split('.') is [var id, var field] && catalog.FindInterface(id)?.FindField(field) is { } found && ExpressionNames.YieldOf(found)?.Kind == Kind.Number ? found : null;

    /// <summary>The interface that a property is named after; null if there is none, which is noted.</summary>
    private static Interface? Known(CatalogNode node, string id, Catalog catalog)
    {
        var valid = catalog.Interfaces.Select(i => i.Id).ToList();
        if (catalog.FindInterface(id) is { } found)
        {
            return found;
        }

        node.Wrong(id, $"there is no interface {id}; valid are {string.Join(", ", valid)}{Suggestion.For(id, valid)}");
        return null;
    }

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
            if (Known(node, id, catalog) is { } @interface)
            {
                var own = node.Property(id).ValueKind == JsonValueKind.Object ? node.Dictionary(id) : new() { [DefaultDate] = node.Text(id) };
                own.ToList().ForEach(o => NoteEventDate(node, @interface, o.Key, o.Value, dates));
            }
        }

        return dates;
    }

    private static void NoteEventDate(CatalogNode node, Interface @interface, string field, string date, Dictionary<string, string> dates)
    {
        var (id, valid) = (@interface.Id, @interface.Fields.Where(f => f.Type is DateType or DateTimeType).Select(f => f.Name).ToList());
        if (!valid.Contains(date))
        {
            node.Wrong(id, $"{date} is no date of {id}; valid are {string.Join(", ", valid)}{Suggestion.For(date, valid)}");
        }
        else if (field != DefaultDate && @interface.FindField(field) is null)
        {
            var fields = @interface.Fields.Select(f => f.Name).Prepend(DefaultDate).ToList();
            node.Wrong(id, $"{id} has no field {field}; valid are {string.Join(", ", fields)}{Suggestion.For(field, fields)}");
        }

        dates[field == DefaultDate ? id : $"{id}.{field}"] = date;
    }

    private static Dictionary<string, IReadOnlyList<string>> RanksOf(CatalogNode root, Catalog catalog)
    {
        var ranks = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in root.Has("ranks") ? root.Keys("ranks") : [])
        {
            var order = root.Child("ranks").Texts(name);
            var values = (catalog.FindInterface(name.Split('.')[0])?.FindField(name.Split('.')[^1])?.Type as EnumType)?.Values.Keys.ToHashSet();
            if (values is null || order.Count != values.Count || !values.SetEquals(order))
            {
                root.Child("ranks").Wrong(name, values is null ? "no choice of the catalog; names such as I17.event_level are needed" : $"every value once, from best to worst, is needed: {string.Join(", ", values)}");
            }

            ranks[name] = values is null ? [] : [.. values.OrderBy(order.ToList().IndexOf)];
        }

        return ranks;
    }

    /// <summary>The named conditions; null where one cannot be understood, which is noted.</summary>
    private static Dictionary<string, Expression?> ConditionsOf(CatalogNode root, ExpressionNames names)
    {
        var conditions = new Dictionary<string, Expression?>();
        foreach (var name in root.Has("conditions") ? root.Keys("conditions") : [])
        {
            conditions[name] = root.Child("conditions").Understood(name, text => Expression.Condition(text, names));
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

    private static ReleaseRule ReleaseOf(CatalogNode node)
    {
        node.AllowOnly(["mostChanged", "leastRecognised", "mostRecognised"]);
        return new((double)node.Number("mostChanged"), (double)node.Number("leastRecognised"), (double)node.Number("mostRecognised"));
    }

    private static string DigestOf(IReadOnlyList<CatalogFile> files)
    {
        var all = string.Join('\n', files.OrderBy(f => Path.GetFileName(f.Path), StringComparer.Ordinal).Select(f => f.Text));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }
}
