using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Tests.Evaluation.Carbon.Factors;

/// <summary>The emission of a unit of each fuel, as published to six decimals.</summary>
public sealed class FuelTableTests
{
    private static readonly FuelTable s_fuels = RepositoryFactors.All.Fuels;

    [Theory]
    [InlineData("anthracite", FuelUnit.Tonne, 2.322768, 1.923781)]
    [InlineData("bituminous", FuelUnit.Tonne, 2.071509, 1.747088)]
    [InlineData("lignite", FuelUnit.Tonne, 1.424093, 1.387725)]
    [InlineData("cleaned_coal", FuelUnit.Tonne, 2.281759, 2.208154)]
    [InlineData("other_washed", FuelUnit.Tonne, 1.288565, 0.700987)]
    [InlineData("briquette", FuelUnit.Tonne, 1.935965, 1.935965)]
    [InlineData("coke", FuelUnit.Tonne, 2.851825, 2.861626)]
    [InlineData("crude", FuelUnit.Tonne, 3.078272, 3.020202)]
    [InlineData("fuel_oil", FuelUnit.Tonne, 3.047179, 3.170461)]
    [InlineData("gasoline", FuelUnit.Tonne, 3.042547, 2.925056)]
    [InlineData("diesel", FuelUnit.Tonne, 3.145122, 3.095910)]
    [InlineData("kerosene", FuelUnit.Tonne, 3.151713, 3.151713)]
    [InlineData("jet_kerosene", FuelUnit.Tonne, 3.151713, double.NaN)]
    [InlineData("naphtha", FuelUnit.Tonne, 2.948761, double.NaN)]
    [InlineData("petcoke", FuelUnit.Tonne, 3.063317, double.NaN)]
    [InlineData("other_oil", FuelUnit.Tonne, 2.888321, double.NaN)]
    [InlineData("tar", FuelUnit.Tonne, 2.644571, 2.644571)]
    [InlineData("crude_benzene", FuelUnit.Tonne, 3.410875, 3.410875)]
    [InlineData("refinery_gas", FuelUnit.Tonne, 3.042339, 3.038904)]
    [InlineData("lpg", FuelUnit.Tonne, 2.953847, 3.101330)]
    [InlineData("lng", FuelUnit.Tonne, 2.325307, 2.587666)]
    [InlineData("natural_gas", FuelUnit.TenThousandNm3, 21.621888, 21.621888)]
    [InlineData("coke_oven_gas", FuelUnit.TenThousandNm3, 8.582824, 7.622397)]
    [InlineData("bf_gas", FuelUnit.TenThousandNm3, 9.686481, 8.481132)]
    [InlineData("converter_gas", FuelUnit.TenThousandNm3, 14.321018, 15.124032)]
    [InlineData("carbide_gas", FuelUnit.TenThousandNm3, 15.947014, double.NaN)]
    [InlineData("other_gas", FuelUnit.TenThousandNm3, 2.317929, 2.314829)]
    public void A_unit_of_fuel_emits_what_sets_A_and_B_publish(string code, FuelUnit unit, double a, double b)
    {
        var fuel = s_fuels.Find(code)!;

        Assert.Equal(unit, fuel.Unit);
        Assert.Equal(a, fuel.Values["A"].Emission, 6);
        Assert.Equal(b, fuel.Values.TryGetValue("B", out var values) ? values.Emission : double.NaN, 6);
    }

    [Theory]
    [InlineData("anthracite", 22.867, 0.02749, 0.98)]
    [InlineData("bituminous", 23.076, 0.02308, 0.98)]
    [InlineData("gangue", 8.374, 0.02541, 0.98)]
    [InlineData("lng", 51.498, 0.01720, 0.98)]
    [InlineData("natural_gas", 389.310, 0.01532, 0.99)]
    [InlineData("coke_oven_gas", 173.854, 0.01210, 0.99)]
    public void Set_C_has_its_own_values(string code, double ncv, double cc, double of) =>
        Assert.Equal(new FuelValues(ncv, cc, of), s_fuels.Find(code)!.Values["C"]);

    [Fact]
    public void A_set_has_the_fuels_that_it_publishes_and_no_others()
    {
        Assert.Equal(27, s_fuels.Fuels.Count(f => f.Values.ContainsKey("A")));
        Assert.Equal(22, s_fuels.Fuels.Count(f => f.Values.ContainsKey("B")));
        Assert.Equal(20, s_fuels.Fuels.Count(f => f.Values.ContainsKey("C")));
    }

    /// <summary>Net calorific values of GB/T 2589-2008 with the carbon data of the guide for provincial inventories, as widely printed.</summary>
    [Theory]
    [InlineData("原煤", 20908, 26.37, 0.94, 1.9003)]
    [InlineData("焦炭", 28435, 29.5, 0.93, 2.8604)]
    [InlineData("原油", 41816, 20.1, 0.98, 3.0202)]
    [InlineData("燃料油", 41816, 21.1, 0.98, 3.1705)]
    [InlineData("汽油", 43070, 18.9, 0.98, 2.9251)]
    [InlineData("煤油", 43070, 19.5, 0.98, 3.0179)]
    [InlineData("柴油", 42652, 20.2, 0.98, 3.0959)]
    [InlineData("液化石油气", 50179, 17.2, 0.98, 3.1013)]
    [InlineData("炼厂干气", 46055, 18.2, 0.98, 3.0119)]
    [InlineData("油田天然气", 38931, 15.3, 0.99, 2.1622)]
    public void The_formula_reproduces_the_printed_product_table(string fuel, double ncvKilojoules, double carbonPerTerajoule, double of, double printed)
    {
        // kJ/kg are GJ per 1,000 t, and tC/TJ are tC per 1,000 GJ; per m3 likewise.
        var emission = new FuelValues(ncvKilojoules / 1_000, carbonPerTerajoule / 1_000, of).Emission;

        Assert.True(Math.Abs(emission - printed) <= 0.00005, $"{fuel}: {emission}");
    }

    [Fact]
    public void Every_fuel_of_I05_has_a_value_in_set_A() =>
        Assert.All(RepositoryCodes.Of("I05", "fuels", "fuel_code"), code => Assert.Contains("A", s_fuels.Find(code)!.Values.Keys));

    [Theory]
    [InlineData("wood", -1)]
    [InlineData("", -1)]
    [InlineData("anthracite", 0)]
    public void A_code_has_its_place_or_none(string code, int index) => Assert.Equal(index, s_fuels.IndexOf(code));
}
