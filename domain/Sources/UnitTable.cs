using System.Collections.Frozen;

namespace Hub.Domain.Sources;

/// <summary>The units the hub knows. Area in 亩 and in m2 stand apart, as do m3 and Nm3: their ratio is no exact decimal or no constant. A ratio is a unit of its own. CO2 equivalents are counted in the unit of CO2.</summary>
internal static class UnitTable
{
    public static readonly IReadOnlyList<Unit> Units =
    [
        Make(Unit.Yuan, "元", "yuan", ("人民币元", 1), ("千元", 1_000), ("万元", 10_000), ("百万元", 1_000_000), ("亿元", 100_000_000)),
        Make("USD", "美元", "US dollar", ("美元", 1), ("万美元", 10_000), ("亿美元", 100_000_000)),
        Make("kWh", "千瓦时", "kilowatt-hour", ("千瓦时", 1), ("度", 1), ("万kWh", 10_000), ("万千瓦时", 10_000), ("万度", 10_000), ("MWh", 1_000), ("兆瓦时", 1_000)),
        Make("t", "吨", "tonne", ("吨", 1), ("kg", 0.001m), ("千克", 0.001m), ("公斤", 0.001m), ("万吨", 10_000)),
        Make("tce", "吨标准煤", "tonne of coal equivalent", ("吨标准煤", 1), ("吨标煤", 1), ("kgce", 0.001m), ("千克标准煤", 0.001m), ("万tce", 10_000), ("万吨标准煤", 10_000)),
        Make("tCO2", "吨二氧化碳", "tonne of CO2", ("吨二氧化碳", 1), ("吨CO2", 1), ("kgCO2", 0.001m), ("千克二氧化碳", 0.001m), ("万tCO2", 10_000), ("万吨二氧化碳", 10_000),
            ("tCO2e", 1), ("吨二氧化碳当量", 1), ("kgCO2e", 0.001m), ("千克二氧化碳当量", 0.001m), ("万tCO2e", 10_000), ("万吨二氧化碳当量", 10_000)),
        Make("GJ", "吉焦", "gigajoule", ("吉焦", 1), ("百万千焦", 1), ("MJ", 0.001m), ("兆焦", 0.001m), ("TJ", 1_000), ("太焦", 1_000)),
        Make("m2", "平方米", "square metre", ("平方米", 1), ("m²", 1), ("㎡", 1), ("万平方米", 10_000), ("公顷", 10_000)),
        Make("mu", "亩", "mu", ("亩", 1), ("万亩", 10_000)),
        Make("m3", "立方米", "cubic metre", ("立方米", 1), ("m³", 1), ("方", 1), ("万m3", 10_000), ("万立方米", 10_000)),
        Make("Nm3", "标准立方米", "standard cubic metre", ("标准立方米", 1), ("标立方米", 1), ("标方", 1), ("万Nm3", 10_000), ("万标准立方米", 10_000), ("万标立方米", 10_000)),
        Make("mg/L", "毫克每升", "milligram per litre", ("毫克/升", 1), ("毫克每升", 1), ("g/L", 1_000)),
        Make("kgCOD", "千克化学需氧量", "kilogram of COD", ("千克COD", 1), ("公斤COD", 1), ("tCOD", 1_000), ("吨COD", 1_000)),
        Make("%", "百分比", "per cent", ("百分比", 1), ("‰", 0.1m)),
        Make("h", "小时", "hour", ("小时", 1)),
        Make("天", "天", "day", ("日", 1)),
        Make("月", "月", "month", ("个月", 1)),
        Make("人", "人", "person", ("百人", 100), ("千人", 1_000), ("万人", 10_000)),
        Make("家", "家", "firm", ("户", 1)),
        Make("万元/亩", "万元每亩", "10,000 yuan per mu", ("元/亩", 0.0001m), ("千元/亩", 0.1m)),
        Make("万元/tce", "万元每吨标准煤", "10,000 yuan per tonne of coal equivalent", ("万元/吨标准煤", 1), ("万元/吨标煤", 1), ("元/tce", 0.0001m), ("元/吨标准煤", 0.0001m)),
        Make("万元/t", "万元每吨", "10,000 yuan per tonne", ("万元/吨", 1), ("元/t", 0.0001m), ("元/吨", 0.0001m)),
        Make("万元/人", "万元每人", "10,000 yuan per person", ("元/人", 0.0001m), ("千元/人", 0.1m)),
        Make("tCO2/万元", "吨二氧化碳每万元", "tonne of CO2 per 10,000 yuan", ("吨二氧化碳/万元", 1), ("吨/万元", 1), ("kgCO2/万元", 0.001m), ("千克二氧化碳/万元", 0.001m),
            ("tCO2e/万元", 1), ("吨二氧化碳当量/万元", 1), ("kgCO2e/万元", 0.001m)),
    ];

    private static Unit Make(string name, string zh, string en, params (string Spelling, decimal Factor)[] others) => new(
        name,
        new BilingualName(zh, en),
        others.Prepend((Spelling: name, Factor: 1m)).ToFrozenDictionary(s => s.Spelling, s => s.Factor, StringComparer.OrdinalIgnoreCase));
}
