using System.Text.Json;
using Hub.Domain.Enterprises;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Values;

/// <summary>Values out of a closed set: yes or no, enumerations with the department's code list, credit codes, industries, divisions.</summary>
internal static class ChoiceValue
{
    public static Problem? WriteBoolean(JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        switch (text)
        {
            case "是" or "有" or "1" or "Y" or "y" or "true" or "True" or "TRUE" or "yes":
                json.WriteBoolean(name, true);
                return null;
            case "否" or "无" or "0" or "N" or "n" or "false" or "False" or "FALSE" or "no":
                json.WriteBoolean(name, false);
                return null;
            default:
                return new Problem("WRONG_TYPE", "是 or 否 (also Y/N, 1/0, true/false)");
        }
    }

    public static Problem? WriteEnum(Field field, EnumType type, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        var value = text.ToString();
        var canonical = field.Codes.GetValueOrDefault(value, value);
        if (!type.Values.ContainsKey(canonical))
        {
            var valid = field.Codes.Count > 0 ? field.Codes.Keys : type.Values.Keys;
            return new Problem("UNKNOWN_ENUM", $"one of {string.Join(", ", valid)}");
        }

        json.WriteString(name, canonical);
        return null;
    }

    public static Problem? WriteCreditCode(JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (!CreditCode.TryParse(text, out var code, out var error))
        {
            return new Problem(error!.Name, error.Detail);
        }

        json.WriteString(name, code.Value);
        return null;
    }

    public static Problem? WriteIndustry(JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        var digits = text.Length == 5 && char.IsAsciiLetter(text[0]) ? text[1..] : text;
        if (!Industry.IsClass(digits.ToString()))
        {
            return new Problem("UNKNOWN_INDUSTRY", "a class of GB/T 4754-2017, four digits such as 3011");
        }

        json.WriteString(name, digits);
        return null;
    }

    public static Problem? WriteDivision(JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (!Division.IsAddress(text.ToString()))
        {
            return new Problem("UNKNOWN_DIVISION", "a division of GB/T 2260, six digits such as 330521");
        }

        json.WriteString(name, text);
        return null;
    }

    public static Problem? WriteText(TextType type, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (text.Length > type.MaxLength)
        {
            return new Problem("TOO_LONG", $"at most {type.MaxLength} characters, not {text.Length}");
        }

        json.WriteString(name, text);
        return null;
    }
}
