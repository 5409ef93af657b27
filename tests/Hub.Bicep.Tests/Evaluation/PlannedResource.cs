namespace Hub.Bicep.Tests.Evaluation;

/// <summary>A resource as a deployment would ask for it.</summary>
/// <param name="File">The template that declares it.</param>
/// <param name="Symbol">Its name there.</param>
/// <param name="Type">Its type, such as <c>Microsoft.Storage/storageAccounts</c>.</param>
/// <param name="Version">The version of the API.</param>
/// <param name="Name">Its name with its parents' names, parted by slashes.</param>
/// <param name="On">What it extends (roles, locks, diagnostic settings); null for the others.</param>
/// <param name="IsExisting">Whether it is only referred to.</param>
/// <param name="Body">What is written in its braces.</param>
public sealed record PlannedResource(
    string File, string Symbol, string Type, string Version, string Name, PlannedResource? On, bool IsExisting, IReadOnlyDictionary<string, object?> Body)
{
    /// <summary>What stands for its id.</summary>
    public string Id => $"{On?.Id}/{Type}/{Name}";

    /// <summary>A value in its body, by names parted by dots; null if it is not there.</summary>
    public object? Value(string path)
    {
        object? value = Body;
        foreach (var name in path.Split('.'))
        {
            value = value is IReadOnlyDictionary<string, object?> o ? o.GetValueOrDefault(name) : null;
        }

        return value;
    }

    /// <summary>What an expression reads of it: what is known before it is deployed, else a mark that says what it will be.</summary>
    public object? Member(string name) => name switch
    {
        "id" => Id,
        "name" => Name.Split('/')[^1],
        "location" or "tags" => Body.GetValueOrDefault(name),
        _ => Later.Of($"{Type}/{Name}.{name}"),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Symbol} ({Type} {Name})";
}

/// <summary>Marks of what is known only after the deployment.</summary>
public static class Later
{
    /// <summary>The mark.</summary>
    public static string Of(string what) => $"‹{what}›";

    /// <summary>Whether a text has a mark.</summary>
    public static bool IsIn(object? value) => value is string text && text.Contains('‹', StringComparison.Ordinal);
}
