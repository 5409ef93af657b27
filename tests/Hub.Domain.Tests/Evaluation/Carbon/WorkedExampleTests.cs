using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Tests.Evaluation.Carbon.Factors;
using static Hub.Domain.Tests.Evaluation.Carbon.ActivitySample;

namespace Hub.Domain.Tests.Evaluation.Carbon;

/// <summary>Three enterprises of 2022 worked out by hand, to four decimals: set A, Zhejiang 0.5153, heat 0.11.</summary>
public sealed class WorkedExampleTests
{
    private static readonly ActivityData s_mill = Of(
        Energy(January, Fuel("natural_gas", 120), Fuel("diesel", 15)) with { HeatIn = new Gigajoules(38_000), Revenue = Millions(320), AddedValue = Millions(85) },
        Wastewater(January, 300_000, 1_200, 300, 20_000),
        Electricity(January, 5_200_000));

    private static readonly ActivityData s_kiln = Of(
        Energy(January, Fuel("bituminous", 135_000), Fuel("diesel", 420)) with { Processes = [Process("clinker_portland", 1_000_000)], AddedValue = Millions(180) },
        electricity: Electricity(January, 62_000_000));

    private static readonly ActivityData s_shop = Of(
        Energy(January, Fuel("gasoline", 8), Fuel("diesel", 3)) with { AddedValue = Millions(9) }, electricity: Electricity(January, 640_000));

    [Theory]
    [InlineData("SAR", 1_050.0000, 10_551.3634)]
    [InlineData("AR5", 1_400.0000, 10_901.3634)]
    public void A_dyeing_mill(string gwp, double wastewater, double total)
    {
        var sums = Sums(s_mill, RepositoryFactors.All.Method("A", gwp, "zhejiang"));

        Assert.Equal(0, Rounded(sums.Process));
        Assert.Equal(wastewater, Rounded(sums.Wastewater));
        Assert.Equal(6_859.5600, Rounded(sums.ElectricityAndHeat));
        Assert.Equal(total, Rounded(sums.Total));
    }

    [Theory]
    [InlineData("natural_gas", 120, 2_594.6266)]
    [InlineData("diesel", 15, 47.1768)]
    [InlineData("bituminous", 135_000, 279_653.7495)]
    [InlineData("diesel", 420, 1_320.9514)]
    [InlineData("gasoline", 8, 24.3404)]
    [InlineData("diesel", 3, 9.4354)]
    public void Their_fuels_one_by_one(string fuel, double quantity, double tonnes) =>
        Assert.Equal(tonnes, Rounded(Sums(Of(Energy(January, Fuel(fuel, quantity)))).Fuel));

    [Fact]
    public void A_clinker_kiln()
    {
        var sums = Sums(s_kiln);

        Assert.Equal(535_000.0000, Rounded(sums.Process));
        Assert.Equal(31_948.6000, Rounded(sums.ElectricityAndHeat));
        Assert.Equal(847_923.3009, Rounded(sums.Total));
    }

    [Fact]
    public void A_machine_shop()
    {
        var sums = Sums(s_shop);

        Assert.Equal(329.7920, Rounded(sums.ElectricityAndHeat));
        Assert.Equal(363.5677, Rounded(sums.Total));
    }

    [Fact]
    public void Twelve_months_make_the_same_year()
    {
        var month = Of(
            Energy(January, Fuel("natural_gas", 10), Fuel("diesel", 1.25)) with { HeatIn = new Gigajoules(38_000 / 12.0) },
            Wastewater(January, 25_000, 1_200, 300, 20_000 / 12.0),
            Electricity(January, 5_200_000 / 12.0));
        var year = Repeated(month, 12).LastYear!.Value;

        Assert.Equal((January, January + 11), (year.First, year.Last));
        Assert.Equal(10_551.3634, Rounded(CarbonAccounting.Sums(year, RepositoryFactors.Default).Total));
    }

    /// <summary>A figure as printed; the state must be known.</summary>
    private static double Rounded(CarbonFigure figure)
    {
        Assert.Equal(FigureState.Known, figure.State);
        return Math.Round(figure.Value.Value, 4, MidpointRounding.AwayFromZero);
    }

    private static Yuan Millions(double millions) => new(millions * 1_000_000);
}
