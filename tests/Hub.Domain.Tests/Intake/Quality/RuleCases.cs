namespace Hub.Domain.Tests.Intake.Quality;

/// <summary>For every rule of the repository something it hits and something near by that it does not; amounts in yuan.</summary>
internal static class RuleCases
{
    /// <summary>Rules of one record.</summary>
    public static readonly (string Rule, string Hit, string Miss)[] OfRecords =
    [
        ("Q01", """{"win_amount":1000000,"contract_amount":1100000.01}""", """{"win_amount":1000000,"contract_amount":1100000}"""),
        ("Q02", """{"notice_date":"2026-01-02","sign_date":"2026-01-01"}""", """{"notice_date":"2026-01-02","sign_date":"2026-01-02"}"""),
        ("Q03", """{"sign_date":"2026-01-02","perform_end":"2026-01-01"}""", """{"sign_date":"2026-01-02","perform_end":"2026-12-31"}"""),
        ("Q04", """{"account_lock_flag":true,"lock_time":null}""", """{"account_lock_flag":true,"lock_time":"2026-01-01T08:00:00+08:00"}"""),
        ("Q05", """{"period":"202601","insured_count":100,"injury_insured_count":126}""", """{"period":"202601","insured_count":100,"injury_insured_count":125}"""),
        ("Q06", """{"arrears_amount":500,"arrears_months":0}""", """{"arrears_amount":0,"arrears_months":0}"""),
        ("Q07", """{"insured_count":20,"insured_count_yoy":300.01}""", """{"insured_count":19,"insured_count_yoy":900}"""),
        ("Q08", """{"property_no":"1","mortgage_flag":false,"mortgage_amount":1}""", """{"property_no":"1","mortgage_flag":true,"mortgage_amount":1}"""),
        ("Q09", """{"monitor_hours":700,"exceed_hours":701}""", """{"monitor_hours":700,"exceed_hours":700}"""),
        ("Q10", """{"solidwaste_gen_t":10,"solidwaste_util_t":12.01}""", """{"solidwaste_gen_t":10,"solidwaste_util_t":12}"""),
        ("Q11", """{"hazwaste_gen_t":1,"hazwaste_disposed_t":3.001}""", """{"hazwaste_gen_t":0.1,"hazwaste_disposed_t":1}"""),
        ("Q12", """{"event_level":"III"}""", """{"event_level":"NONE"}"""),
        ("Q13", """{"permit_volume_m3":100,"actual_volume_m3":300.1}""", """{"permit_volume_m3":100,"actual_volume_m3":300}"""),
        ("Q14", """{"accident_level":"GENERAL","deaths":3}""", """{"accident_level":"GENERAL","deaths":2}"""),
        ("Q15", """{"reg_capital":{"amount":100,"currency":"CNY"},"paid_capital":{"amount":101,"currency":"CNY"}}""",
            """{"reg_capital":{"amount":100,"currency":"USD"},"paid_capital":{"amount":101,"currency":"CNY"}}"""),
        ("Q16", """{"legal_rep_change_24m":13}""", """{"legal_rep_change_24m":12}"""),
        ("Q17", """{"spotcheck_total_24m":1,"spotcheck_fail_24m":2}""", """{"spotcheck_total_24m":2,"spotcheck_fail_24m":2}"""),
        ("Q18", """{"complaint_12m":1,"complaint_resolved_12m":2}""", """{"complaint_12m":2,"complaint_resolved_12m":2}"""),
        ("Q19", """{"tax_credit_grade":"A","tax_credit_score":89.99}""", """{"tax_credit_grade":"A","tax_credit_score":90}"""),
        ("Q20", """{"filings_due_12m":12,"filings_on_time_12m":13}""", """{"filings_due_12m":12,"filings_on_time_12m":12}"""),
        ("Q21", """{"period":"202601","vat_sales":100,"vat_paid":13.01}""", """{"period":"202601","vat_sales":100,"vat_paid":13}"""),
        ("Q22", """{"total_assets":100,"total_liab":50,"total_equity":48.99}""", """{"total_assets":100,"total_liab":50,"total_equity":49}"""),
        ("Q23", """{"total_assets":100,"current_assets":101.01}""", """{"total_assets":100,"current_assets":101}"""),
        ("Q24", """{"revenue":100,"green_revenue":101}""", """{"revenue":100,"green_revenue":100}"""),
        ("Q25", """{"exec_case_no":"1","performed_flag":true,"dishonest_flag":true}""", """{"exec_case_no":"1","performed_flag":true,"dishonest_flag":false}"""),
        ("Q26", """{"grid_kwh":10,"green_trade_kwh":10.01}""", """{"grid_kwh":10,"green_trade_kwh":10}"""),
        ("Q27", """{"loan_balance":10,"green_loan_balance":11}""", """{"loan_balance":10,"green_loan_balance":10}"""),
        ("Q28", """{"credit_total":100,"loan_balance":105.01}""", """{"credit_total":100,"loan_balance":105}"""),
    ];

    /// <summary>Rules across the sections of a profile whose version is of 3 March 2026.</summary>
    public static readonly (string Rule, string Hit, string Miss)[] AcrossSections =
    [
        ("Q29",
            """{"I10":[{"period":"202601","insured_count":300}],"I24":[{"reg_capital":{"amount":500000,"currency":"CNY"}}]}""",
            """{"I10":[{"period":"202601","insured_count":299}],"I24":[{"reg_capital":{"amount":500000,"currency":"CNY"}}]}"""),
        ("Q30", Revenue(vatOfAMonth: 126, quarters: 4), Revenue(vatOfAMonth: 125, quarters: 4)),
        ("Q31", Electricity(days: 31, kwhOfADay: 3, output: 1_000_000), Electricity(days: 27, kwhOfADay: 3, output: 1_000_000)),
        ("Q32",
            """{"I08":[{"sign_date":"2020-01-01"},{"sign_date":"2026-01-01"}],"I24":[{"est_date":"2020-01-02"}]}""",
            """{"I08":[{"sign_date":"2020-01-02"}],"I24":[{"est_date":"2020-01-02"}]}"""),
        ("Q33",
            """{"I24":[{"est_date":"2025-12-01"}],"I29":[{"period":"202511"},{"period":"202512"}]}""",
            """{"I24":[{"est_date":"2025-12-31"}],"I29":[{"period":"202512"}]}"""),
        ("Q34",
            """{"I10":[{"period":"202601","insured_count":1}],"I24":[{"status":"CANCELLED"}]}""",
            """{"I10":[{"period":"202511","insured_count":1}],"I24":[{"status":"CANCELLED"}]}"""),
        ("Q35",
            """{"I10":[{"period":"202601","insured_count":10}],"I35":[{"period":"202601","fund_count":26}]}""",
            """{"I10":[{"period":"202601","insured_count":10}],"I35":[{"period":"202601","fund_count":25}]}"""),
        ("Q36",
            """{"I10":[{"period":"202501","insured_count":100},{"period":"202601","insured_count":150,"insured_count_yoy":20}]}""",
            """{"I10":[{"period":"202502","insured_count":100},{"period":"202601","insured_count":150,"insured_count_yoy":20}]}"""),
        ("Q37", """{"I25":[{"share_pct":60},{"share_pct":40.51}]}""", """{"I25":[{"share_pct":60},{"share_pct":40.5}]}"""),
        ("Q38",
            """{"I15":[{"permit_type":"NONE"}],"I16":[{"period":"202601","cod_t":0.1,"so2_t":0,"nox_t":0}]}""",
            """{"I15":[{"permit_type":"REGISTER"}],"I16":[{"period":"202601","cod_t":0.1,"so2_t":0,"nox_t":0}]}"""),
        ("Q39",
            """{"I28":[{"eval_year":"2025","tax_credit_grade":"A"}],"I31":[{"tax_arrears":1,"arrears_days":91}]}""",
            """{"I28":[{"eval_year":"2025","tax_credit_grade":"A"}],"I31":[{"tax_arrears":1,"arrears_days":90}]}"""),
        ("Q40",
            """{"I21":[{"trade_registered":false}],"I32":[{"export_value":1}]}""",
            """{"I21":[{"trade_registered":true}],"I32":[{"export_value":1}]}"""),
    ];

    /// <summary>Twelve months of sales beside quarters of revenue that sum to 1,200.</summary>
    private static string Revenue(int vatOfAMonth, int quarters) => $$"""
        {"I29":[{{string.Join(',', Enumerable.Range(1, 12).Select(m => $$"""{"period":"2025{{m:00}}","vat_sales":{{vatOfAMonth}}}"""))}}],
         "I30":[{{string.Join(',', Enumerable.Range(1, quarters).Select(q => $$"""{"period":"2025Q{{q}}","revenue":300}"""))}}]}
        """;

    private static string Electricity(int days, int kwhOfADay, int output) => $$"""
        {"I05":[{"period":"202601","output_value":{{output}}}],
         "I36":[{{string.Join(',', Enumerable.Range(1, days).Select(d => $$"""{"period":"202601{{d:00}}","grid_kwh":{{kwhOfADay}}}"""))}}]}
        """;
}
