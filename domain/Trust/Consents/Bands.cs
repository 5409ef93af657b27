using System.Globalization;
using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Consents;

/// <summary>How a field is shown to who needs no exact values.</summary>
public enum Roughness
{
    /// <summary>A number as the band it lies in.</summary>
    Band,

    /// <summary>A truth as <c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>A value of a closed list as it is.</summary>
    Value,

    /// <summary>A day or period as its year.</summary>
    Year,

    /// <summary>Not at all: free text, names, codes, lists.</summary>
    Omit,
}

/// <summary>How one field is shown.</summary>
/// <param name="How">Which way.</param>
/// <param name="Edges">Of a band: ascending; a band is from an edge to below the next.</param>
public sealed record FieldBands(Roughness How, IReadOnlyList<decimal> Edges);

/// <summary>How every field of the catalog is shown with <c>view=bands</c>. Made by <see cref="BandsReader"/>.</summary>
/// <param name="ByField">By interface and field, such as <c>I28.tax_credit_score</c>.</param>
public sealed record Bands(IReadOnlyDictionary<string, FieldBands> ByField)
{
    /// <summary>Writes a record roughly: no exact number, no text. A field that has no rule is left out.</summary>
    public void Write(Interface @interface, ReadOnlyMemory<byte> record, Utf8JsonWriter writer)
    {
        using var document = JsonDocument.Parse(record);
        writer.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (ByField.TryGetValue($"{@interface.Id}.{property.Name}", out var rule) && property.Value.ValueKind != JsonValueKind.Null)
            {
                Write(property.Name, rule, property.Value, writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(string name, FieldBands rule, JsonElement value, Utf8JsonWriter writer)
    {
        switch (rule.How)
        {
            case Roughness.Band:
                WriteBand(name, rule.Edges, value, writer);
                break;
            case Roughness.YesNo:
                writer.WriteString(name, value.GetBoolean() ? "yes" : "no");
                break;
            case Roughness.Value:
                writer.WriteString(name, value.GetString());
                break;
            case Roughness.Year:
                writer.WriteString(name, value.GetString()![..4]);
                break;
            default:
                break;
        }
    }

    private static void WriteBand(string name, IReadOnlyList<decimal> edges, JsonElement value, Utf8JsonWriter writer)
    {
        var foreign = value.ValueKind == JsonValueKind.Object;
        var number = (foreign ? value.GetProperty("amount") : value).GetDecimal();
        var above = edges.TakeWhile(edge => edge <= number).Count();
        writer.WriteStartObject(name);
        if (above > 0)
        {
            WriteEdge("from", edges[above - 1], writer);
        }

        if (above < edges.Count)
        {
            WriteEdge("below", edges[above], writer);
        }

        if (foreign)
        {
            writer.WriteString("currency", value.GetProperty("currency").GetString());
        }

        writer.WriteEndObject();
    }

    private static void WriteEdge(string name, decimal edge, Utf8JsonWriter writer)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(edge.ToString(CultureInfo.InvariantCulture));
    }
}
