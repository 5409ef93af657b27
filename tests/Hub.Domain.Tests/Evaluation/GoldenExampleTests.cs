using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Tests.Evaluation;

/// <summary>The worked example of the published method: a maker of dyeing equipment to which every factor applies.</summary>
public sealed class GoldenExampleTests
{
    private static readonly Rulebook s_rulebook = PublishedRulebook.Value;

    /// <summary>Factor, value, score, points.</summary>
    private static readonly (string Id, string X, double Score, double Points)[] s_factors =
    [
        ("F001", "BLUE", 85.0000, 2.125000),
        ("F002", "1", 80.0000, 0.400000),
        ("F003", "0", 100.0000, 2.000000),
        ("F004", "0", 100.0000, 1.000000),
        ("F005", "NONE", 100.0000, 1.000000),
        ("F006", "620", 100.0000, 1.000000),
        ("F007", "APPROVED", 100.0000, 0.500000),
        ("F008", "true", 100.0000, 0.500000),
        ("F009", "0.8", 82.0000, 1.230000),
        ("F010", "0.9", 76.0000, 0.760000),
        ("F011", "75", 85.0000, 0.850000),
        ("F012", "0.4", 100.0000, 1.000000),
        ("F013", "0.7", 88.0000, 0.880000),
        ("F014", "1.1", 63.0000, 0.630000),
        ("F015", "0.5", 90.0000, 0.900000),
        ("F016", "97", 94.0000, 0.470000),
        ("F017", "92", 94.0000, 0.940000),
        ("F018", "1.0", 70.0000, 0.350000),
        ("F019", "100", 100.0000, 1.500000),
        ("F020", "0.6", 94.0000, 0.940000),
        ("F021", "0.85", 79.0000, 1.580000),
        ("F022", "-3.5", 82.0000, 0.820000),
        ("F023", "0", 100.0000, 1.000000),
        ("F024", "14", 56.0000, 0.840000),
        ("F025", "0", 100.0000, 1.000000),
        ("F026", "false", 40.0000, 0.200000),
        ("F027", "1.42", 56.5714, 1.414286),
        ("F028", "0.82", 79.0000, 2.370000),
        ("F029", "-4.2", 85.7500, 1.286250),
        ("F030", "0.7", 78.0000, 0.585000),
        ("F031", "0.95", 63.0000, 0.472500),
        ("F032", "0", 100.0000, 0.500000),
        ("F033", "0.04", 84.0000, 0.420000),
        ("F034", "2", 85.0000, 0.425000),
        ("F035", "6", 52.0000, 0.520000),
        ("F036", "0.75", 85.0000, 1.275000),
        ("F037", "-6", 100.0000, 1.000000),
        ("F038", "12", 64.0000, 0.320000),
        ("F039", "58", 89.0000, 2.670000),
        ("F040", "ENCOURAGED", 100.0000, 1.000000),
        ("F041", "CITY", 75.0000, 0.750000),
        ("F042", "PASSED", 100.0000, 1.000000),
        ("F043", "0", 100.0000, 1.000000),
        ("F044", "B", 75.0000, 0.750000),
        ("F045", "0", 100.0000, 1.000000),
        ("F046", "66", 86.0000, 0.645000),
        ("F047", "2", 84.0000, 0.630000),
        ("F048", "A", 100.0000, 1.500000),
        ("F049", "0.24", 85.6000, 0.856000),
        ("F050", "0", 100.0000, 1.500000),
        ("F051", "3", 70.0000, 1.050000),
        ("F052", "BLUE", 100.0000, 1.000000),
        ("F053", "0", 100.0000, 1.250000),
        ("F054", "NONE", 100.0000, 1.750000),
        ("F055", "2.4", 85.6000, 0.856000),
        ("F056", "100", 100.0000, 1.250000),
        ("F057", "0", 100.0000, 0.750000),
        ("F058", "3", 88.0000, 0.660000),
        ("F059", "100", 100.0000, 0.750000),
        ("F060", "22.5", 73.7500, 0.921875),
        ("F061", "6", 82.0000, 0.615000),
        ("F062", "1.2", 78.0000, 0.780000),
        ("F063", "100", 100.0000, 1.000000),
        ("F064", "REGULAR", 75.0000, 0.562500),
        ("F065", "0.3", 91.0000, 0.682500),
        ("F066", "1.5", 63.1250, 0.315625),
        ("F067", "3.4", 87.0000, 1.087500),
        ("F068", "2.6", 72.0000, 0.360000),
        ("F069", "4", 80.0000, 0.600000),
        ("F070", "0", 100.0000, 1.000000),
        ("F071", "20", 80.0000, 0.800000),
        ("F072", "4", 86.6667, 0.866667),
        ("F073", "100", 100.0000, 1.000000),
        ("F074", "ON_TIME", 100.0000, 0.750000),
        ("F075", "0", 100.0000, 1.000000),
        ("F076", "STANDARD", 100.0000, 1.250000),
        ("F077", "6.5", 84.0000, 0.630000),
        ("F078", "BASIC", 70.0000, 0.525000),
        ("F079", "A", 100.0000, 2.000000),
        ("F080", "1", 70.0000, 1.050000),
        ("F081", "0.8", 88.0000, 0.880000),
        ("F082", "A", 100.0000, 2.000000),
        ("F083", "100", 100.0000, 1.000000),
        ("F084", "0", 100.0000, 1.000000),
        ("F085", "0", 100.0000, 1.000000),
        ("F086", "false", 100.0000, 1.000000),
        ("F087", "2", 80.0000, 0.800000),
        ("F088", "54", 86.0000, 0.860000),
        ("F089", "1.35", 77.5000, 0.387500),
        ("F090", "4.8", 92.0000, 0.690000),
        ("F091", "5.6", 81.7143, 0.612857),
        ("F092", "6.2", 74.8750, 0.374375),
        ("F093", "NORMAL", 100.0000, 1.000000),
        ("F094", "2", 100.0000, 0.500000),
    ];

    private static readonly (string Id, double Score)[] s_dimensions =
    [
        ("E1", 94.7222),
        ("E2", 84.0000),
        ("E3", 93.2500),
        ("E4", 77.7143),
        ("E5", 72.6640),
        ("E6", 86.5000),
        ("E7", 90.3333),
        ("E8", 87.5000),
        ("S1", 94.3231),
        ("S2", 90.8615),
        ("S3", 97.4286),
        ("S4", 77.2292),
        ("S5", 89.8000),
        ("S6", 78.7708),
        ("G1", 91.6667),
        ("G2", 92.3333),
        ("G3", 87.3333),
        ("G4", 100.0000),
        ("G5", 93.3333),
        ("G6", 88.4946),
    ];

    public static TheoryData<string, string, double, double> Factors => [.. s_factors];

    public static TheoryData<string, double> Vectors => new()
    {
        { "F027:0.6", 80 }, { "F027:1.3", 60 }, { "F027:7", 0 }, { "F028:1.0", 70 }, { "F028:1.2", 60 }, { "F004:6", 50 }, { "F011:110", 30 }, { "F016:92.5", 80 },
        { "F088:70", 60 }, { "F094:3", 100 }, { "F094:4", 70 }, { "F094:7", 0 }, { "F039:50", 85 }, { "F039:29.9", 59.8 }, { "F022:-8", 100 }, { "F047:-20", 20 },
    };

    [Theory]
    [MemberData(nameof(Factors))]
    public void A_factor_has_its_score_and_its_points(string id, string x, double score, double points)
    {
        var factor = Find(id);

        Assert.Equal(score, factor.Scale.Score(NumberOf(factor, x)), 4);
        Assert.Equal(points, factor.Weight * factor.Scale.Score(NumberOf(factor, x)) / 100, 6);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_single_value_has_its_score(string vector, double score)
    {
        var factor = Find(vector[..4]);

        Assert.Equal(score, factor.Scale.Score(NumberOf(factor, vector[5..])), 4);
    }

    [Fact]
    public void Every_dimension_and_the_whole_have_their_scores()
    {
        var scores = Aggregation.Of(s_rulebook, Results());

        Assert.Equal(s_dimensions.Select(d => d.Score), scores.Dimensions.Select(d => Math.Round(d, 4)));
        Assert.Equal([84.3461, 89.4880, 91.9056], scores.Pillars.Select(p => Math.Round(p, 4)));
        Assert.Equal(87.5214, scores.Total, 4);
        Assert.Equal(1, scores.Coverage);
    }

    [Fact]
    public void Without_a_discharge_permit_its_factors_hand_on_their_weight()
    {
        var scores = Aggregation.Of(s_rulebook, Results("POL"));

        Assert.Equal([84.1858, 89.4880, 91.9056], scores.Pillars.Select(p => Math.Round(p, 4)));
        Assert.Equal(87.4413, scores.Total, 4);
    }

    [Fact]
    public void Without_procurement_and_foreign_trade_two_factors_hand_on_their_weight()
    {
        var results = Results("GOV", "EXP");

        var scores = Aggregation.Of(s_rulebook, results);

        Assert.Equal(92, results.Count(r => r.Applies));
        Assert.Equal([84.3461, 89.6080, 91.9056], scores.Pillars.Select(p => Math.Round(p, 4)));
        Assert.Equal(87.5514, scores.Total, 4);
    }

    [Fact]
    public void Red_in_environmental_credit_and_three_penalties_cost_four_points()
    {
        var results = Results();
        results[Find("F001").Index] = results[Find("F001").Index] with { Score = Find("F001").Scale.Score(NumberOf(Find("F001"), "RED")) };
        results[Find("F003").Index] = results[Find("F003").Index] with { Score = Find("F003").Scale.Score(3) };

        Assert.Equal(83.3964, Aggregation.Of(s_rulebook, results).Total, 4);
    }

    private static Factor Find(string id) => s_rulebook.Factors.Single(f => f.Id == id);

    private static double NumberOf(Factor factor, string x) =>
        factor.Scale is MapScale map ? map.Values.Index().Single(v => v.Item == x).Index : double.Parse(x, System.Globalization.CultureInfo.InvariantCulture);

    private static FactorResult[] Results(params string[] without) =>
    [
        .. s_factors.Select(f => (Factor: Find(f.Id), f.X)).Select(f => without.Contains(f.Factor.Applies)
            ? new FactorResult(FactorBasis.NotApplicable, Outcome.Without(Absence.Undefined), 0)
            : new FactorResult(FactorBasis.Value, Outcome.Of(NumberOf(f.Factor, f.X)), f.Factor.Scale.Score(NumberOf(f.Factor, f.X)))),
    ];
}
