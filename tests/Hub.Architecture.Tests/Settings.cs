using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Azure;
using Hub.Functions;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Architecture.Tests;

/// <summary>
/// The names of all settings: those that the code reads, and those that stand in the sample, in bicep and in the documentation.
/// Parts that a deployment chooses are written as <c>{id}</c> and <c>{n}</c>.
/// </summary>
internal static partial class Settings
{
    private static readonly BindingFlags s_methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>What the hub's own options are called, with the property behind each.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> Options { get; } = OptionsOf("Hub", typeof(HubOptions)).ToDictionary();

    /// <summary>What is read besides: schedules of timers, connections of triggers, and what the platform needs.</summary>
    public static IReadOnlyList<string> Besides { get; } = [.. Schedules().Concat(Connections()).Concat(OfPlatform()).Except(Options.Keys).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The sample's values by name.</summary>
    public static ILookup<string, string> Sample { get; } = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("local.settings.sample.json")))
        .RootElement.GetProperty("Values").EnumerateObject().ToLookup(v => General(v.Name), v => v.Value.GetString()!);

    /// <summary>The app settings that bicep gives, with their text.</summary>
    public static ILookup<string, string> Bicep { get; } = AppSetting().Matches(File.ReadAllText(Repository.PathOf("bicep", "modules", "functionapp.bicep")))
        .ToLookup(m => General(m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)), m => m.Groups[2].Value);

    /// <summary>The rows of the documentation: meaning, default and range.</summary>
    public static ILookup<string, (string Meaning, string Default, string Range)> Documented { get; } =
        Row().Matches(File.ReadAllText(Repository.PathOf("docs", "configuration.md")))
            .SelectMany(m => Named(m.Groups[1].Value).Select(name => (Name: General(name), Cells: (m.Groups[2].Value.Trim(), m.Groups[3].Value.Trim(), m.Groups[4].Value.Trim()))))
            .ToLookup(r => r.Name, r => r.Cells);

    private static IEnumerable<KeyValuePair<string, PropertyInfo>> OptionsOf(string prefix, Type type) => type.GetProperties().SelectMany(p =>
    {
        var name = $"{prefix}:{p.Name}";
        return p.PropertyType.GenericTypeArguments is [.., var item] && item.Assembly == typeof(HubOptions).Assembly
            ? OptionsOf($"{name}:{(p.PropertyType.GenericTypeArguments.Length == 2 ? "{id}" : "{n}")}", item)
            : p.PropertyType.Assembly == typeof(HubOptions).Assembly ? OptionsOf(name, p.PropertyType) : [new(name, p)];
    });

    private static IEnumerable<string> Schedules() => Parameters<TimerTriggerAttribute>()
        .Select(a => Reference().Match(a.Schedule)).Where(m => m.Success).Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Connections() => Parameters<ServiceBusTriggerAttribute>().Select(a => a.Connection!).Distinct();

    private static IEnumerable<T> Parameters<T>()
        where T : Attribute =>
        typeof(Routes).Assembly.GetTypes().SelectMany(t => t.GetMethods(s_methods)).SelectMany(m => m.GetParameters())
            .SelectMany(p => p.GetCustomAttributes<T>());

    /// <summary>The Azure platform is not compiled here, so its text is read; and the embedded one's beside it.</summary>
    private static IEnumerable<string> OfPlatform() =>
        RepositoryFiles.Sources("infra/Hub.Platform.Azure").Append(Repository.PathOf("infra", "Hub.Embedded", "Platform.cs")).SelectMany(f => ReadByPlatform().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value);

    /// <summary>A cell names one setting, or several of one parent: <c>`A:B:X`, `:Y`</c>.</summary>
    private static IEnumerable<string> Named(string cell)
    {
        var names = Code().Matches(cell).Select(m => m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)).ToList();
        return names.Select(n => n.StartsWith(':') ? names[0][..names[0].LastIndexOf(':')] + n : n);
    }

    private static string General(string name) => Position().Replace(Department().Replace(name, "Hub:Departments:{id}:"), "Hub:DemoCallers:{n}:");

    [GeneratedRegex(@"^Hub:Departments:[^:]+:")]
    private static partial Regex Department();

    [GeneratedRegex(@"^Hub:DemoCallers:[^:]+:")]
    private static partial Regex Position();

    [GeneratedRegex("^%(.+)%$")]
    private static partial Regex Reference();

    [GeneratedRegex("""(?:settings\[|Read(?:Uri)?\(settings, |GetValue<bool>\()"([^"]+)""")]
    private static partial Regex ReadByPlatform();

    [GeneratedRegex(@"^ +(?:.*=> |.*\{ )?'?([A-Z]\w*(?:__(?:\w|\$\{[\w.]+\})+)*|[A-Z][A-Z_]+)'?(?::|,)(.*)$", RegexOptions.Multiline)]
    private static partial Regex AppSetting();

    [GeneratedRegex(@"^\| (`[^|]+) \|([^|]+)\|([^|]*)\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
