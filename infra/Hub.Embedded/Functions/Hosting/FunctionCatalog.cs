using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>The functions of an application.</summary>
internal static class FunctionCatalog
{
    private const BindingFlags PublicMethods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Finds the functions among the types. Throws when one cannot be run as it is declared.</summary>
    public static IReadOnlyList<FunctionDescriptor> Find(IEnumerable<Type> types)
    {
        var functions = types
            .Where(type => type is { IsClass: true, IsVisible: true, ContainsGenericParameters: false })
            .SelectMany(type => type.GetMethods(PublicMethods))
            .Select(Describe)
            .OfType<FunctionDescriptor>()
            .ToList();
        var twice = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? functions
            : throw new InvalidOperationException(
                $"Two functions have the name '{twice.Key}': {string.Join(" and ", twice.Select(function => function.EntryPoint))}.");
    }

    private static FunctionDescriptor? Describe(MethodInfo method)
    {
        if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
        {
            return null;
        }

        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Attribute: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(trigger => trigger.Attribute is not null)
            .ToList();
        return triggers is [var (parameter, attribute)]
            ? new FunctionDescriptor(function.Name, method, parameter, attribute!)
            : throw new InvalidOperationException(
                $"Function '{function.Name}' has {triggers.Count} trigger parameters; it must have exactly one.");
    }
}
