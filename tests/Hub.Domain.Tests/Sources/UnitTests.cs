using System.Globalization;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

public sealed class UnitTests
{
    [Theory]
    [InlineData("1.5", "万元", "元", "15000")]
    [InlineData("0.01", "亿元", "元", "1000000")]
    [InlineData("240", "万美元", "USD", "2400000")]
    [InlineData("1.23", "万千瓦时", "kWh", "12300")]
    [InlineData("7", "度", "kWh", "7")]
    [InlineData("7", "千瓦时", "kWh", "7")]
    [InlineData("2", "万kWh", "kWh", "20000")]
    [InlineData("2", "mwh", "kWh", "2000")]
    [InlineData("350", "公斤", "t", "0.35")]
    [InlineData("350", "kg", "t", "0.35")]
    [InlineData("350", "千克", "吨", "0.35")]
    [InlineData("3", "万吨", "t", "30000")]
    [InlineData("3", "平方米", "m2", "3")]
    [InlineData("3", "亩", "mu", "3")]
    [InlineData("3", "万立方米", "m3", "30000")]
    [InlineData("3", "万Nm3", "Nm3", "30000")]
    [InlineData("3", "吨标准煤", "tce", "3")]
    [InlineData("3", "MJ", "GJ", "0.003")]
    [InlineData("3", "吨二氧化碳", "tCO2", "3")]
    [InlineData("3", "tCO2e", "tCO2", "3")]
    [InlineData("3", "吨二氧化碳当量", "tCO2", "3")]
    [InlineData("3", "kgCO2e", "tCO2e", "0.003")]
    [InlineData("3", "万tCO2e", "吨CO2", "30000")]
    [InlineData("3", "毫克/升", "mg/L", "3")]
    [InlineData("3", "小时", "h", "3")]
    [InlineData("3", "日", "天", "3")]
    [InlineData("3", "个月", "月", "3")]
    [InlineData("3", "户", "家", "3")]
    [InlineData("3", "人", "人", "3")]
    [InlineData("3", "百人", "人", "300")]
    [InlineData("3", "千人", "人", "3000")]
    [InlineData("3", "万人", "千人", "30")]
    [InlineData("3", "‰", "%", "0.3")]
    [InlineData("253846", "元/人", "万元/人", "25.3846")]
    [InlineData("1200", "元/亩", "万元/亩", "0.12")]
    [InlineData("2.7", "万元/吨标煤", "万元/tce", "2.7")]
    [InlineData("9", "万元/吨", "万元/t", "9")]
    [InlineData("3", "kgCO2/万元", "tCO2/万元", "0.003")]
    [InlineData("3", "tCO2e/万元", "tCO2/万元", "3")]
    [InlineData("5", "吨COD", "kgCOD", "5000")]
    [InlineData("15000", "kWh", "万千瓦时", "1.5")]
    [InlineData("3", " 吨 ", "t", "3")]
    public void Spellings_of_one_unit_convert(string value, string from, string to, string expected)
    {
        Assert.True(Unit.TryConvert(Number(value), from, to, out var converted));

        Assert.Equal(Number(expected), converted);
    }

    [Theory]
    [InlineData("亩", "m2")]
    [InlineData("m3", "Nm3")]
    [InlineData("元", "USD")]
    [InlineData("t", "tce")]
    [InlineData("t", "kgCOD")]
    [InlineData("tCO2e", "t")]
    [InlineData("人", "家")]
    [InlineData("万元", "万元/人")]
    [InlineData("furlong", "m2")]
    [InlineData("m2", "furlong")]
    public void Different_units_do_not(string from, string to)
    {
        Assert.False(Unit.TryConvert(3, from, to, out var converted));

        Assert.Equal(0, converted);
    }

    [Fact]
    public void Every_unit_is_a_spelling_of_itself() =>
        Assert.All(Unit.All, unit => Assert.True(Unit.TryFactor(unit.Name, unit.Name, out var factor) && factor == 1));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
