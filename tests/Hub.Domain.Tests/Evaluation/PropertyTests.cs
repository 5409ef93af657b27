using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Outcome = Hub.Domain.Evaluation.Language.Outcome;

namespace Hub.Domain.Tests.Evaluation;

/// <summary>What holds of any enterprise.</summary>
public sealed class PropertyTests
{
    private const double Tolerance = 1e-9;
    private static readonly Rulebook s_rulebook = PublishedRulebook.Value;
    private static readonly JsonSerializerOptions s_json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly string[] s_sources = [.. GoodEnterprise.Value.Profile.Sections.Select(s => s.InterfaceId).Except(["I24"])];

    private static readonly string[] s_changes =
    [
        "I05 {\"added_value\":0}", "I05 {\"added_value\":2000000}", "I30 {\"revenue\":-5}", "I30 {\"revenue\":100000,\"net_profit\":-1e9}", "I16 {\"cod_t\":1e6}", "I16 {\"monitor_hours\":0}",
        "I15 {\"permit_type\":\"NONE\"}", "I24 {\"industry_code\":\"6510\"}", "I24 {\"industry_code\":\"3011\"}", "I24 {\"industry_code\":null}", "I10 {\"insured_count\":0}", "I26 {\"spotcheck_total_24m\":0}",
        "I32 {\"import_value\":0,\"export_value\":0}", "I28 {\"tax_credit_grade\":\"D\"}", "I19 {\"actual_volume_m3\":1e9}", "I36 {\"grid_kwh\":0,\"pv_self_kwh\":0}", "I04 {\"mu_grade\":\"C\",\"mu_tax\":-3}",
    ];

    private static readonly (string Id, string Json)[] s_bad =
    [
        ("I17", """{"decision_date":"2026-05-01","fine_amount":600000}"""), ("I17", """{"decision_date":"2026-05-01","criminal_transfer":true,"hazwaste_case_flag":true}"""),
        ("I17", """{"event_date":"2026-05-01","event_level":"II"}"""), ("I17", """{"event_date":"2026-05-01","event_level":"IV"}"""), ("I33", """{"dishonest_flag":true,"performed_flag":false}"""),
        ("I23", """{"accident_date":"2026-05-01","accident_level":"MAJOR"}"""), ("I23", """{"accident_date":"2026-05-01","safety_blacklist":true}"""),
    ];

    private static readonly Gen<SampleEnterprise> s_enterprise =
        from unreached in Gen.Elements(s_sources).ListOf()
        from changes in Gen.Elements(s_changes).ListOf()
        select changes.Take(4).Aggregate(GoodEnterprise.Value, Changed).Unreached([.. unreached.Take(6).Distinct()]);

    [Fact]
    public void Scores_and_coverage_stay_in_their_bounds() => Check(s_enterprise, e =>
    {
        var result = e.Evaluate();
        return result.Factors.All(f => f.Score is >= 0 and <= 100)
            && result.Dimensions.Concat(result.Pillars).All(s => double.IsNaN(s) || s is >= 0 and <= 100 + Tolerance)
            && result.Total is >= 0 and <= 100 + Tolerance
            && result.Coverage is >= 0 and <= 1;
    });

    [Fact]
    public void More_of_what_is_better_never_scores_less() => Check(
        from factor in Gen.Elements(s_rulebook.Factors.Where(f => f.Direction != "="))
        from a in Gen.Choose(-200_000, 200_000)
        from b in Gen.Choose(-200_000, 200_000)
        select (factor, Less: Math.Min(a, b) / 1000.0, More: Math.Max(a, b) / 1000.0),
        p => p.factor.Direction == "+" ? p.factor.Scale.Score(p.Less) <= p.factor.Scale.Score(p.More) : p.factor.Scale.Score(p.Less) >= p.factor.Scale.Score(p.More));

    /// <summary>Whatever applies, factors of one and the same score make that score of every part and of the whole.</summary>
    [Fact]
    public void Weights_are_conserved_whatever_applies() => Check(
        from applies in Gen.Elements(true, false, true).ArrayOf(s_rulebook.Factors.Count)
        from score in Gen.Choose(0, 100)
        select (applies, score),
        p =>
        {
            var scores = Aggregation.Of(s_rulebook, [.. p.applies.Select(a => a
                ? new FactorResult(FactorBasis.Value, Outcome.Of(1), p.score)
                : new FactorResult(FactorBasis.NotApplicable, Outcome.Without(Hub.Domain.Evaluation.Language.Absence.Undefined), 0))]);
            return Math.Abs(scores.Total - p.score) < Tolerance && scores.Dimensions.Concat(scores.Pillars).All(s => double.IsNaN(s) || Math.Abs(s - p.score) < Tolerance);
        });

    [Fact]
    public void A_negative_record_never_improves_the_screen() => Check(
        from enterprise in s_enterprise
        from before in Gen.Elements(s_bad).ListOf()
        from bad in Gen.Elements(s_bad)
        select (Before: before.Take(3).Index().Aggregate(enterprise, (e, b) => e.With(b.Item.Id, $"b{b.Index}", b.Item.Json)), bad),
        p => p.Before.Evaluate().Findings
            .Zip(p.Before.With(p.bad.Id, "worse", p.bad.Json).Evaluate().Findings)
            .All(f => f.First == f.Second || f.Second == Finding.Hit));

    /// <summary>The records of all sections, arriving in any order, a few at a time.</summary>
    [Fact]
    public void The_order_of_arrival_leaves_no_trace() => Check(
        from enterprise in s_enterprise
        from seed in Gen.Choose(0, int.MaxValue)
        select (enterprise, seed),
        p => Json(p.enterprise.Evaluate()) == Json((p.enterprise with { Profile = Shuffled(p.enterprise.Profile, new Random(p.seed)) }).Evaluate()));

    [Fact]
    public void The_same_evaluator_used_again_gives_the_same_bytes() => Check(
        from first in s_enterprise
        from second in s_enterprise
        select (first, second),
        p =>
        {
            var method = SampleEnterprise.MethodOf(s_rulebook);
            string Evaluated(SampleEnterprise e) => Json(method.Evaluate(e.Profile, new Dictionary<string, DateTimeOffset>(), e.Known()));
            return (Evaluated(p.first), Evaluated(p.second)) == (Evaluated(p.first), Evaluated(p.second)) && Evaluated(p.first) == Json(p.first.Evaluate());
        });

    private static Profile Shuffled(Profile profile, Random random) => profile with { Sections = [.. profile.Sections.Select(s => Shuffled(s, random))] };

    private static Section Shuffled(Section section, Random random)
    {
        var shape = PublishedRulebook.Catalog.FindInterface(section.InterfaceId)!.Section;
        var records = section.Items.Select(i => new StagedRecord(
            SampleEnterprise.Code, StagedKind.Item, i.Key, i.AsOf, i.ReceivedAt, i.Sequence, i.Run, i.Evidence, i.Content, 0)).ToArray();
        random.Shuffle(records);
        return records.Chunk(7).Aggregate(Section.Empty(section.InterfaceId) with { AnsweredAsOf = section.AnsweredAsOf }, (s, chunk) => Folding.Fold(s, shape with { KeepMonths = null }, chunk));
    }

    private static SampleEnterprise Changed(SampleEnterprise enterprise, string change) =>
        enterprise.Profile.Find(change[..3]) is null ? enterprise : enterprise.ChangeAll(change[..3], change[4..]);

    private static string Json(EnterpriseEvaluation evaluation) => JsonSerializer.Serialize(evaluation, s_json);

    private static void Check<T>(Gen<T> gen, Func<T, bool> holds) =>
        Prop.ForAll(gen.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20260615, 1));
}
