using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Callers;

/// <summary>What a role may when nothing else is said of a caller.</summary>
/// <param name="Scopes">What it may do.</param>
/// <param name="Limits">How much it may ask.</param>
public sealed record RoleDefault(IReadOnlyList<string> Scopes, CallLimits Limits);

/// <summary>The defaults of all roles: the file <c>trust/roles.json</c> of the catalog.</summary>
public sealed class RoleDefaults
{
    private static readonly Dictionary<string, CallerRole> s_roles = Enum.GetValues<CallerRole>().ToDictionary(r => r.ToString());

    private readonly Dictionary<CallerRole, RoleDefault> _defaults;

    private RoleDefaults(Dictionary<CallerRole, RoleDefault> defaults) => _defaults = defaults;

    /// <summary>The defaults of a role.</summary>
    public RoleDefault Of(CallerRole role) => _defaults[role];

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names path, value and what would be right.</exception>
    public static RoleDefaults Read(CatalogFile file)
    {
        var mistakes = new List<CatalogMistake>();
        var defaults = new Dictionary<CallerRole, RoleDefault>();
        using var document = Parse(file);
        var root = new CatalogNode(file.Path, "", document.RootElement, mistakes);
        root.AllowOnly(["$schema", "roles"]);
        foreach (var node in root.Items("roles"))
        {
            node.AllowOnly(["role", "zh", "en", "scopes", "perMinute", "perDay"]);
            if (!defaults.TryAdd(node.Word("role", s_roles), ReadOne(node)))
            {
                node.Wrong("role", "a role stands here once");
            }
        }

        foreach (var missing in Enum.GetValues<CallerRole>().Where(role => mistakes.Count == 0 && !defaults.ContainsKey(role)))
        {
            root.Wrong("roles", $"{missing} is missing");
        }

        return mistakes.Count == 0 ? new RoleDefaults(defaults) : throw new CatalogException(mistakes);
    }

    private static RoleDefault ReadOne(CatalogNode node)
    {
        var read = new RoleDefault(node.Texts("scopes"), new CallLimits(node.Integer("perMinute"), node.Integer("perDay")));
        node.Label();
        if (read.Scopes.FirstOrDefault(s => !Scope.All.Contains(s)) is { } unknown)
        {
            node.Wrong("scopes", $"“{unknown}” is no scope; valid are {string.Join(", ", Scope.All)}{Suggestion.For(unknown, Scope.All.ToList())}");
        }

        if (!read.Limits.IsInRange)
        {
            node.Wrong("perDay", $"1 to {CallLimits.MostPerMinute} requests a minute and 1 to {CallLimits.MostPerDay} a day are needed");
        }

        return read;
    }

    private static JsonDocument Parse(CatalogFile file)
    {
        try
        {
            return JsonDocument.Parse(file.Text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new CatalogException([new CatalogMistake(file.Path, "the file", "no JSON", e.Message)]);
        }
    }
}
