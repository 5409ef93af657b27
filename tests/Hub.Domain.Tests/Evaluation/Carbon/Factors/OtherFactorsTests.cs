using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Tests.Evaluation.Carbon.Factors;

/// <summary>Processes, wastewater, warming potentials, electricity and heat.</summary>
public sealed class OtherFactorsTests
{
    private static readonly CarbonFactors s_factors = RepositoryFactors.All;

    [Theory]
    [InlineData("caco3", 0.4400)]
    [InlineData("mgco3", 0.5220)]
    [InlineData("dolomite", 0.4773)]
    [InlineData("na2co3", 0.4149)]
    [InlineData("nahco3", 0.5237)]
    [InlineData("feco3", 0.3799)]
    [InlineData("mnco3", 0.3829)]
    [InlineData("baco3", 0.2230)]
    [InlineData("li2co3", 0.5955)]
    [InlineData("k2co3", 0.3184)]
    [InlineData("srco3", 0.2980)]
    [InlineData("clinker_portland", 0.535)]
    [InlineData("clinker_white", 0.550)]
    [InlineData("clinker_sulfo", 0.413)]
    [InlineData("clinker_alu", 0.292)]
    [InlineData("deduct_carbide_slag", 0.480)]
    [InlineData("deduct_steel_slag", 0.215)]
    [InlineData("lime", 0.683)]
    [InlineData("glass_ipcc", 0.20)]
    [InlineData("ceramic_clay", 0.44)]
    [InlineData("ammonia_gas", 1.694)]
    [InlineData("carbide", 1.154)]
    [InlineData("nitric_hp", 0.0139 * 310)]
    [InlineData("nitric_mp", 0.0118 * 310)]
    [InlineData("nitric_dual", 0.0080 * 310)]
    [InlineData("alu_anode", 1.50304)]
    [InlineData("alu_pfc", 0.25228)]
    [InlineData("steel_pig_iron", 0.172)]
    [InlineData("steel_dri", 0.073)]
    [InlineData("steel_electrode", 3.663)]
    [InlineData("steel_scrap", 0.037)]
    [InlineData("oxalic", 0.349)]
    [InlineData("acetylene", 3.385)]
    public void A_tonne_of_a_process_emits_this_much_CO2e_with_the_potentials_of_the_second_report(string code, double tonnes) =>
        Assert.Equal(tonnes, RepositoryFactors.Default.ProcessFactor(s_factors.Processes.IndexOf(code)), 9);

    [Fact]
    public void Other_gases_go_by_the_chosen_potentials() =>
        Assert.Equal(0.0139 * 265, s_factors.Method("A", "AR5", "zhejiang").ProcessFactor(s_factors.Processes.IndexOf("nitric_hp")), 9);

    [Fact]
    public void Only_slags_are_deducted_and_only_clay_needs_a_purity()
    {
        Assert.Equal(["deduct_carbide_slag", "deduct_steel_slag"], s_factors.Processes.Processes.Where(p => p.IsDeducted).Select(p => p.Code));
        Assert.Equal(["ceramic_clay"], s_factors.Processes.Processes.Where(p => p.NeedsPurity).Select(p => p.Code));
    }

    [Fact]
    public void The_processes_are_those_of_I05() =>
        Assert.Equal(RepositoryCodes.Of("I05", "process_inputs", "process_code"), s_factors.Processes.Processes.Select(p => p.Code));

    [Theory]
    [InlineData("NONE", 0)]
    [InlineData("RIVER", 0.1)]
    [InlineData("AEROBIC_OK", 0)]
    [InlineData("AEROBIC_OVER", 0.3)]
    [InlineData("SLUDGE_DIGESTER", 0.8)]
    [InlineData("REACTOR", 0.8)]
    [InlineData("SHALLOW", 0.2)]
    [InlineData("DEEP", 0.8)]
    [InlineData("food_manufacturing", 0.7)]
    [InlineData("beverage_tea", 0.5)]
    [InlineData("tobacco", 0.3)]
    [InlineData("paper", 0.5)]
    public void A_treatment_lets_this_share_of_the_methane_form(string code, double mcf) =>
        Assert.Equal(0.25 * mcf, RepositoryFactors.Default.MethaneFactor(s_factors.Wastewater.IndexOf(code)), 12);

    [Fact]
    public void Every_treatment_of_I16_is_known() =>
        Assert.All(RepositoryCodes.Of("I16", "ww_treatment_type"), code => Assert.True(s_factors.Wastewater.IndexOf(code) >= 0, code));

    [Theory]
    [InlineData("SAR", 21, 310, 23900, 6500, 9200)]
    [InlineData("AR4", 25, 298, 22800, 7390, 12200)]
    [InlineData("AR5", 28, 265, 23500, 6630, 11100)]
    [InlineData("AR6", 27.9, 273, 24300, 7380, 12400)]
    public void The_potentials_are_those_of_the_reports(string report, double ch4, double n2o, double sf6, double cf4, double c2f6) => Assert.Equal(
        [ch4, n2o, sf6, cf4, c2f6], GwpVersion.Gases.Select(gas => s_factors.Gwp.Find(report)!.Values[gas]));

    [Theory]
    [InlineData("zhejiang", 2021, 2021, 0.5422)]
    [InlineData("zhejiang", 2022, 2022, 0.5153)]
    [InlineData("zhejiang", 2023, 2022, 0.5153)]
    [InlineData("zhejiang", 2026, 2022, 0.5153)]
    [InlineData("zhejiang", 2020, 2021, 0.5422)]
    [InlineData("zhejiang", 1990, 2021, 0.5422)]
    [InlineData("zhejiang", 2150, 2022, 0.5153)]
    [InlineData("national", 2021, 2021, 0.5568)]
    [InlineData("national", 2025, 2023, 0.5306)]
    [InlineData("national-residual", 2023, 2023, 0.6096)]
    [InlineData("national-fossil", 2022, 2022, 0.8325)]
    [InlineData("east", 2023, 2023, 0.5500)]
    [InlineData("south", 2023, 2022, 0.3869)]
    [InlineData("shandong", 2024, 2022, 0.6410)]
    [InlineData("reporting", 2019, 2020, 0.6101)]
    [InlineData("reporting", 2021, 2021, 0.5810)]
    [InlineData("reporting", 2022, 2022, 0.5703)]
    [InlineData("east-margin", 2015, 2012, 0.7035)]
    public void Data_of_a_year_takes_the_factor_of_that_year_else_the_newest_before_it(string region, int year, int factorYear, double value)
    {
        var factor = s_factors.Method("A", "SAR", region).GridFactor(year);

        Assert.Equal((factorYear, value), (factor.Year, factor.Value));
    }

    [Fact]
    public void Averages_and_factors_for_reports_are_families_of_their_own() => Assert.Equal(
        ["average 17", "reporting 2"], s_factors.Electricity.Families.Select(f => $"{f.Id} {f.Regions.Count}"));

    [Fact]
    public void Heat_is_counted_from_water_of_20_degrees()
    {
        Assert.Equal(0.11, s_factors.Heat.Purchased.Value);
        Assert.Equal(2_691.96, s_factors.Heat.OfSteam(new Tonnes(1_000), 2_775.7).Value, 9);
        Assert.Equal(251.208, s_factors.Heat.OfHotWater(new Tonnes(1_000), 80).Value, 9);
    }

    [Theory]
    [InlineData("D", "SAR", "zhejiang", "fuel set \"D\": one of A, B, C is needed")]
    [InlineData("A", "AR7", "zhejiang", "GWP version \"AR7\": one of SAR, AR4, AR5, AR6 is needed; did you mean AR4?")]
    public void A_choice_that_does_not_exist_is_answered_with_those_that_do(string set, string gwp, string region, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => s_factors.Method(set, gwp, region)).Message);

    [Fact]
    public void A_misspelt_region_is_answered_with_the_one_meant() => Assert.EndsWith(
        "shandong, reporting, east-margin is needed; did you mean zhejiang?",
        Assert.Throws<ArgumentException>(() => s_factors.Method("A", "SAR", "Zhejang")).Message);
}
