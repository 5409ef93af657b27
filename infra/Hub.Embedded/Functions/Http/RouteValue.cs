using System.Reflection;
using System.Text.Json;
using Hub.Embedded.Functions.Hosting;

namespace Hub.Embedded.Functions.Http;

/// <summary>A route's value as the type of a parameter, by the real worker's converters: its own for Guid and dates, JSON for the others.</summary>
internal static class RouteValue
{
    private static readonly HashSet<Type> Supported =
    [
        typeof(string), typeof(int), typeof(long), typeof(bool), typeof(double), typeof(decimal),
        typeof(Guid), typeof(DateTime), typeof(DateTimeOffset),
    ];

    public static bool IsSupported(Type type) => Supported.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>Throws when the value cannot be converted, or when there is none and the parameter cannot be null.</summary>
    public static object? Read(InvocationContext context, ParameterInfo parameter)
    {
        var text = context.BindingContext.BindingData.GetValueOrDefault(parameter.Name!)?.ToString();
        return text is null ? Absent(context, parameter) : Convert(context, parameter, text);
    }

    private static object? Absent(InvocationContext context, ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue)
        {
            return parameter.DefaultValue;
        }

        return !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            ? null
            : throw new InvalidOperationException($"Function '{context.Function.Name}': the request has no value for '{parameter.Name}', which has no default and cannot be null.");
    }

    private static object? Convert(InvocationContext context, ParameterInfo parameter, string text)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        try
        {
            return type switch
            {
                _ when type == typeof(string) => text,
                _ when type == typeof(Guid) => Guid.Parse(text),
                _ when type == typeof(DateTime) => DateTime.Parse(text),
                _ when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text),
                _ => JsonSerializer.Deserialize(text, type),
            };
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new InvalidOperationException($"Function '{context.Function.Name}': cannot convert '{text}' to {type} for '{parameter.Name}'.", exception);
        }
    }
}
