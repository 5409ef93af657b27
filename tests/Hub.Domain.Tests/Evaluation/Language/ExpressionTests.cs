using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation.Language;

/// <summary>Every function and operator of the rulebook's language on an enterprise of a few records, on 15 June 2026.</summary>
public sealed partial class ExpressionTests
{
    private static readonly SampleEnterprise s_enterprise = Enterprise();

    [Theory]
    [InlineData("SUM12(I16.cod_t)", "t", 78)]
    [InlineData("AVG12(I16.cod_t)", "t", 6.5)]
    [InlineData("SUM12(I16.nh3n_t)", "t", 12)]
    [InlineData("AVG12(I16.nh3n_t)", "t", 1)]
    [InlineData("ANN(I16.cod_t)", "t", 30.5)]
    [InlineData("ANN(I30.revenue)", "元", 800)]
    [InlineData("ANN(I30.net_profit)", "元", 20)]
    [InlineData("SUM4Q(I30.revenue)", "元", 900)]
    [InlineData("SUM12(I30.revenue)", "元", 900)]
    [InlineData("SUM12(I36.grid_kwh)", "kWh", 3650)]
    [InlineData("SUM12(I36.pv_self_kwh)", "kWh", 365)]
    [InlineData("LAST(I16.cod_t)", "t", 1000)]
    [InlineData("LAST(I30.revenue)", "元", 300)]
    [InlineData("YOY(SUM12(I16.cod_t))", "%", 1200)]
    [InlineData("YOY(ANN(I30.revenue))", "%", 100)]
    [InlineData("YOY(LAST(I30.revenue))", "%", 50)]
    [InlineData("YOY(SUM(I17.fine_amount, 12m))", "%", -60)]
    public void A_window_of_a_series_is_summed(string text, string unit, double expected) => Assert.Equal(expected, Number(text, unit), 1e-9);

    [Theory]
    [InlineData("SUM12(I16.so2_t)", "t")]
    [InlineData("AVG12(I16.so2_t)", "t")]
    [InlineData("SUM12(I16.voc_t)", "t")]
    [InlineData("SUM12(I36.green_trade_kwh)", "kWh")]
    [InlineData("ANN(I30.op_cash_flow)", "元")]
    [InlineData("YOY(ANN(I30.net_profit))", "%")]
    [InlineData("LAST(I30.ebit)", "元")]
    [InlineData("YOY(LAST(I15.permit_cod_t))", "%")]
    public void What_is_stated_too_seldom_is_not_there(string text, string unit) => Assert.Equal(Absence.NotThere, Value(text, unit).Absence);

    [Theory]
    [InlineData("CNT(I17)", 5)]
    [InlineData("CNT(I17, 24m)", 3)]
    [InlineData("CNT(I17, 25m)", 4)]
    [InlineData("CNT(I17, 12m)", 2)]
    [InlineData("CNT(I17 where fine_amount > 5[元])", 3)]
    [InlineData("CNT(I17 where fine_amount > 5[元], 24m)", 1)]
    [InlineData("CNT(I17 where event_level in {III, IV} and not criminal_transfer)", 2)]
    [InlineData("CNT(I17 where CNT(I33 where performed_flag) = 1 and fine_amount > 5[元])", 3)]
    [InlineData("CNT(I33 where open)", 2)]
    public void Events_are_counted(string text, double expected) => Assert.Equal(expected, Number(text, "次"));

    [Theory]
    [InlineData("SUM(I17.fine_amount)", 1116)]
    [InlineData("SUM(I17.fine_amount, 24m)", 16)]
    [InlineData("SUM(I33.exec_amount where open)", 125)]
    [InlineData("SUM(I33.exec_amount where dishonest_flag or limit_consumption_flag)", 175)]
    public void Events_are_summed(string text, double expected) => Assert.Equal(expected, Number(text, "元"));

    [Theory]
    [InlineData("WORST(I17.event_level, 36m) = III", true)]
    [InlineData("WORST(I17.event_level, 24m) = IV", true)]
    [InlineData("WORST(I17.event_level) = I", true)]
    [InlineData("WORST(I17.event_level where fine_amount > 1000[元]) = NONE", true)]
    [InlineData("ANY(I17.criminal_transfer)", true)]
    [InlineData("ANY(I17.criminal_transfer, 24m)", false)]
    [InlineData("ANY(I33 where dishonest_flag and not performed_flag)", true)]
    [InlineData("ANY(I33 where dishonest_flag and limit_consumption_flag)", false)]
    [InlineData("LISTED(I37.loan_use_code)", true)]
    [InlineData("LISTED(I03.green_catalog_code)", false)]
    [InlineData("LAST(I14.env_credit_grade) = GREEN", true)]
    [InlineData("LAST(I14.env_credit_grade) <> GREEN", false)]
    [InlineData("LAST(I14.env_credit_grade) in {BLUE, YELLOW}", false)]
    [InlineData("B.group = TEX", true)]
    [InlineData("not B.group in {SVC, CHE}", true)]
    [InlineData("DAYS(I15.permit_valid_to) = 90[天]", true)]
    [InlineData("LAST(I04.mu_tax) > 19.99[万元/亩] and LAST(I04.mu_tax) <= 20[万元/亩]", true)]
    [InlineData("LAST(I24.reg_capital) >= 100[万元]", true)]
    [InlineData("LAST(I24.reg_capital) > 100[万元]", false)]
    [InlineData("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 1 = 1 and 1 <> 2", true)]
    [InlineData("false or true and false", false)]
    [InlineData("(false or true) and true = true", true)]
    public void A_condition_holds_or_not(string text, bool expected) => Assert.Equal(Outcome.Of(expected), Value(text, null));

    [Theory]
    [InlineData("1+2*3", "倍", 7)]
    [InlineData("(1+2)*3", "倍", 9)]
    [InlineData("7-2-1", "倍", 4)]
    [InlineData("8/4/2", "倍", 1)]
    [InlineData("-2-(-3)", "倍", 1)]
    [InlineData("ABS(2-5)", "倍", 3)]
    [InlineData("MIN(3, 2, 5)", "倍", 2)]
    [InlineData("MAX(3, 2, 5)", "倍", 5)]
    [InlineData("1/4", "%", 25)]
    [InlineData("1/4", "‰", 250)]
    [InlineData("1/4", "万分之", 2500)]
    [InlineData("SUM(I17.fine_amount, 24m)/ANN(I30.revenue)", "元/万元", 200)]
    [InlineData("LAST(I04.mu_tax)", "元/亩", 200000)]
    [InlineData("SUM12(I16.cod_t)", "kg", 78000)]
    [InlineData("B.cod_kg", "kg/万元", 1.2)]
    [InlineData("B.ci_t*B.sh_fuel", "tCO2e/万元", 0.55)]
    [InlineData("F003.x+1", "次", 4)]
    [InlineData("SUM12(I16.exceed_hours)/SUM12(I16.monitor_hours)", "%", 29)]
    public void Numbers_are_computed_in_their_units(string text, string unit, double expected) => Assert.Equal(expected, Number(text, unit), 1e-9);

    /// <summary>What is stated in the unit that is asked for is the number that was stated, to the last bit.</summary>
    [Theory]
    [InlineData("LAST(I05.coal_share)", "%", 29)]
    [InlineData("29[%]", "%", 29)]
    [InlineData("0.57[%]", "%", 0.57)]
    [InlineData("LAST(I05.coal_share)", "倍", 0.29)]
    [InlineData("LAST(I24.reg_capital)", "万元", 100)]
    public void No_conversion_loses_a_digit(string text, string unit, double expected) => Assert.True(expected.Equals(Number(text, unit)));

    [Theory]
    [InlineData("ANN(I30.revenue)/ANN(I30.interest_expense)", "倍", Absence.Undefined)]
    [InlineData("1[人]/LAST(I10.insured_count)", "倍", Absence.Undefined)]
    [InlineData("LAST(I16.cod_t)/LAST(I15.permit_so2_t)", "倍", Absence.NotThere)]
    [InlineData("1[人]/LAST(I11.wage_arrears_people)", "倍", Absence.NotThere)]
    [InlineData("SUM12(I05.energy_tce)/SUM12(I05.added_value)", "tce/万元", Absence.NotPositive)]
    [InlineData("LAST(I10.insured_count)", "人", Absence.NoRecord)]
    [InlineData("LAST(I10.insured_count)/ANN(I30.revenue)", "人/百万元", Absence.NoRecord)]
    [InlineData("LAST(I11.arbitration_lost_12m)", "件", Absence.NotThere)]
    [InlineData("LAST(I11.arbitration_lost_12m)+LAST(I10.arrears_months)/1[月]", "件", Absence.NotThere)]
    [InlineData("YOY(ANN(I30.interest_expense))", "%", Absence.Undefined)]
    [InlineData("CNT(I23)", "次", Absence.NoRecord)]
    public void Why_there_is_no_value_is_told_apart(string text, string unit, Absence expected) => Assert.Equal(Outcome.Without(expected), Value(text, unit));

    [Theory]
    [InlineData("LAST(I10.arrears_months)", "月", 0)]
    [InlineData("CNT(I23)", "次", 0)]
    [InlineData("CNT(I23)/ANN(I30.revenue)", "件/亿元", 0)]
    public void No_record_is_zero_where_the_rule_says_so(string text, string unit, double expected) =>
        Assert.Equal(Outcome.Of(expected), Value(text, unit, "ABS0"));

    [Fact]
    public void A_dead_source_is_never_zero() => Assert.Equal(Outcome.Without(Absence.NotThere), Value("LAST(I11.arbitration_lost_12m)", "件", "ABS0"));

    [Theory]
    [InlineData("MAX(SUM12(I16.cod_t)/LAST(I15.permit_cod_t), SUM12(I16.nh3n_t)/LAST(I15.permit_nh3n_t), SUM12(I16.nox_t)/LAST(I15.permit_nox_t))", 3)]
    [InlineData("MIN(SUM12(I16.cod_t)/LAST(I15.permit_cod_t), SUM12(I16.nh3n_t)/LAST(I15.permit_nh3n_t), SUM12(I16.nox_t)/LAST(I15.permit_nox_t))", 0.78)]
    [InlineData("MAX(SUM12(I16.cod_t)/LAST(I15.permit_cod_t), SUM12(I16.nox_t)/LAST(I15.permit_so2_t))", 0.78)]
    public void Of_several_quotients_those_that_do_not_arise_are_skipped(string text, double expected) => Assert.Equal(expected, Number(text, "倍"), 1e-12);

    [Theory]
    [InlineData("MAX(SUM12(I16.cod_t)/LAST(I15.permit_cod_t), SUM12(I16.voc_t)/LAST(I15.permit_nox_t))", Absence.NotThere)]
    [InlineData("MIN(LAST(I15.permit_so2_t)/1[t], 3)", Absence.NotThere)]
    [InlineData("MAX(SUM12(I16.nh3n_t)/LAST(I15.permit_nh3n_t), SUM12(I16.cod_t)/LAST(I15.permit_so2_t))", Absence.Undefined)]
    public void What_is_not_there_is_not_skipped(string text, Absence expected) => Assert.Equal(Outcome.Without(expected), Value(text, "倍"));

    /// <summary>I11 was not reached, I10 has no record; each stands for a condition of which it is not known whether it holds.</summary>
    [Theory]
    [InlineData("LAST(I11.wage_blacklist_flag) or true", Absence.None, true)]
    [InlineData("LAST(I11.wage_blacklist_flag) and false", Absence.None, false)]
    [InlineData("true or LAST(I11.wage_blacklist_flag)", Absence.None, true)]
    [InlineData("false and LAST(I11.wage_blacklist_flag)", Absence.None, false)]
    [InlineData("LAST(I11.wage_blacklist_flag) or false", Absence.NotThere, false)]
    [InlineData("LAST(I11.wage_blacklist_flag) and true", Absence.NotThere, false)]
    [InlineData("not LAST(I11.wage_blacklist_flag)", Absence.NotThere, false)]
    [InlineData("LAST(I10.arrears_months) >= 6[月] or false", Absence.NoRecord, false)]
    [InlineData("LAST(I10.arrears_months) >= 6[月] or LAST(I11.wage_blacklist_flag)", Absence.NotThere, false)]
    [InlineData("LAST(I11.labour_grade) = C", Absence.NotThere, false)]
    [InlineData("ANN(I30.revenue)/ANN(I30.interest_expense) > 1", Absence.None, false)]
    [InlineData("SUM12(I05.energy_tce)/SUM12(I05.added_value) > 1[tce/万元]", Absence.NotPositive, false)]
    public void Conditions_are_three_valued(string text, Absence absence, bool holds) =>
        Assert.Equal(absence == Absence.None ? Outcome.Of(holds) : Outcome.Without(absence), Value(text, null));

    [Fact]
    public void The_fields_asked_for_are_named_once_with_those_that_open_asks_for()
    {
        var factor = PublishedRulebook.Value.Factors.Single(f => f.Id == "F085");

        Assert.Equal(["I33.exec_amount", "I33.performed_flag", "I30.total_equity"], factor.Fields);
    }

    private static SampleEnterprise Enterprise()
    {
        var months = new SampleEnterprise { Never = ["I11"] }
            .Monthly("I16", 202406, 12, _ => """{"cod_t":0.5}""")
            .Monthly("I16", 202506, 12, i => $$"""{"cod_t":{{i + 1}},{{(i < 10 ? "\"nh3n_t\":1," : "")}}{{(i < 9 ? "\"so2_t\":1," : "")}}"nox_t":1,"monitor_hours":100,"exceed_hours":29}""")
            .With("I16", "202606", """{"cod_t":1000}""")
            .Monthly("I05", 202505, 12, _ => """{"added_value":0,"energy_tce":1,"coal_share":29}""");
        return Days(Quarters(months))
            .With("I17", "A", """{"fine_amount":100,"decision_date":"2024-06-15","event_level":"I","event_date":"2023-06-15","criminal_transfer":true}""")
            .With("I17", "B", """{"fine_amount":10,"decision_date":"2024-06-16","event_level":"III","event_date":"2024-01-10","criminal_transfer":false}""")
            .With("I17", "C", """{"fine_amount":1,"decision_date":"2026-06-15","event_level":"IV","event_date":"2026-01-01","criminal_transfer":false}""")
            .With("I17", "D", """{"fine_amount":1000,"decision_date":"2026-06-20"}""")
            .With("I17", "E", """{"fine_amount":5}""")
            .With("I33", "X", """{"exec_amount":100,"performed_flag":false,"dishonest_flag":true,"limit_consumption_flag":false}""")
            .With("I33", "Y", """{"exec_amount":50,"performed_flag":true,"dishonest_flag":true,"limit_consumption_flag":false}""")
            .With("I33", "Z", """{"exec_amount":25,"performed_flag":false,"dishonest_flag":false,"limit_consumption_flag":true}""")
            .With("I15", "", """{"permit_type":"KEY","permit_valid_to":"2026-09-13","permit_cod_t":100,"permit_nh3n_t":0,"permit_nox_t":4}""")
            .With("I14", "2024", """{"env_credit_grade":"BLUE"}""")
            .With("I14", "2025", """{"env_credit_grade":"GREEN"}""")
            .With("I37", "", """{"loan_use_code":"1.7.2"}""")
            .With("I03", "P", """{"green_catalog_code":"no such code"}""")
            .With("I24", "", """{"reg_capital":1000000,"industry_code":"1713"}""")
            .With("I04", "2025", """{"mu_tax":20}""");
    }

    private static SampleEnterprise Quarters(SampleEnterprise enterprise)
    {
        foreach (var quarter in Enumerable.Range(1, 4))
        {
            enterprise = enterprise
                .With("I30", $"2024Q{quarter}", """{"revenue":100,"net_profit":5,"interest_expense":0}""")
                .With("I30", $"2025Q{quarter}", quarter < 4 ? """{"revenue":200,"net_profit":7,"interest_expense":0}""" : """{"revenue":200,"interest_expense":0}""");
        }

        return enterprise.With("I30", "2026Q1", """{"revenue":300}""");
    }

    /// <summary>Every day of a year and of half a month; green electricity on one day too few of it to count, solar on just enough.</summary>
    private static SampleEnterprise Days(SampleEnterprise enterprise)
    {
        const int DaysOfYear = 365;
        var first = new DateOnly(2025, 6, 1);
        return Enumerable.Range(0, DaysOfYear + 14).Aggregate(enterprise, (e, i) => e.With(
            "I36",
            first.AddDays(i).ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            $$"""{{{(i < 304 ? "\"green_trade_kwh\":1," : "")}}{{(i < 305 ? "\"pv_self_kwh\":1," : "")}}"grid_kwh":10}"""));
    }

    private static double Number(string text, string unit)
    {
        var outcome = Value(text, unit);
        Assert.Equal(Absence.None, outcome.Absence);
        return outcome.Number;
    }

    /// <summary>The value of the last factor, made to be an expression.</summary>
    private static Outcome Value(string text, string? unit, string missing = "M50")
    {
        var shape = unit is null
            ? "\"direction\": \"=\", \"score\": \"MAP{true:100,false:0}\""
            : $"\"unit\": \"{unit}\", \"direction\": \"-\", \"score\": \"PWL[0:100,1:0]\"";
        var factor = $$"""{ "id": "F094", "zh": "试", "en": "Trial", "value": {{JsonSerializer.Serialize(text)}}, {{shape}}, "weight": 0.5, "applies": "ALL", "missing": "{{missing}}" }""";
        var files = PublishedRulebook.Files.Select(f => f.Path == "esg.json" ? new CatalogFile(f.Path, LastFactor().Replace(f.Text, _ => factor)) : f).ToList();
        return s_enterprise.Evaluate(RulebookReader.Read(files, PublishedRulebook.Catalog)).Factors[^1].Value;
    }

    [GeneratedRegex(@"\{ ""id"": ""F094""[^}]*\}")]
    private static partial Regex LastFactor();
}
