using System.Globalization;

namespace Hub.Domain.Tests.Evaluation;

/// <summary>A maker of textile machines that every department speaks well of: deep green, all facts known.</summary>
internal static class GoodEnterprise
{
    public static SampleEnterprise Value { get; } = People(Energy(Environment(Company(new SampleEnterprise()))));

    private static SampleEnterprise Company(SampleEnterprise e) => Enumerable.Range(0, 9)
        .Aggregate(e, (sum, i) => sum.With("I30", $"{2024 + (i / 4)}Q{(i % 4) + 1}", """{"revenue":50000000,"green_revenue":30000000,"net_profit":5000000,"total_assets":100000000,"total_liab":40000000,"total_equity":60000000,"current_assets":50000000,"current_liab":30000000,"ebit":6000000,"interest_expense":1000000,"op_cash_flow":6000000,"donation":20000,"audit_opinion":"STANDARD"}"""))
        .With("I01", "202605", """{"pub_credit_grade":"A","severe_dishonest_flag":false}""")
        .With("I24", "", """{"industry_code":"3551","reg_capital":10000000,"paid_capital":10000000,"status":"ACTIVE","legal_rep_change_24m":0,"annual_report_status":"ON_TIME"}""")
        .With("I25", "a", """{"controller_change_24m":0,"equity_pledge_pct":0,"director_count":3,"supervisor_count":2}""")
        .With("I26", "", """{"abnormal_in_24m":0,"serious_illegal_flag":false,"spotcheck_total_24m":4,"spotcheck_fail_24m":0,"recall_24m":0,"complaint_12m":2,"complaint_resolved_12m":2,"iso50001_valid":true}""")
        .With("I27", "", """{"invention_valid":10,"green_patent_valid":4}""")
        .With("I28", "2025", """{"tax_credit_grade":"A"}""")
        .Monthly("I29", 202506, 12, _ => """{"vat_sales":16666667,"tax_paid_total":1000000,"tax_paid_yoy":5,"filings_due_12m":12,"filings_on_time_12m":12}""")
        .With("I31", "", """{"tax_arrears":0,"major_violation_flag":false,"fake_invoice_flag":false}""")
        .With("I32", "", """{"customs_credit":"AEO","import_value":1000,"export_value":1000}""")
        .With("I37", "", """{"bank_count_active":2,"loan_class":"NORMAL"}""")
        .With("I38", "", """{"illegal_fundraising_flag":false,"esg_disclosure_level":"FULL","carbon_dq_score":1}""")
        .With("I03", "p", """{"policy_class":"ENCOURAGED","two_high_flag":false,"energy_review_status":"PASS"}""")
        .With("I04", "2025", """{"mu_grade":"A","mu_tax":40}""")
        .With("I07", "", """{"rd_expense":10000000}""")
        .With("I08", "n", """{"sign_date":"2026-01-05","breach_flag":false}""")
        .WithoutRecord("I34");

    private static SampleEnterprise Environment(SampleEnterprise e) => e
        .With("I13", "", """{"illegal_land_cases_36m":0}""")
        .With("I14", "2025", """{"env_credit_grade":"GREEN"}""")
        .With("I15", "", """{"permit_type":"KEY","permit_valid_to":"2028-01-01","permit_cod_t":20,"eia_status":"APPROVED","exec_report_submitted":true}""")
        .Monthly("I16", 202406, 24, _ => """{"cod_t":0.03,"nh3n_t":0.003,"so2_t":0.01,"nox_t":0.03,"voc_t":0.1,"monitor_hours":700,"exceed_hours":0,"online_valid_rate":100,"ww_treatment_type":"NONE","solidwaste_gen_t":10,"solidwaste_util_t":10,"hazwaste_gen_t":1,"hazwaste_disposed_t":1}""")
        .With("I19", "", """{"actual_volume_m3":20000,"plan_volume_m3":25000,"reclaimed_m3":10000}""");

    /// <summary>Two years of electricity and of output.</summary>
    private static SampleEnterprise Energy(SampleEnterprise e)
    {
        const int Days = 744;
        var first = new DateOnly(2026, 6, 15).AddDays(-Days);
        return Enumerable.Range(0, Days)
            .Aggregate(e, (sum, i) => sum.With("I36", first.AddDays(i).ToString("yyyyMMdd", CultureInfo.InvariantCulture), """{"grid_kwh":20000,"green_trade_kwh":12000,"pv_self_kwh":2000,"pv_export_kwh":0}"""))
            .Monthly("I05", 202406, 24, _ => """{"added_value":10000000,"energy_tce":75,"fuels":[],"process_inputs":[],"heat_in_gj":0,"heat_out_gj":0,"coal_share":0,"carbon_neutral_rate":50}""")
            .With("I06", "", """{"green_factory_level":"NATIONAL","clean_production_status":"PASSED","outdated_capacity_flag":false,"energy_limit_exceed_pct":0}""");
    }

    private static SampleEnterprise People(SampleEnterprise e) => e
        .With("I10", "202605", """{"insured_count":400,"insured_count_yoy":10,"arrears_months":0}""")
        .With("I11", "", """{"labour_grade":"A","wage_arrears_amount":0,"wage_arrears_people":0,"wage_blacklist_flag":false,"arbitration_lost_12m":0,"injury_cases_12m":0}""")
        .With("I22", "", """{"safety_std_level":"1","safety_risk_color":"BLUE","hazard_major_open":0}""")
        .With("I35", "202605", """{"fund_count":360}""");
}
