using System.Globalization;
using System.Text;

namespace Hub.Functions;

/// <summary>Tables for desks (RFC 4180), opened by Excel as they are.</summary>
internal static class Csv
{
    private const int LongestNumber = 11;

    /// <summary>UTF-8 with a byte order mark: without it Excel takes the text for the machine's old code page.</summary>
    public static byte[] Of(IEnumerable<IEnumerable<string?>> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.AppendJoin(',', line.Select(cell => Quoted(Harmless(cell ?? "")))).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>
    /// What somebody else wrote must not run as a formula on a desk, and a long row of digits must not become a rounded number.
    /// </summary>
    private static string Harmless(string cell)
    {
        var isFormula = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var isLongNumber = cell.Length > LongestNumber && cell.All(char.IsAsciiDigit);
        return isFormula ? $"'{cell}" : isLongNumber ? $"\t{cell}" : cell;
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n\t") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}
