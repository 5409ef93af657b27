using System.Globalization;

namespace Hub.Bicep.Tests.Evaluation;

/// <summary>The operators, and how values become text.</summary>
internal static class Operators
{
    public static object? Apply(string name, Func<object?> left, Func<object?> right) => name switch
    {
        "&&" => left() is true && right() is true,
        "||" => left() is true || right() is true,
        "??" => left() ?? right(),
        "==" => Equals(left(), right()),
        "!=" => !Equals(left(), right()),
        "+" => (long)left()! + (long)right()!,
        "-" => (long)left()! - (long)right()!,
        "*" => (long)left()! * (long)right()!,
        ">" => (long)left()! > (long)right()!,
        "<" => (long)left()! < (long)right()!,
        ">=" => (long)left()! >= (long)right()!,
        "<=" => (long)left()! <= (long)right()!,
        _ => throw new InvalidOperationException($"The operator {name} is not understood."),
    };

    public static string Text(object? value) => value switch
    {
        bool b => b ? "true" : "false",
        PlannedResource or Deployment or List<object?> or IReadOnlyDictionary<string, object?> => throw new InvalidOperationException($"{value} is no text."),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
