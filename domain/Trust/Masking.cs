using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust;

/// <summary>Hides personal data from callers whose scope does not cover it.</summary>
public static class Masking
{
    private const string Mask = "＊";

    /// <summary>Always as long, so that it does not tell how long the number is.</summary>
    private const string Account = "＊＊＊＊";

    /// <summary>A person's name as its first character (the surname) and a full-width asterisk: 王＊.</summary>
    public static string OfPerson(string name) => name.Length == 0 ? name : $"{FirstCharacter(name)}{Mask}";

    /// <summary>The number of an account as its first four and last four characters; of eight or fewer nothing stays.</summary>
    public static string OfAccount(string number) => number.Length > 8 ? $"{number[..4]}{Account}{number[^4..]}" : Account;

    /// <summary>A text of a kind of personal data.</summary>
    public static string Of(PersonalKind kind, string text) => kind == PersonalKind.Account ? OfAccount(text) : OfPerson(text);

    /// <summary>Writes a record with its personal fields masked, also those of the objects in its lists.</summary>
    public static void Write(ReadOnlyMemory<byte> record, IReadOnlyList<Field> fields, Utf8JsonWriter writer)
    {
        if (!fields.Any(HoldsPersonal))
        {
            writer.WriteRawValue(record.Span, skipInputValidation: true);
            return;
        }

        using var document = JsonDocument.Parse(record);
        WriteObject(document.RootElement, fields, writer);
    }

    private static bool HoldsPersonal(Field field) =>
        field.Personal || (field.Type is ListType list && list.Items.Any(HoldsPersonal));

    private static void WriteObject(JsonElement element, IReadOnlyList<Field> fields, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            WriteValue(property.Value, fields.FirstOrDefault(f => f.Name == property.Name), writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(JsonElement value, Field? field, Utf8JsonWriter writer)
    {
        if (field is { Masked: { } kind } && value.ValueKind != JsonValueKind.Null)
        {
            writer.WriteStringValue(value.ValueKind == JsonValueKind.String ? Of(kind, value.GetString()!) : Mask);
        }
        else if (field?.Type is ListType list && HoldsPersonal(field) && value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                WriteObject(item, list.Items, writer);
            }

            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static string FirstCharacter(string name) => name.EnumerateRunes().First().ToString();
}
