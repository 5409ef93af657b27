using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Values;

/// <summary>
/// Amounts of money as departments write them: <c>100(万元人民币)</c>, <c>240(万美元)</c>, <c>500万人民币</c>, <c>3000000</c>.
/// A currency may stand before the number, a magnitude and a currency after it; anything else is refused.
/// Canonical is yuan; a foreign amount keeps its currency and is never converted.
/// </summary>
internal static class MoneyValue
{
    private const string Renminbi = "CNY";

    /// <summary>No amount that makes sense is as long.</summary>
    private const int LongestText = 60;

    private const decimal Largest = 1_000_000_000_000_000m;

    private static readonly FrozenDictionary<string, string> s_currencies = new Dictionary<string, string>
    {
        ["元"] = Renminbi, ["人民币元"] = Renminbi, ["元人民币"] = Renminbi, ["人民币"] = Renminbi,
        ["RMB"] = Renminbi, ["CNY"] = Renminbi, ["\u00A5"] = Renminbi, ["\uFFE5"] = Renminbi,
        ["美元"] = "USD", ["USD"] = "USD", ["$"] = "USD", ["US$"] = "USD",
        ["欧元"] = "EUR", ["EUR"] = "EUR",
        ["港元"] = "HKD", ["港币"] = "HKD", ["HKD"] = "HKD", ["HK$"] = "HKD",
        ["日元"] = "JPY", ["日圆"] = "JPY", ["JPY"] = "JPY",
        ["英镑"] = "GBP", ["GBP"] = "GBP",
        ["澳大利亚元"] = "AUD", ["澳元"] = "AUD", ["AUD"] = "AUD",
        ["加拿大元"] = "CAD", ["加元"] = "CAD", ["CAD"] = "CAD",
        ["新台币"] = "TWD", ["新台币元"] = "TWD", ["台币"] = "TWD", ["TWD"] = "TWD",
        ["韩元"] = "KRW", ["韩圆"] = "KRW", ["KRW"] = "KRW",
        ["新加坡元"] = "SGD", ["新元"] = "SGD", ["SGD"] = "SGD",
        ["瑞士法郎"] = "CHF", ["CHF"] = "CHF", ["法国法郎"] = "FRF", ["德国马克"] = "DEM",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly (string Word, decimal Factor)[] s_magnitudes =
    [
        ("百万", 1_000_000m), ("千万", 10_000_000m), ("万亿", 1_000_000_000_000m), ("千", 1_000m), ("万", 10_000m), ("亿", 100_000_000m),
    ];

    private static readonly SearchValues<char> s_numberCharacters = SearchValues.Create("0123456789,.-+eE");

    public static Problem? Write(MoneyType type, string? sourceUnit, JsonEncodedText name, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        if (Read(text, sourceUnit, out var amount, out var currency) is { } problem)
        {
            return problem;
        }

        if (currency != Renminbi && !type.ForeignAllowed)
        {
            return new Problem("FOREIGN_CURRENCY", "an amount in yuan (元, 万元)");
        }

        if (NumberValue.Bounds(amount, type.Min, type.Max, currency) is { } outside)
        {
            return outside;
        }

        WriteAmount(type, name, NumberValue.Canonical(NumberValue.Round(amount, 4)), currency, json);
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
        currency = Renminbi;
        amount = 0;
        var (from, to) = NumberWithin(text);
        if (text.Length > LongestText || from == to || !NumberValue.TryRead(text[from..to], out var number))
        {
            return new Problem("NOT_A_NUMBER", "an amount of money such as 100万元 or 240(万美元)");
        }

        var heading = Heading.Of(sourceUnit);
        var before = Words(text[..from]);
        var after = Words(text[to..]);
        if (before.Length + after.Length == 0)
        {
            currency = heading.Currency;
            return Multiply(number, heading.Factor, out amount);
        }

        var magnitude = TakeMagnitude(ref after);
        if (!TryCurrency(before, after, heading, out currency))
        {
            return new Problem("BAD_UNIT", $"a number with 元, 万元, 亿元 or a currency; “{before}…{after}” is not understood");
        }

        // "500人民币" under a heading in 万元 could mean either; "500元" could not.
        if (magnitude is null && after != "元" && heading.Factor != 1m)
        {
            return new Problem("BAD_UNIT", $"“{before}…{after}” beside a heading in {sourceUnit} is ambiguous: write 元 or 万元");
        }

        return Multiply(number, magnitude ?? 1m, out amount);
    }

    private static (int From, int To) NumberWithin(ReadOnlySpan<char> text)
    {
        var from = text.IndexOfAnyInRange('0', '9');
        if (from < 0)
        {
            return (0, 0);
        }

        var stop = text[from..].IndexOfAnyExcept(s_numberCharacters);
        var to = from + (stop < 0 ? text[from..] : text.Slice(from, stop)).LastIndexOfAnyInRange('0', '9') + 1;
        return (from > 0 && text[from - 1] is '-' or '+' ? from - 1 : from, to);
    }

    /// <summary>Without spaces, and without the brackets of <c>(万元人民币)</c>; any other bracket stays and is not understood.</summary>
    private static string Words(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        var words = text.ToString().Replace(" ", "");
        var open = words.IndexOf('(');
        return open >= 0 && open < words.Length - 2 && words.EndsWith(')') ? words.Remove(words.Length - 1).Remove(open, 1) : words;
    }

    private static decimal? TakeMagnitude(ref string words)
    {
        foreach (var (word, factor) in s_magnitudes)
        {
            if (words.StartsWith(word, StringComparison.Ordinal))
            {
                words = words[word.Length..];
                return factor;
            }
        }

        return null;
    }

    /// <summary>What stands before and after must be one currency. Where neither is said it is the heading's; a bare 元 under a foreign heading is in doubt.</summary>
    private static bool TryCurrency(string before, string after, Heading heading, out string currency)
    {
        currency = heading.Currency;
        var words = new[] { before, after }.Where(w => w.Length > 0).ToList();
        if (words.Any(w => !s_currencies.ContainsKey(w)) || (words is ["元"] && heading.Currency != Renminbi))
        {
            return false;
        }

        var said = words.Select(w => s_currencies[w]).Distinct().ToList();
        currency = said.FirstOrDefault(heading.Currency);
        return said.Count <= 1;
    }

    private static Problem? Multiply(decimal number, decimal factor, out decimal amount)
    {
        var fits = Math.Abs(number) < Largest / factor;
        amount = fits ? number * factor : 0;
        return fits ? null : new Problem("OUT_OF_RANGE", "less than 10^15 yuan");
    }

    /// <summary>What the heading says of its numbers.</summary>
    private readonly record struct Heading(string Currency, decimal Factor)
    {
        private static readonly ConcurrentDictionary<string, Heading> s_known = new();

        public static Heading Of(string? sourceUnit) => s_known.GetOrAdd(sourceUnit ?? Unit.Yuan, Read);

        private static Heading Read(string unit)
        {
            if (Unit.TryFactor(unit, Unit.Yuan, out var factor))
            {
                return new Heading(Renminbi, factor);
            }

            Unit.TryFactor(unit, "USD", out factor);
            return new Heading("USD", factor);
        }
    }
}
