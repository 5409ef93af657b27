using System.Text;

namespace Hub.Simulator;

/// <summary>CSV after RFC 4180.</summary>
internal static class Csv
{
    /// <summary>The headings of all kinds of records of a dialect, each once.</summary>
    public static IReadOnlyList<string> Headings(Dialect dialect) =>
        [.. dialect.Templates.SelectMany(template => template.Columns).Select(column => column.Heading).Distinct()];

    /// <summary>Adds a line with its end.</summary>
    public static void AppendLine(StringBuilder text, IEnumerable<object?> values)
    {
        var first = true;
        foreach (var value in values)
        {
            Append(first ? text : text.Append(','), value);
            first = false;
        }

        text.Append("\r\n");
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: break;
            case decimal number: text.Append(number); break;
            case int number: text.Append(number); break;
            case bool truth: text.Append(truth ? "是" : "否"); break;
            case Wrapped wrapped: Quote(text, $"{wrapped.Name}={wrapped.Value}"); break;
            default: Quote(text, (string)value); break;
        }
    }

    private static void Quote(StringBuilder text, string value)
    {
        if (value.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            text.Append(value);
        }
        else
        {
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
    }
}
