using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation;

/// <summary>From a profile to findings, scores and a grade.</summary>
public sealed class EvaluatorTests
{
    private static readonly SampleEnterprise s_good = GoodEnterprise.Value;

    private static readonly Dictionary<string, int> s_items = PublishedRulebook.Value.NegativeItems.Index().ToDictionary(n => n.Item.Id, n => n.Index);

    [Fact]
    public void Of_a_good_enterprise_every_fact_is_known()
    {
        var evaluation = s_good.Evaluate();

        Assert.Equal(Grade.Deep, evaluation.Grade);
        Assert.Equal([], Ids(evaluation, f => !f.HasData));
        Assert.All(evaluation.Findings, finding => Assert.Equal(Finding.Clear, finding));
        Assert.Equal((1, false), (evaluation.Coverage, evaluation.Capped));
    }

    /// <summary>Each item hit, and just not hit.</summary>
    [Theory]
    [InlineData("N01", "I14 2025 {'env_credit_grade':'RED'}", "I14 2025 {'env_credit_grade':'YELLOW'}")]
    [InlineData("N01", "I14 2025 {'env_credit_grade':'BLACK'}", "I14 2025 {'env_credit_grade':'GREEN'}")]
    [InlineData("N02", "I17 a {'decision_date':'2025-06-16'}|I17 b {'decision_date':'2026-06-15'}|I17 c {'decision_date':'2026-01-01'}", "I17 a {'decision_date':'2025-06-15'}|I17 b {'decision_date':'2026-06-15'}|I17 c {'decision_date':'2026-01-01'}")]
    [InlineData("N02", "I17 a {'decision_date':'2026-01-01','fine_amount':600000}|I17 b {'decision_date':'2026-02-01','fine_amount':400000}", "I17 a {'decision_date':'2026-01-01','fine_amount':600000}|I17 b {'decision_date':'2026-02-01','fine_amount':399999.99}")]
    [InlineData("N02", "I17 a {'decision_date':'2023-06-16','criminal_transfer':true}", "I17 a {'decision_date':'2023-06-15','criminal_transfer':true}")]
    [InlineData("N03", "I17 a {'event_date':'2023-06-16','event_level':'III'}", "I17 a {'event_date':'2023-06-15','event_level':'III'}")]
    [InlineData("N03", "I17 a {'event_date':'2026-01-01','event_level':'I'}", "I17 a {'event_date':'2026-01-01','event_level':'IV'}")]
    [InlineData("N04", "I15 . {'permit_valid_to':'2026-06-14'}", "I15 . {'permit_valid_to':'2026-06-15'}")]
    [InlineData("N04", "I15 . {'permit_valid_to':'2026-06-14','permit_type':'SIMPLIFIED'}", "I15 . {'permit_valid_to':'2026-06-14','permit_type':'REGISTER'}")]
    [InlineData("N04", "I15 . {'eia_status':'MISSING'}", "I15 . {'eia_status':'ACCEPTED'}")]
    [InlineData("N05", "I16 * {'cod_t':1}|I15 . {'permit_cod_t':9.999}", "I16 * {'cod_t':1}|I15 . {'permit_cod_t':10}")]
    [InlineData("N05", "I16 * {'nox_t':1}|I15 . {'permit_nox_t':9.999}", "I16 * {'nox_t':1}|I15 . {'permit_nox_t':0}")]
    [InlineData("N05", "I16 * {'monitor_hours':700,'exceed_hours':71}", "I16 * {'monitor_hours':700,'exceed_hours':70}")]
    [InlineData("N06", "I16 * {'hazwaste_gen_t':100,'hazwaste_disposed_t':79.999}", "I16 * {'hazwaste_gen_t':100,'hazwaste_disposed_t':80}")]
    [InlineData("N06", "I17 a {'decision_date':'2023-06-16','hazwaste_case_flag':true}", "I17 a {'decision_date':'2023-06-15','hazwaste_case_flag':true}")]
    [InlineData("N07", "I06 . {'energy_limit_exceed_pct':10}", "I06 . {'energy_limit_exceed_pct':9.99}")]
    [InlineData("N08", "I05 * {'added_value':1567000}", "I05 * {'added_value':1568000}")]
    [InlineData("N08", "I05 * {'added_value':1000000}", "I05 * {'added_value':1000000}|I24 . {'industry_code':'4420'}")]
    [InlineData("N09", "I03 p {'policy_class':'ELIMINATED'}", "I03 p {'policy_class':'RESTRICTED'}")]
    [InlineData("N09", "I06 . {'outdated_capacity_flag':true}", "I06 . {'outdated_capacity_flag':false}")]
    [InlineData("N10", "I03 p {'policy_class':'RESTRICTED','two_high_flag':true,'energy_review_status':'FAIL'}", "I03 p {'policy_class':'RESTRICTED','two_high_flag':true,'energy_review_status':'PASS'}")]
    [InlineData("N10", "I03 p {'policy_class':'RESTRICTED','two_high_flag':true,'energy_review_status':'NA'}", "I03 p {'policy_class':'ALLOWED','two_high_flag':true,'energy_review_status':'NA'}")]
    [InlineData("N11", "I04 2025 {'mu_grade':'D'}", "I04 2025 {'mu_grade':'C'}")]
    [InlineData("N12", "I23 2023-06-16 {'accident_date':'2023-06-16','accident_level':'LARGER'}", "I23 2023-06-15 {'accident_date':'2023-06-15','accident_level':'LARGER'}")]
    [InlineData("N12", "I23 2026-01-01 {'accident_date':'2026-01-01','accident_level':'SEVERE'}", "I23 2026-01-01 {'accident_date':'2026-01-01','accident_level':'GENERAL'}")]
    [InlineData("N12", "I23 2020-01-01 {'accident_date':'2020-01-01','safety_blacklist':true}", "I23 2020-01-01 {'accident_date':'2020-01-01','safety_blacklist':false}")]
    [InlineData("N13", "I11 . {'wage_arrears_amount':500000,'wage_arrears_people':10}", "I11 . {'wage_arrears_amount':499999.99,'wage_arrears_people':10}")]
    [InlineData("N13", "I11 . {'wage_blacklist_flag':true}", "I11 . {'wage_arrears_amount':500000,'wage_arrears_people':9}")]
    [InlineData("N13", "I10 202605 {'arrears_months':6}", "I10 202605 {'arrears_months':5}")]
    [InlineData("N14", "I28 2025 {'tax_credit_grade':'D'}", "I28 2025 {'tax_credit_grade':'C'}")]
    [InlineData("N14", "I31 . {'major_violation_flag':true}", "I31 . {'tax_arrears':100000}")]
    [InlineData("N14", "I31 . {'fake_invoice_flag':true}", "I31 . {'fake_invoice_flag':false}")]
    [InlineData("N15", "I33 x {'dishonest_flag':true,'performed_flag':false}", "I33 x {'dishonest_flag':true,'performed_flag':true}")]
    [InlineData("N15", "I34 x {'bankruptcy_flag':true}", "I34 x {'bankruptcy_flag':false}")]
    [InlineData("N16", "I26 . {'serious_illegal_flag':true}", "I26 . {'abnormal_in_24m':3}")]
    [InlineData("N16", "I24 . {'status':'REVOKED'}", "I24 . {'status':'MOVED_OUT'}")]
    [InlineData("N16", "I24 . {'status':'CANCELLED'}", "I24 . {'status':'ACTIVE'}")]
    [InlineData("N16", "I38 . {'illegal_fundraising_flag':true}", "I38 . {'risk_level':'HIGH'}")]
    [InlineData("N16", "I01 202605 {'severe_dishonest_flag':true}", "I01 202605 {'pub_credit_grade':'E'}")]
    public void An_item_is_hit_at_its_threshold_and_not_before(string id, string hit, string clear)
    {
        var (bad, good) = (Changed(hit).Evaluate(), Changed(clear).Evaluate());

        Assert.Equal(Finding.Hit, bad.Findings[s_items[id]]);
        Assert.Equal(Grade.NotGreen, bad.Grade);
        Assert.Equal(Finding.Clear, good.Findings[s_items[id]]);
    }

    [Theory]
    [InlineData("N01", "I14")]
    [InlineData("N02", "I17")]
    [InlineData("N03", "I17")]
    [InlineData("N04", "I15")]
    [InlineData("N05", "I16")]
    [InlineData("N06", "I16")]
    [InlineData("N07", "I06")]
    [InlineData("N08", "I05")]
    [InlineData("N09", "I03")]
    [InlineData("N10", "I03")]
    [InlineData("N11", "I04")]
    [InlineData("N12", "I23")]
    [InlineData("N13", "I11")]
    [InlineData("N14", "I28")]
    [InlineData("N15", "I33")]
    [InlineData("N16", "I38")]
    public void Of_a_source_that_was_not_reached_an_item_is_unknown_and_withholds_the_grade_if_current(string id, string source)
    {
        // N10 cannot be clear by another of its facts, since all are of one source.
        var evaluation = s_good.Unreached(source).Evaluate();
        var isCurrent = PublishedRulebook.Value.NegativeItems.Index().Any(n => n.Item.IsCurrent && evaluation.Findings[n.Index] == Finding.Unknown);

        Assert.Equal(Finding.Unknown, evaluation.Findings[s_items[id]]);
        Assert.Equal(isCurrent, evaluation.Grade == Grade.ToBeVerified);
        Assert.Equal(id is not ("N02" or "N03" or "N05" or "N06" or "N08" or "N11"), PublishedRulebook.Value.NegativeItems[s_items[id]].IsCurrent);
    }

    [Fact]
    public void A_hit_outweighs_what_is_unknown() => Assert.Equal(Grade.NotGreen, Changed("I11 . {'wage_blacklist_flag':true}").Unreached("I14").Evaluate().Grade);

    [Theory]
    [InlineData(Grade.Deep, "I37 . {'bank_count_active':2}")]
    [InlineData(Grade.Medium, "I05 * {'added_value':3500000}")]
    [InlineData(Grade.Light, "I05 * {'added_value':2400000}")]
    [InlineData(Grade.Medium, "I28 2025 {'tax_credit_grade':'A'}|I30 * {'green_revenue':15000000}|I03 p {'green_catalog_code':'1.7.2'}|I05 * {'added_value':3500000}")]
    [InlineData(Grade.NotGreen, "I30 * {'green_revenue':24999999}")]
    [InlineData(Grade.Deep, "I30 * {'green_revenue':25000000}")]
    [InlineData(Grade.Ungraded, "I05 * {'added_value':1600000}|I16 * {'cod_t':5,'nh3n_t':5,'so2_t':5,'nox_t':5,'voc_t':5,'online_valid_rate':10,'solidwaste_util_t':0,'solidwaste_gen_t':500}|I15 . {'permit_cod_t':55}|I14 2025 {'env_credit_grade':'YELLOW'}|I19 . {'actual_volume_m3':200000,'reclaimed_m3':0}|I05 * {'coal_share':80,'carbon_neutral_rate':0}|I30 * {'green_revenue':25000000}|I03 p {'policy_class':'RESTRICTED'}|I06 . {'clean_production_status':'FAILED','green_factory_level':'NONE'}|I38 . {'carbon_dq_score':5}")]
    public void A_grade_follows_from_scores_and_conditions(Grade expected, string change) => Assert.Equal(expected, Changed(change).Evaluate().Grade);

    [Fact]
    public void A_loan_or_a_project_of_the_catalogue_makes_green_without_revenue()
    {
        var grey = Changed("I30 * {'green_revenue':0}");

        Assert.Equal(Grade.NotGreen, grey.Evaluate().Grade);
        Assert.Equal(Outcome.Of(true), grey.Change("I37", "", """{"loan_use_code":"1.7.2"}""").Evaluate().IsGreen);
        Assert.Equal(Outcome.Of(true), grey.Change("I03", "p", """{"green_catalog_code":"1.7.2"}""").Evaluate().IsGreen);
        Assert.Equal(Outcome.Of(true), grey.With("I18", "", """{"green_building_star":"2"}""").Evaluate().IsGreen);
        Assert.Equal(Outcome.Of(false), grey.With("I18", "", """{"green_building_star":"1"}""").Evaluate().IsGreen);
        Assert.Equal(Outcome.Of(true), grey.With("I20", "", """{"green_food_certs":0,"organic_certs":1}""").Evaluate().IsGreen);
        Assert.Equal(Grade.ToBeVerified, grey.Unreached("I18").Evaluate().Grade);
    }

    [Fact]
    public void Not_reached_no_record_and_stale_are_told_apart()
    {
        var (dead, none, stale) = (s_good.Unreached("I17").Evaluate(), s_good.Evaluate(), (s_good with { Silent = ["I17"] }).Evaluate());

        Assert.Equal(new FactorResult(FactorBasis.MissingRule, Outcome.Without(Absence.NotThere), 50), Of(dead, "F003"));
        Assert.Equal(new FactorResult(FactorBasis.Value, Outcome.Of(0), 100), Of(none, "F003"));
        Assert.Equal(new FactorResult(FactorBasis.Value, Outcome.Of(0), 100), Of(stale, "F003"));
        Assert.Equal(new FactorResult(FactorBasis.MissingRule, Outcome.Without(Absence.NotThere), 60), Of(s_good.Unreached("I14").Evaluate(), "F001"));
        Assert.Equal(new FactorResult(FactorBasis.MissingRule, Outcome.Without(Absence.NotThere), 50), Of((s_good with { Silent = ["I31"], Instant = SampleEnterprise.Now.AddDays(7).AddTicks(1) }).Evaluate(), "F084"));
        Assert.Equal(FactorBasis.Value, Of((s_good with { Silent = ["I31"], Instant = SampleEnterprise.Now.AddDays(7) }).Evaluate(), "F084").Basis);
    }

    [Fact]
    public void What_does_not_apply_hands_on_its_weight_and_what_is_missing_does_not()
    {
        Assert.Equal(new FactorResult(FactorBasis.NotApplicable, Outcome.Without(Absence.Undefined), 0), Of(Changed("I15 . {'permit_type':'REGISTER'}").Evaluate(), "F006"));
        Assert.Equal(new FactorResult(FactorBasis.MissingRule, Outcome.Without(Absence.NotThere), 0), Of(s_good.Unreached("I15").Evaluate(), "F006"));
        Assert.Equal(FactorBasis.NotApplicable, Of(s_good.Unreached("I26").Evaluate(), "F056").Basis);
        Assert.Equal(FactorBasis.NotApplicable, Of(Changed("I26 . {'spotcheck_total_24m':0}").Evaluate(), "F056").Basis);
        Assert.Equal(FactorBasis.NotApplicable, Of(Changed("I24 . {'industry_code':'6510'}").Evaluate(), "F021").Basis);
        Assert.Equal(new FactorResult(FactorBasis.NotPositive, Outcome.Without(Absence.NotPositive), 0), Of(Changed("I30 * {'revenue':0}").Evaluate(), "F039"));
    }

    /// <summary>At the bound itself the data suffice.</summary>
    [Theory]
    [InlineData("insufficientBelow", 0, Grade.Light)]
    [InlineData("insufficientBelow", 1e-9, Grade.Insufficient)]
    [InlineData("cappedBelow", 0, Grade.Medium)]
    [InlineData("cappedBelow", 1e-9, Grade.Light)]
    public void Thin_data_cap_and_withhold_the_grade(string bound, double above, Grade expected)
    {
        var thin = Changed("I05 * {'added_value':3500000}").Unreached("I25", "I37", "I35", "I29");
        var coverage = thin.Evaluate().Coverage;
        var (insufficient, capped) = bound == "cappedBelow" ? (0.6, coverage + above) : (coverage + above, 1.0);

        var evaluation = thin.Evaluate(RulebookWith(insufficient, capped));

        Assert.Equal(expected, evaluation.Grade);
        Assert.Equal(expected == Grade.Light, evaluation.Capped);
        Assert.InRange(coverage, 0.8, 0.99);
    }

    [Theory]
    [InlineData(0.80, false, "I25")]
    [InlineData(0.60, true, "I16", "I30")]
    [InlineData(0.30, true, "I16", "I30", "I05", "I36", "I04", "I29", "I35", "I19", "I07", "I27")]
    public void The_published_bounds_are_sixty_and_eighty_per_cent(double least, bool isThin, params string[] unreached)
    {
        var evaluation = Changed("I37 . {'loan_use_code':'1.7.2'}").Unreached(unreached).Evaluate();

        Assert.InRange(evaluation.Coverage, least, least + 0.2 + (least < 0.6 ? 0.0999 : 0));
        Assert.Equal(isThin, evaluation.Grade is Grade.Light or Grade.Insufficient or Grade.Ungraded);
        Assert.Equal(evaluation.Coverage < 0.6, evaluation.Grade == Grade.Insufficient);
    }

    private static Rulebook RulebookWith(double insufficient, double capped) => RulebookReader.Read(
        [.. PublishedRulebook.Files.Select(f => f.Path == "rulebook.json" ? new CatalogFile(f.Path, f.Text
            .Replace("\"insufficientBelow\": 0.60", FormattableString.Invariant($"\"insufficientBelow\": {insufficient:R}"), StringComparison.Ordinal)
            .Replace("\"cappedBelow\": 0.80", FormattableString.Invariant($"\"cappedBelow\": {capped:R}"), StringComparison.Ordinal)) : f)],
        PublishedRulebook.Catalog);

    private static FactorResult Of(EnterpriseEvaluation evaluation, string id) => evaluation.Factors[PublishedRulebook.Value.Factors.Single(f => f.Id == id).Index];

    private static IEnumerable<string> Ids(EnterpriseEvaluation evaluation, Func<FactorResult, bool> which) =>
        PublishedRulebook.Value.Factors.Where(f => which(evaluation.Factors[f.Index])).Select(f => f.Id);

    /// <summary>The good enterprise with changes: <c>I16 * {…}</c> all records, <c>I15 . {…}</c> the single one.</summary>
    private static SampleEnterprise Changed(string changes) => changes.Split('|').Select(c => c.Split(' ', 3)).Aggregate(s_good, (e, c) => c[1] == "*"
        ? e.ChangeAll(c[0], c[2].Replace('\'', '"'))
        : e.Change(c[0], c[1] == "." ? "" : c[1], c[2].Replace('\'', '"')));
}
