using System.Buffers;
using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Values;

/// <summary>
/// Amounts of money as departments write them: <c>100(万元人民币)</c>, <c>240(万美元)</c>, <c>500万人民币</c>, <c>3000000</c>.
/// Canonical is yuan; a foreign amount keeps its currency and is never converted.
/// </summary>
internal static class MoneyValue
{
    private static readonly (string Word, string Currency)[] s_currencies =
    [
        ("人民币元", "CNY"), ("元人民币", "CNY"), ("人民币", "CNY"), ("RMB", "CNY"), ("CNY", "CNY"), ("\u00A5", "CNY"), ("\uFFE5", "CNY"),
        ("美元", "USD"), ("USD", "USD"), ("$", "USD"), ("欧元", "EUR"), ("EUR", "EUR"), ("港元", "HKD"), ("港币", "HKD"), ("HKD", "HKD"),
        ("日元", "JPY"), ("日圆", "JPY"), ("JPY", "JPY"), ("英镑", "GBP"), ("GBP", "GBP"), ("澳大利亚元", "AUD"), ("澳元", "AUD"),
        ("加拿大元", "CAD"), ("加元", "CAD"), ("新台币", "TWD"), ("台币", "TWD"), ("韩元", "KRW"), ("韩圆", "KRW"),
        ("新加坡元", "SGD"), ("新元", "SGD"), ("瑞士法郎", "CHF"), ("法国法郎", "FRF"), ("德国马克", "DEM"),
    ];

    private static readonly (string Word, decimal Factor)[] s_magnitudes =
        [("百万", 1_000_000m), ("千万", 10_000_000m), ("万", 10_000m), ("亿", 100_000_000m)];

    private static readonly SearchValues<char> s_numberCharacters = SearchValues.Create("0123456789,.-+eE");

    private const decimal Largest = 1_000_000_000_000_000m;

    public static Problem? Write(MoneyType type, string? sourceUnit, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (Read(text, sourceUnit, out var amount, out var currency) is { } problem)
        {
            return problem;
        }

        if (currency != "CNY" && !type.ForeignAllowed)
        {
            return new Problem("FOREIGN_CURRENCY", "an amount in yuan (元, 万元)");
        }

        if (Math.Abs(amount) >= Largest)
        {
            return new Problem("OUT_OF_RANGE", "less than 10^15 yuan");
        }

        if (NumberValue.Bounds(amount, type.Min, type.Max, currency) is { } outside)
        {
            return outside;
        }

        WriteAmount(type, name, NumberValue.Canonical(decimal.Round(amount, 4, MidpointRounding.AwayFromZero)), currency, json);
        return null;
    }

    private static void WriteAmount(MoneyType type, JsonEncodedText name, decimal amount, string currency, Utf8JsonWriter json)
    {
        if (!type.ForeignAllowed)
        {
            json.WriteNumber(name, amount);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("amount", amount);
        json.WriteString("currency", currency);
        json.WriteEndObject();
    }

    private static Problem? Read(ReadOnlySpan<char> text, string? sourceUnit, out decimal amount, out string currency)
    {
        currency = "CNY";
        amount = 0;
        var from = text.IndexOfAnyInRange('0', '9');
        var to = text.LastIndexOfAnyInRange('0', '9') + 1;
        if (from < 0)
        {
            return NotMoney();
        }

        from = from > 0 && text[from - 1] is '-' or '+' ? from - 1 : from;
        to = ExponentEnd(text, from, to);
        if (!NumberValue.TryRead(text[from..to], out var number))
        {
            return NotMoney();
        }

        var words = string.Concat(text[..from], text[to..]).Replace("(", "").Replace(")", "").Replace(" ", "");
        return Scale(words, number, sourceUnit, out amount, ref currency);
    }

    private static int ExponentEnd(ReadOnlySpan<char> text, int from, int to) =>
        text[from..to].IndexOfAnyExcept(s_numberCharacters) is var stop and >= 0 ? from + stop : to;

    /// <summary>
    /// The words around the number say magnitude and currency. A bare number has the source's unit. A currency
    /// without magnitude where the source's unit has one ("500人民币" under a 万元 heading) could mean either: refused.
    /// </summary>
    private static Problem? Scale(string words, decimal number, string? sourceUnit, out decimal amount, ref string currency)
    {
        var sourceFactor = SourceFactor(sourceUnit, out var sourceCurrency);
        amount = 0;
        if (words.Length == 0)
        {
            currency = sourceCurrency;
            return Multiply(number, sourceFactor, out amount);
        }

        var rest = words;
        var magnitude = Take(ref rest, s_magnitudes);
        currency = Take(ref rest, s_currencies) ?? "CNY";
        var plainYuan = words == "元";
        rest = rest.Replace("元", "");
        if (rest.Length > 0)
        {
            return new Problem("BAD_UNIT", $"a number with 元, 万元, 亿元 or a currency; “{rest}” is not understood");
        }

        if (magnitude is null && !plainYuan && sourceFactor != 1m)
        {
            return new Problem("BAD_UNIT", $"“{words}” beside a heading in {sourceUnit} is ambiguous: write 元 or 万元");
        }

        return Multiply(number, magnitude ?? 1m, out amount);
    }

    private static decimal SourceFactor(string? sourceUnit, out string currency)
    {
        currency = "CNY";
        var unit = sourceUnit ?? Unit.Yuan;
        if (Unit.TryFactor(unit, Unit.Yuan, out var factor))
        {
            return factor;
        }

        currency = "USD";
        Unit.TryFactor(unit, "USD", out factor);
        return factor;
    }

    private static Problem? Multiply(decimal number, decimal factor, out decimal amount)
    {
        try
        {
            amount = number * factor;
            return null;
        }
        catch (OverflowException)
        {
            amount = 0;
            return new Problem("OUT_OF_RANGE", "less than 10^15 yuan");
        }
    }

    private static decimal? Take(ref string rest, (string Word, decimal Factor)[] words)
    {
        foreach (var (word, factor) in words)
        {
            if (rest.Contains(word, StringComparison.Ordinal))
            {
                rest = Without(rest, word);
                return factor;
            }
        }

        return null;
    }

    private static string? Take(ref string rest, (string Word, string Currency)[] words)
    {
        foreach (var (word, currency) in words)
        {
            if (rest.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                rest = Without(rest, word);
                return currency;
            }
        }

        return null;
    }

    private static string Without(string text, string word) =>
        text.Remove(text.IndexOf(word, StringComparison.OrdinalIgnoreCase), word.Length);

    private static Problem NotMoney() => new("NOT_A_NUMBER", "an amount of money such as 100万元 or 240(万美元)");
}
