using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Values;

/// <summary>Numbers: grouping commas, a per-cent sign and unit conversion; never a guess.</summary>
internal static class NumberValue
{
    /// <summary>Beyond any field's range, and far enough from a decimal's end that no unit factor overflows it.</summary>
    private const decimal LargestConvertible = 100_000_000_000_000_000_000m;

    private static readonly decimal[] s_powersOfTen =
        [.. Enumerable.Range(0, 29).Select(exponent => decimal.Parse($"1E{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture))];

    private static readonly SearchValues<char> s_characters = SearchValues.Create("0123456789,.-+eE");

    /// <summary>Reads <c>-1,234.50</c>. A comma must part groups of three, so that a decimal comma is never taken for one.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        return text.Length is > 0 and <= 40
            && !text.ContainsAnyExcept(s_characters)
            && GroupsAreThrees(text)
            && decimal.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The shortest text of a decimal: no trailing zeros, so equal values have equal bytes.</summary>
    public static decimal Canonical(decimal number) => number.Scale == 0 ? number : number / 1.0000000000000000000000000000m;

    /// <summary>At most so many digits after the point, half away from zero.</summary>
    public static decimal Round(decimal number, int scale) =>
        number.Scale <= scale ? number : decimal.Round(number, scale, MidpointRounding.AwayFromZero);

    public static Problem? Write(DecimalType type, string? sourceUnit, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (type.Unit == "%" && text.EndsWith("%"))
        {
            // It says its unit itself, whatever the heading says.
            text = text[..^1].TrimEnd();
            sourceUnit = null;
        }

        if (!TryRead(text, out var number))
        {
            return new Problem("NOT_A_NUMBER", $"a number{In(sourceUnit ?? type.Unit)}");
        }

        if (!TryConvert(number, sourceUnit, type.Unit, out number))
        {
            return new Problem("OUT_OF_RANGE", $"at most {type.Precision} digits{In(type.Unit)}");
        }

        if (Bounds(number, type.Min, type.Max, type.Unit) is { } problem)
        {
            return problem;
        }

        number = Round(number, type.Scale);
        if (Math.Abs(number) >= s_powersOfTen[type.Precision - type.Scale])
        {
            return new Problem("OUT_OF_RANGE", $"at most {type.Precision - type.Scale} digits before the point{In(type.Unit)}");
        }

        json.WriteNumber(name, Canonical(number));
        return null;
    }

    public static Problem? Write(IntegerType type, string? sourceUnit, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (!TryRead(text, out var number))
        {
            return new Problem("NOT_A_NUMBER", $"a whole number{In(sourceUnit ?? type.Unit)}");
        }

        if (!TryConvert(number, sourceUnit, type.Unit, out number) || number != decimal.Truncate(number) || Math.Abs(number) > long.MaxValue)
        {
            return new Problem("OUT_OF_RANGE", $"a whole number{In(type.Unit)}");
        }

        if (Bounds(number, type.Min, type.Max, type.Unit) is { } problem)
        {
            return problem;
        }

        json.WriteNumber(name, (long)number);
        return null;
    }

    public static Problem? Bounds(decimal number, decimal? min, decimal? max, string? unit) =>
        number < min || number > max ? new Problem("OUT_OF_RANGE", $"{min?.ToString() ?? "…"} to {max?.ToString() ?? "…"}{In(unit)}") : null;

    private static bool TryConvert(decimal number, string? from, string? to, out decimal converted)
    {
        converted = number;
        if (from is null || to is null || from == to)
        {
            return true;
        }

        return Math.Abs(number) < LargestConvertible && Unit.TryConvert(number, from, to, out converted);
    }

    private static bool GroupsAreThrees(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var comma = whole.IndexOf(',');
        if (comma < 0)
        {
            return !text.Contains(',');
        }

        var first = whole[..comma].TrimStart("+-");
        var rest = whole[comma..];
        if (first.Length is < 1 or > 3 || rest.Length % 4 != 0)
        {
            return false;
        }

        for (var i = 0; i < rest.Length; i++)
        {
            if (i % 4 == 0 ? rest[i] != ',' : !char.IsAsciiDigit(rest[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string In(string? unit) => unit is null ? "" : $" in {unit}";
}
