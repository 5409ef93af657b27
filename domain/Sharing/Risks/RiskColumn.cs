using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Domain.Sharing.Risks;

/// <summary>
/// Findings as compact text: <c>{"holds":[{"rule":"tax-grade-d","evidence":{"grade":"D"}},{"rule":"negative-hit","key":"N14"}],"kept":["negative-hit N05"]}</c>;
/// empty if there are none. The same findings are the same text.
/// </summary>
public static class RiskColumn
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The text of findings.</summary>
    public static string Write(IReadOnlyList<Risk> risks)
    {
        if (risks.Count == 0)
        {
            return "";
        }

        var column = new Column(
            [.. risks.Where(r => r.Holds).Select(r => new Held(r.Rule, r.Key.Length > 0 ? r.Key : null, r.Evidence.Count > 0 ? r.Evidence.ToDictionary(e => e.Id, e => e.Value) : null))],
            [.. risks.Where(r => !r.Holds).Select(r => $"{r.Rule} {r.Key}".TrimEnd())]);
        return JsonSerializer.Serialize(column, s_options);
    }

    /// <summary>The findings of a text: those that hold, then the others.</summary>
    public static IReadOnlyList<Risk> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var column = JsonSerializer.Deserialize<Column>(text, s_options)!;
        return
        [
            .. column.Holds.Select(h => new Risk(h.Rule, h.Key ?? "", true, [.. (h.Evidence ?? []).Select(e => new RiskValue(e.Key, e.Value))])),
            .. column.Kept.Select(k => k.Split(' ')).Select(k => new Risk(k[0], k.ElementAtOrDefault(1) ?? "", false, [])),
        ];
    }

    internal sealed record Column(IReadOnlyList<Held> Holds, IReadOnlyList<string> Kept);

    internal sealed record Held(string Rule, string? Key, Dictionary<string, string?>? Evidence);
}
