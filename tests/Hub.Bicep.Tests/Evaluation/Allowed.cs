using Hub.Bicep.Tests.Syntax;

namespace Hub.Bicep.Tests.Evaluation;

/// <summary>Whether a value is one that a parameter takes: its type and its decorators.</summary>
internal static class Allowed
{
    public static IEnumerable<string> Problems(Declaration parameter, object? value, Evaluator scope)
    {
        if (!IsOfType(parameter.TypeName, value))
        {
            yield return $"is no {parameter.TypeName}: {value}";
            yield break;
        }

        foreach (var (name, arguments) in parameter.Decorators.Where(d => d.Key is not ("description" or "secure")))
        {
            var bound = scope.Value(arguments.Parts.Single());
            if (!Holds(name, bound, value))
            {
                yield return $"is “{value}”, which @{name} does not allow";
            }
        }
    }

    private static bool Holds(string decorator, object? bound, object? value) => decorator switch
    {
        _ when Later.IsIn(value) => true,
        "allowed" => ((List<object?>)bound!).Contains(value),
        "minLength" => Length(value) >= (long)bound!,
        "maxLength" => Length(value) <= (long)bound!,
        "minValue" => (long)value! >= (long)bound!,
        "maxValue" => (long)value! <= (long)bound!,
        _ => throw new InvalidOperationException($"There is no decorator @{decorator}."),
    };

    private static int Length(object? value) => value is List<object?> list ? list.Count : ((string)value!).Length;

    private static bool IsOfType(string type, object? value) => type switch
    {
        "string" => value is string,
        "int" => value is long,
        "bool" => value is bool,
        "array" => value is List<object?>,
        _ => value is IReadOnlyDictionary<string, object?>,
    };
}
