using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Enterprises;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>Values as a report states them: numbers and texts as they are, words of closed lists with their names.</summary>
internal static class ReportValues
{
    private const string Yuan = "元";

    /// <summary>A name in both languages.</summary>
    public static JsonObject Named(BilingualName name) => new() { ["zh"] = name.Zh, ["en"] = name.En };

    /// <summary>A word with its name.</summary>
    public static JsonObject Word(string id, BilingualName name) => new() { ["id"] = id, ["zh"] = name.Zh, ["en"] = name.En };

    /// <summary>A list.</summary>
    public static JsonArray List(IEnumerable<JsonNode?> nodes) => [.. nodes];

    /// <summary>A number; a text where a double, which JSON numbers are read as, does not hold all its digits. Null for none.</summary>
    public static JsonNode? Number(decimal? number) =>
        number is not { } exact ? null : IsExact(exact) ? JsonValue.Create(exact) : JsonValue.Create(exact.ToString(CultureInfo.InvariantCulture));

    /// <summary>A field's value; null if it is not stated.</summary>
    public static JsonNode? Of(JsonElement value, Field field) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        JsonValueKind.Number => Number(value.GetDecimal()),
        JsonValueKind.Object => Foreign(value),
        _ => OfText(value.GetString()!, field.Type),
    };

    /// <summary>The unit that a field's numbers are in; null for none.</summary>
    public static string? UnitOf(Field field) => field.Type switch
    {
        DecimalType number => number.Unit,
        IntegerType count => count.Unit,
        MoneyType => Yuan,
        _ => null,
    };

    private static JsonNode? OfText(string text, FieldType type) => type switch
    {
        EnumType choices when choices.Values.TryGetValue(text, out var name) => Word(text, name),
        DivisionType when Division.Find(text) is { } division => Word(text, division.Name),
        IndustryType when Industry.DivisionOf(text) is { } industry => Word(text, industry.Name),
        _ => JsonValue.Create(text),
    };

    /// <summary>An amount in another currency is never converted: its currency stands with it.</summary>
    private static JsonNode? Foreign(JsonElement amount) =>
        amount.TryGetProperty("amount", out var number) && amount.TryGetProperty("currency", out var currency)
            ? JsonValue.Create($"{number.GetRawText()} {currency.GetString()}")
            : null;

    private static bool IsExact(decimal number)
    {
        var read = (double)number;
        return Math.Abs(read) < 1e15 && (decimal)read == number;
    }
}
