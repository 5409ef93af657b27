using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Accounts;
using Hub.Domain.Evaluation.Carbon.Intensities;
using static Hub.Domain.Tests.Evaluation.Carbon.ActivitySample;

namespace Hub.Domain.Tests.Evaluation.Carbon.Intensities;

public sealed class DataQualityTests
{
    private static readonly ActivityData s_month = Of(
        Energy(January, Fuel("coke", 1)), Wastewater(January, 1_000, 1_200, 300), Electricity(January, 10_000));

    [Theory]
    [InlineData(94.9, 5.1, 3, "废水处理按产量估算", "wastewater estimated from output")]
    [InlineData(95, 5, 3, "废水处理按产量估算", "wastewater estimated from output")]
    [InlineData(95.1, 4.9, 2, "各来源为计量数据（I05、I16、I36，12个月中至少10个月），无记录的计为0", "all sources are metered feeds (I05, I16, I36; at least 10 of 12 months), those without a record count as 0")]
    public void A_total_scores_as_its_worst_source_of_five_per_cent_or_more(double electricity, double wastewater, int score, string zh, string en)
    {
        var quality = DataQuality.Of(
        [
            (EmissionSource.ElectricityAndHeat, new TonnesCO2e(electricity), QualityBasis.Metered), (EmissionSource.Wastewater, new TonnesCO2e(wastewater), QualityBasis.FromOutput),
        ]);

        Assert.Equal((score, zh, en), (quality.Score, quality.Reason.Zh, quality.Reason.En));
    }

    [Fact]
    public void An_enterprise_without_emissions_scores_as_its_worst_source() => Assert.Equal(
        4, DataQuality.Of([(EmissionSource.Fuel, default, QualityBasis.Metered), (EmissionSource.Process, default, QualityBasis.FromRevenue)]).Score);

    [Theory]
    [InlineData(false, IntensityBasis.AddedValue, 2)]
    [InlineData(true, IntensityBasis.AddedValue, 1)]
    [InlineData(false, IntensityBasis.Revenue, 3)]
    [InlineData(true, IntensityBasis.Revenue, 2)]
    [InlineData(false, null, 2)]
    public void Metered_sources_score_2_verified_ones_1_and_a_comparison_by_revenue_one_worse(bool isVerified, IntensityBasis? basis, int score) =>
        Assert.Equal(score, DataQuality.Of(Sums(s_month), isVerified, basis)!.Score);

    [Fact]
    public void Without_a_meter_of_electricity_the_score_is_3()
    {
        var quality = DataQuality.Of(Sums(s_month with { Electricity = new(ActivityState.NoRecord) }), false, IntensityBasis.Revenue)!;

        Assert.Equal(
            (4, "用电没有计量记录；缺工业增加值，按营业收入比较，降一级", "electricity is not metered; compared by revenue for want of added value: one worse"),
            (quality.Score, quality.Reason.Zh, quality.Reason.En));
    }

    [Fact]
    public void A_missing_total_has_no_score_and_estimates_have_theirs()
    {
        Assert.Null(DataQuality.Of(Sums(s_month with { Wastewater = new(ActivityState.NotThere) }), true, null));
        Assert.Equal(new EstimatedEmissions(new TonnesCO2e(847.923), QualityBasis.FromOutput), EstimatedEmissions.FromOutput(new Tonnes(1_000), 0.847923));
        Assert.Equal(new EstimatedEmissions(new TonnesCO2e(64), QualityBasis.FromRevenue), EstimatedEmissions.FromRevenue(Yuan.OfTenThousands(320), new(0.2)));
        Assert.Equal(new EstimatedEmissions(new TonnesCO2e(6), QualityBasis.FromLoan), EstimatedEmissions.FromLoan(Yuan.OfTenThousands(20), new(0.3)));
        Assert.Equal([1, 2, 3, 4, 5], Enum.GetValues<QualityBasis>().Select(basis => (int)basis));
    }

    [Fact]
    public void A_portfolio_scores_by_what_is_outstanding()
    {
        Assert.Equal(2.6, DataQuality.OfPortfolio([(new Yuan(100), 1), (new Yuan(300), 2), (new Yuan(100), 6)])!.Value, 12);
        Assert.Null(DataQuality.OfPortfolio([]));
    }
}
