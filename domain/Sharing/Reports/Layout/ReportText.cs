using System.Globalization;
using System.Text.Json;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>How values read in a report: numbers, dates, yes and no. The figures themselves are the JSON's; nothing is computed anew.</summary>
public static class ReportText
{
    /// <summary>What stands for nothing.</summary>
    public const string None = "—";

    private static readonly TimeSpan s_beijing = TimeSpan.FromHours(8);

    /// <summary>A value of the report: a string, number, truth, an object with <c>zh</c> and <c>en</c>, or an array of these.</summary>
    public static string Of(JsonElement? value, ReportLanguage language) => value?.ValueKind switch
    {
        null or JsonValueKind.Null => None,
        JsonValueKind.Number => Number(value.Value.GetDouble()),
        JsonValueKind.True => language.Pick("是", "Yes"),
        JsonValueKind.False => language.Pick("否", "No"),
        JsonValueKind.Object => OrNone(language.Of(value.Value)),
        JsonValueKind.Array => OrNone(string.Join(language.Pick("；", "; "), value.Value.EnumerateArray().Select(v => Of(v, language)))),
        _ => Instant(ReportJson.Text(value.Value)),
    };

    /// <summary>
    /// A number with at most four decimals, two from ten on. Thousands are grouped from five digits on (GB/T 15835-2011, 5.1.2
    /// leaves four digits together), so that years stay years.
    /// </summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        return value.ToString(size >= 10_000 ? "#,0.##" : size >= 10 ? "0.##" : "0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>Numbers that stand under each other: all with as many decimals as one of them needs, all grouped or none.</summary>
    public static IReadOnlyList<string> Column(IReadOnlyList<double?> values)
    {
        var decimals = values.Max(v => v is { } value ? Decimals(Number(value)) : 0);
        var format = (values.Any(v => Math.Abs(v ?? 0) >= 10_000) ? "#,0" : "0") + (decimals > 0 ? "." + new string('0', decimals) : "");
        return [.. values.Select(v => v?.ToString(format, CultureInfo.InvariantCulture) ?? None)];
    }

    /// <summary>An instant in Beijing time, to the minute; anything else, a date for example, as it is written.</summary>
    public static string Instant(string text) =>
        text.Length >= 20 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToOffset(s_beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : OrNone(text);

    private static int Decimals(string number) => number.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? number.Length - point - 1 : 0;

    private static string OrNone(string text) => text.Length == 0 ? None : text;
}
