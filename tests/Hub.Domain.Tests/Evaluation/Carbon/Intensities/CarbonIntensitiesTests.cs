using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Intensities;

namespace Hub.Domain.Tests.Evaluation.Carbon.Intensities;

/// <summary>L, K and emissions per revenue of the worked examples, to six decimals, and every threshold.</summary>
public sealed class CarbonIntensitiesTests
{
    [Theory]
    [InlineData(10_551.363377, 8_500.0, 32_000.0, 2.20, 1.241337, CarbonLevel.Medium, 0.329730, 0.564244, 1)]
    [InlineData(10_901.363377, 8_500.0, 32_000.0, 2.20, 1.282513, CarbonLevel.Medium, 0.340668, 0.582961, 1)]
    [InlineData(847_923.3009, 18_000.0, null, 9.5, 47.106850, CarbonLevel.High, null, 4.958616, 5)]
    [InlineData(847_923.3009, 18_000.0, null, 45.0, 47.106850, CarbonLevel.High, null, 1.046819, 3)]
    [InlineData(363.5677, 900.0, null, 0.62, 0.403964, CarbonLevel.Low, null, 0.651555, 2)]
    public void The_worked_examples_have_these_intensities(
        double emissions, double addedValue, double? revenue, double mean, double level, CarbonLevel name, double? perRevenue, double efficiency, int grade)
    {
        var intensities = CarbonIntensities.Of(
            new TonnesCO2e(emissions), Yuan.OfTenThousands(addedValue), revenue is { } given ? Yuan.OfTenThousands(given) : null, new(mean), null);

        Assert.Equal(level, intensities.PerAddedValue!.Value.Value, 6);
        Assert.Equal(perRevenue ?? 0, intensities.PerRevenue?.Value ?? 0, 6);
        Assert.Equal(efficiency, intensities.Efficiency!.Value, 6);
        Assert.Equal((name, grade, IntensityBasis.AddedValue), (intensities.Level!.Value, intensities.Grade!.Value, intensities.Basis!.Value));
    }

    [Fact]
    public void A_tonne_of_clinker_emits_this_much() =>
        Assert.Equal(0.847923, CarbonIntensities.PerProduct(new TonnesCO2e(847_923.3009), 1_000_000)!.Value, 6);

    [Fact]
    public void Nothing_produced_is_no_intensity() => Assert.Null(CarbonIntensities.PerProduct(new TonnesCO2e(5), 0));

    [Theory]
    [InlineData(0, CarbonLevel.Low)]
    [InlineData(0.6, CarbonLevel.Low)]
    [InlineData(0.600001, CarbonLevel.Medium)]
    [InlineData(2.0, CarbonLevel.Medium)]
    [InlineData(2.000001, CarbonLevel.High)]
    public void Levels_end_with_their_thresholds(double level, CarbonLevel expected) =>
        Assert.Equal(expected, CarbonIntensities.LevelOf(new TonnesPerTenThousandYuan(level)));

    [Theory]
    [InlineData(0.6, 1)]
    [InlineData(0.600001, 2)]
    [InlineData(0.8, 2)]
    [InlineData(0.800001, 3)]
    [InlineData(1.2, 3)]
    [InlineData(1.200001, 4)]
    [InlineData(2.0, 4)]
    [InlineData(2.000001, 5)]
    public void Grades_end_with_their_thresholds(double efficiency, int grade) => Assert.Equal(grade, CarbonIntensities.GradeOf(efficiency));

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    [InlineData(-5.0)]
    public void Without_added_value_revenue_is_compared_with_a_mean_per_revenue(double? addedValue)
    {
        var intensities = CarbonIntensities.Of(
            new TonnesCO2e(100), addedValue is { } given ? new Yuan(given) : null, Yuan.OfTenThousands(1_000), new(2.2), new(0.2));

        Assert.Equal((null, null, 0.5, 1, IntensityBasis.Revenue), (intensities.PerAddedValue, intensities.Level, intensities.Efficiency!.Value, intensities.Grade!.Value, intensities.Basis!.Value));
    }

    [Fact]
    public void Without_anything_to_compare_there_is_no_grade()
    {
        var intensities = CarbonIntensities.Of(new TonnesCO2e(100), null, Yuan.OfTenThousands(1_000), new(2.2), null);

        Assert.Equal((0.1, null, null, null), (intensities.PerRevenue!.Value.Value, intensities.Efficiency, intensities.Grade, intensities.Basis));
    }

    [Fact]
    public void Added_value_is_the_sum_of_incomes() =>
        Assert.Equal(new Yuan(100), CarbonIntensities.AddedValueByIncome(new Yuan(40), new Yuan(10), new Yuan(20), new Yuan(30)));

    [Fact]
    public void Added_value_and_revenue_of_the_window_are_scaled_as_emissions_are()
    {
        var month = ActivitySample.Of(ActivitySample.Energy(ActivitySample.January) with { AddedValue = new Yuan(10), Revenue = new Yuan(30) });

        Assert.Equal(new EconomicOutput(new Yuan(120), new Yuan(360)), EconomicOutput.Of(ActivitySample.Repeated(month, 12).LastYear!.Value));
        Assert.Equal(new EconomicOutput(new Yuan(120), new Yuan(360)), EconomicOutput.Of(ActivitySample.Repeated(month, 12, 2, 3).LastYear!.Value));
        Assert.Equal(new EconomicOutput(null, null), EconomicOutput.Of(ActivitySample.Repeated(month, 12, 2, 3, 4).LastYear!.Value));
        var without = ActivitySample.Of(ActivitySample.Energy(ActivitySample.January) with { Revenue = new Yuan(30) });
        Assert.Equal(new EconomicOutput(null, new Yuan(360)), EconomicOutput.Of(ActivitySample.Repeated(without, 12).LastYear!.Value));
    }
}
