namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>How units read. A unit without a row here reads as it is written.</summary>
public static class ReportUnits
{
    private static readonly Dictionary<string, (string Zh, string En)> s_words = new(StringComparer.Ordinal)
    {
        ["1"] = ("", ""),
        ["CNY"] = ("元", "CNY"),
        ["元"] = ("元", "CNY"),
        ["万元"] = ("万元", "10,000 CNY"),
        ["USD"] = ("美元", "USD"),
        ["tCO2"] = ("tCO₂", "tCO₂"),
        ["tCO2e"] = ("tCO₂e", "tCO₂e"),
        ["tCO2e/万元"] = ("tCO₂e/万元", "tCO₂e per 10,000 CNY"),
        ["m2"] = ("平方米", "m²"),
        ["m3"] = ("立方米", "m³"),
        ["t"] = ("吨", "t"),
        ["tce"] = ("吨标准煤", "tce"),
        ["mu"] = ("亩", "mu"),
        ["h"] = ("小时", "h"),
        ["人"] = ("人", "persons"),
        ["person"] = ("人", "persons"),
        ["persons"] = ("人", "persons"),
        ["次"] = ("次", "times"),
        ["件"] = ("件", "items"),
        ["项"] = ("项", "items"),
        ["家"] = ("家", "banks"),
        ["月"] = ("个月", "months"),
        ["天"] = ("天", "days"),
        ["年"] = ("年", "years"),
        ["倍"] = ("倍", "×"),
        ["分"] = ("分", "points"),
    };

    /// <summary>A unit in a language; empty for a number that has none.</summary>
    public static string Of(string unit, ReportLanguage language) => s_words.TryGetValue(unit, out var word) ? language.Pick(word.Zh, word.En) : unit;
}
