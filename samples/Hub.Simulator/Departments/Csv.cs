namespace Hub.Simulator;

/// <summary>Lines of a CSV file after RFC 4180.</summary>
internal static class Csv
{
    /// <summary>A line with its end.</summary>
    public static string Line(IEnumerable<string> values) => string.Join(',', values.Select(Quote)) + "\r\n";

    private static string Quote(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
