using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Accounts;
using Hub.Domain.Tests.Evaluation.Carbon.Factors;
using static Hub.Domain.Tests.Evaluation.Carbon.ActivitySample;

namespace Hub.Domain.Tests.Evaluation.Carbon;

/// <summary>An account names for each figure the quantities, the factors and where these come from.</summary>
public sealed class CarbonAccountTests
{
    private static readonly ActivityData s_mill = Of(
        Energy(January, Fuel("natural_gas", 120), Fuel("diesel", 15)) with { HeatIn = new(38_000), HeatOut = new(1_000), Processes = [Process("nitric_hp", 2), Process("deduct_steel_slag", 1, 0.5)] },
        Wastewater(January, 300_000, 1_200, 300, 20_000) with { Recovered = new(10_000), Purity = 0.6 },
        Electricity(January, 5_200_000, 1_000) with { OwnSolar = new(2_000), GreenTraded = new(3_000) });

    [Fact]
    public void Lines_say_quantity_factor_derivation_and_emission() => Assert.Equal(
        [
            "Fuel diesel 15 t × 3.145122 tCO2/t (43.33 GJ/t × 0.0202 tC/GJ × 0.98 × 44/12; guide2015, A, -, -) = 47.1768",
            "Fuel natural_gas 120 万Nm3 × 21.621888 tCO2/万Nm3 (389.31 GJ/万Nm3 × 0.0153 tC/GJ × 0.99 × 44/12; guide2015, A, -, -) = 2594.6266",
            "Process deduct_steel_slag 0.5 t × -0.215 tCO2e/t (−0.215 tCO2/t; code, -, -, -) = -0.1075",
            "Process nitric_hp 2 t × 4.309 tCO2e/t (0.0139 tN2O/t × 310; code, -, SAR, -) = 8.618",
            "Wastewater REACTOR 250000 kgCOD × 0.0042 tCO2e/kgCOD (0.25 kgCH4/kgCOD × 0.8 ÷ 1000 × 21; guide2015, -, SAR, -) = 1050",
            "Wastewater ch4_recovered 0.6 万Nm3 × -149.0643 tCO2e/万Nm3 (−7.17 t/万Nm3 × 0.99 × 21; guide2015, -, SAR, -) = -89.4386",
            "ElectricityAndHeat grid 5200 MWh × 0.5153 tCO2/MWh (0.5153 tCO2/MWh; announced2024b, -, -, 2022) = 2679.56",
            "ElectricityAndHeat pv_export 1 MWh × -0.5153 tCO2/MWh (−0.5153 tCO2/MWh; announced2024b, -, -, 2022) = -0.5153",
            "ElectricityAndHeat pv_self 2 MWh × 0 tCO2/MWh (0 tCO2/MWh; announced2024b, -, -, -) = 0",
            "ElectricityAndHeat green_trade 3 MWh × 0 tCO2/MWh (0 tCO2/MWh; proposal, -, -, -) = 0",
            "ElectricityAndHeat heat_in 38000 GJ × 0.11 tCO2/GJ (0.11 tCO2/GJ; guide2015, -, -, -) = 4180",
            "ElectricityAndHeat heat_out 1000 GJ × -0.11 tCO2/GJ (-0.11 tCO2/GJ; guide2015, -, -, -) = -110",
        ],
        Account(s_mill).Lines.Select(Text));

    [Fact]
    public void The_lines_add_up_to_the_figures_also_where_these_are_cut_or_scaled()
    {
        var cut = Energy(January) with { Processes = [Process("deduct_steel_slag", 5)] };
        var flooded = Wastewater(January, 1_000, 1_000, 10) with { Recovered = new(10_000), Purity = 1 };
        AddUp(Account(s_mill));
        AddUp(Account(Of(cut, flooded)));
        AddUp(CarbonAccount.Of(Repeated(s_mill, 12, 4).LastYear!.Value, RepositoryFactors.Default));
    }

    [Fact]
    public void A_figure_that_is_missing_has_no_lines_and_the_others_have_theirs()
    {
        var account = Account(s_mill with { Energy = new(January, Energy(January, Fuel("diesel", -1)) with { HeatIn = new(10) }) });

        Assert.Equal(["REACTOR", "ch4_recovered", "grid", "pv_export", "pv_self", "green_trade", "heat_in"], account.Lines.Select(l => l.Code));
    }

    [Fact]
    public void Notes_tell_what_is_missing_and_what_is_assumed()
    {
        var year = Repeated(s_mill, 12, 4);
        var account = CarbonAccount.Of(
            new ActivityYear(year with { Wastewater = new(ActivityState.NotThere), Energy = new(ActivityState.NoRecord) }, January + 11), RepositoryFactors.Default);

        Assert.Equal(
            [
                "NotThere Wastewater True I16未取得或已过期 | I16 was not reached or is out of date",
                "NoRecord Fuel False I05无此企业记录，计为0 | I05 has no record of this enterprise: counted as 0",
                "NoRecord Process False I05无此企业记录，计为0 | I05 has no record of this enterprise: counted as 0",
                "NoRecord ElectricityAndHeat False I05无此企业记录，计为0 | I05 has no record of this enterprise: counted as 0",
                "MonthsScaled ElectricityAndHeat False I36缺202205，按已有11个月乘以12/11 | I36 lacks 202205; the sum of 11 months is multiplied by 12/11",
            ],
            account.Notes.Select(Text));
        Assert.Equal(["I05 NoRecord 0", "I16 NotThere 0", "I36 Answered 11"], account.Coverage.Select(c => $"{c.InterfaceId} {c.State} {c.Stated}"));
        Assert.Equal([January + 4], account.Coverage[2].NotStated);
    }

    [Fact]
    public void Too_few_months_are_counted()
    {
        var account = CarbonAccount.Of(new ActivityYear(Repeated(s_mill, 9), January + 11), RepositoryFactors.Default);

        Assert.Contains(
            "TooFewMonths Wastewater True I16在12个月中只有9个月，至少需要10个月 | I16 states 9 of 12 months; at least 10 are needed", account.Notes.Select(Text));
        Assert.Empty(account.Lines);
    }

    [Fact]
    public void Flags_are_told_in_both_languages()
    {
        var month = Wastewater(Month.Of(2025, 1), 1_000, 300, 1_200) with { Recovered = new(5) };
        var activity = Of(
            Energy(Month.Of(2025, 1)) with { Processes = [Process("deduct_steel_slag", 5)], HeatOut = new(10_000) },
            month,
            Electricity(Month.Of(2025, 1), 1_000) with { Days = 29 });

        Assert.Equal(
            [
                "CodOutAboveIn Wastewater False 出水COD高于进水COD，该月负荷计为0：202501 | COD after treatment is above COD before, the load of the month counts as 0: 202501",
                "RecoveryWithoutPurity Wastewater False 回收沼气未填甲烷浓度，不予扣减：202501 | the methane share of recovered gas is not stated, nothing is deducted: 202501",
                "DeductionCutToZero Process False 扣减量多于过程排放，排放计为0 | more is deducted than processes emit: the emission counts as 0",
                "PurityAssumed Process False 部分物料未填纯度，按1计 | the purity of a material is not stated and counts as 1",
                "GridFactorOfOtherYear ElectricityAndHeat False 2025年数据采用浙江2022年电力因子 | data of 2025 takes the grid factor of Zhejiang of 2022",
                "DaysMissing ElectricityAndHeat False 有2天没有用电记录，按无用电计 | 2 days have no record of electricity and count as without consumption",
                "NetSeller ElectricityAndHeat False 外供的电力和热力多于购入 | more electricity and heat is sold than bought",
            ],
            CarbonAccount.Of(new ActivityYear(activity, Month.Of(2025, 1), 1), RepositoryFactors.Default).Notes.Select(Text));
    }

    [Fact]
    public void Rarer_flags_have_a_text_too()
    {
        var flooded = Wastewater(January, 1_000, 1_000, 10, sludge: 5_000) with { Recovered = new(10_000), Purity = 1 };

        Assert.Equal(
            [
                "NoRecord Fuel", "NoRecord Process", "NoRecord ElectricityAndHeat", "NoRecord ElectricityAndHeat",
                "SludgeAboveLoad 污泥带出的COD超过去除量，该月负荷计为0：202201 | more COD is taken out with sludge than with the water, the load of the month counts as 0: 202201",
                "MethaneCutToZero 回收的甲烷多于产生的甲烷，排放计为0 | more methane recovered than formed: the emission counts as 0",
                "ElectricityNotMetered 供电企业没有该企业的用电记录 | the power supplier has no meter of this enterprise",
            ],
            Account(Of(wastewater: flooded)).Notes.Select(n => n.Code == "NoRecord" ? $"{n.Code} {n.Source}" : $"{n.Code} {n.Text.Zh} | {n.Text.En}"));
    }

    [Fact]
    public void An_implausible_quantity_is_told_with_what_it_was_compared_to()
    {
        var month = Energy(January, Fuel("natural_gas", 100_000));

        Assert.Equal(
            "202201: 100000 万Nm3 of Natural gas are 1328359 tce, while the energy used in all is 200 tce: probably a slip of units, such as m3 given as 万Nm3",
            Account(Of(month with { EnergyUse = new(200) })).Notes[0].Text.En);
        Assert.Equal(
            "202201：天然气 100000 万Nm3折合1328359吨标准煤，而营业收入只有2667万元：单位可能有误，如把m3当作万Nm3",
            Account(Of(month with { Revenue = new(26_670_000) })).Notes[0].Text.Zh);
    }

    private static CarbonAccount Account(ActivityData activity) => CarbonAccount.Of(new ActivityYear(activity, January, 1), RepositoryFactors.Default);

    private static void AddUp(CarbonAccount account)
    {
        var sums = account.Sums;
        foreach (var (source, figure) in new[]
        {
            (EmissionSource.Fuel, sums.Fuel), (EmissionSource.Process, sums.Process), (EmissionSource.Wastewater, sums.Wastewater), (EmissionSource.ElectricityAndHeat, sums.ElectricityAndHeat),
        })
        {
            var lines = account.Lines.Where(l => l.Source == source).ToList();
            Assert.Equal(figure.Value.Value, lines.Sum(l => l.Emission.Value), 6);
            Assert.All(lines, l => Assert.Equal(l.Emission.Value, l.Quantity.Value * l.Factor.Value * l.Scale, 9));
        }
    }

    private static string Text(CarbonLine l) =>
        $"{l.Source} {l.Code} {l.Quantity.Value} {l.Quantity.Unit} × {Math.Round(l.Factor.Value, 6)} {l.Factor.Unit} ({l.Factor.Derivation}; {l.Factor.Source.Id}, {l.Factor.Set ?? "-"}, {l.Factor.Gwp ?? "-"}, {l.Factor.Year?.ToString() ?? "-"}) = {Math.Round(l.Emission.Value, 4)}";

    private static string Text(CarbonNote n) => $"{n.Code} {n.Source} {n.IsReason} {n.Text.Zh} | {n.Text.En}";
}
