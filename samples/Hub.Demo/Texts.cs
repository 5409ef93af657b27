using System.Text.Json;
using Hub.Domain.Sources;
using Hub.Simulator;

namespace Hub.Demo;

/// <summary>Values of the city and of the hub as texts that are equal if the values are; null for what is not stated.</summary>
internal static class Texts
{
    private const string Mask = "＊";

    /// <summary>A value of the city.</summary>
    /// <param name="value">As the city has it.</param>
    /// <param name="masked">What the hub hides of it; null if nothing.</param>
    public static string? OfFact(object? value, PersonalKind? masked) => value switch
    {
        null or "" => null,
        string text => masked switch
        {
            PersonalKind.Account => text.Length > 8 ? $"{text[..4]}{Mask}{Mask}{Mask}{Mask}{text[^4..]}" : $"{Mask}{Mask}{Mask}{Mask}",
            PersonalKind.Person => text[..1] + Mask,
            _ => text,
        },
        decimal number => Number(number),
        int number => Number(number),
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd"),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz"),
        Capital { Amount: { } amount, Currency: { } currency } => $"{Number(amount)} {currency}",
        Capital => null,
        IReadOnlyList<Fact> objects => OfObjects(objects.Select(item => OfFields(item.Form.Names.Select(name => (name, OfFact(item[name], null)))))),
        _ => value.ToString(),
    };

    /// <summary>A field of a record of the hub.</summary>
    public static string? OfJson(JsonElement record, string field) => record.TryGetProperty(field, out var value) ? OfJson(value) : null;

    private static string? OfJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => Number(value.GetDecimal()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => OfObjects(value.EnumerateArray().Select(OfJson)),
        _ => OfObject(value),
    };

    /// <summary>Money in yuan is its number, as where no other currency is allowed.</summary>
    private static string? OfObject(JsonElement value) => value.TryGetProperty("currency", out var currency)
        ? $"{Number(value.GetProperty("amount").GetDecimal())} {currency.GetString()}"
        : OfFields(value.EnumerateObject().Select(property => (property.Name, OfJson(property.Value))));

    private static string OfFields(IEnumerable<(string Name, string? Value)> fields) =>
        string.Join(", ", fields.Where(field => field.Value is not null).Order().Select(field => $"{field.Name}: {field.Value}"));

    /// <summary>The order of objects says nothing; no objects are nothing.</summary>
    private static string? OfObjects(IEnumerable<string?> objects) =>
        string.Join("; ", objects.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;

    private static string Number(decimal number) => (number / 1.0000000000000000000000000000m).ToString();
}
