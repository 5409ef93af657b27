using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust;

/// <summary>Hides personal data from callers whose scope does not cover it.</summary>
public static class Masking
{
    /// <summary>A person's name as its first character (the surname) and a full-width asterisk: 王＊.</summary>
    public static string OfPerson(string name) => name.Length == 0 ? name : $"{FirstCharacter(name)}＊";

    /// <summary>Writes a record with its personal fields masked.</summary>
    public static void Write(ReadOnlyMemory<byte> record, IReadOnlyList<Field> fields, Utf8JsonWriter writer)
    {
        var personal = fields.Where(f => f.Personal).Select(f => f.Name).ToHashSet();
        if (personal.Count == 0)
        {
            writer.WriteRawValue(record.Span, skipInputValidation: true);
            return;
        }

        using var document = JsonDocument.Parse(record);
        writer.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (personal.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String)
            {
                writer.WriteString(property.Name, OfPerson(property.Value.GetString()!));
            }
            else
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static string FirstCharacter(string name) => name.EnumerateRunes().First().ToString();
}
