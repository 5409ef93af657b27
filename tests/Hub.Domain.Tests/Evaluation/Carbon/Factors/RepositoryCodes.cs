using Hub.Domain.Sources;
using Hub.Domain.Tests.Sources;

namespace Hub.Domain.Tests.Evaluation.Carbon.Factors;

/// <summary>The values of a choice in the repository's catalog.</summary>
internal static class RepositoryCodes
{
    private static readonly Catalog s_catalog = RepositoryCatalog.Read();

    public static Interface Interface(string id) => s_catalog.FindInterface(id)!;

    public static IEnumerable<string> Of(string interfaceId, params string[] path)
    {
        var fields = Interface(interfaceId).Fields;
        foreach (var name in path[..^1])
        {
            fields = ((ListType)fields.Single(f => f.Name == name).Type).Items;
        }

        return ((EnumType)fields.Single(f => f.Name == path[^1]).Type).Values.Keys;
    }
}
