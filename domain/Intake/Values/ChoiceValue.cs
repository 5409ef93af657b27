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
            case "是" or "有" or "1" or "Y" or "y" or "true" or "True" or "TRUE" or "yes" or "Yes" or "YES":
                json.WriteBoolean(name, true);
                return null;
            case "否" or "无" or "0" or "N" or "n" or "false" or "False" or "FALSE" or "no" or "No" or "NO":
                json.WriteBoolean(name, false);
                return null;
            default:
                return new Problem("WRONG_TYPE", "是 or 否 (also Y/N, 1/0, true/false)");
        }
    }

    public static Problem? WriteEnum(CodeList codes, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (!codes.TryFind(text, out var canonical))
        {
            return new Problem("UNKNOWN_ENUM", codes.Expected);
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

    /// <summary>Four digits; a letter before them must be that of their section.</summary>
    public static Problem? WriteIndustry(JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        var lettered = text.Length == 5;
        var digits = text.Length is 4 or 5 ? text[(lettered ? 1 : 0)..].ToString() : "";
        if (!Industry.IsClass(digits) || (lettered && char.ToUpperInvariant(text[0]) != Industry.SectionOf(digits)!.Code))
        {
            return new Problem("UNKNOWN_INDUSTRY", "a class of GB/T 4754-2017, four digits such as 3011");
        }

        json.WriteString(name, digits);
        return null;
    }

    public static Problem? WriteDivision(JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (text.Length != 6 || !Division.IsAddress(text.ToString()))
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
