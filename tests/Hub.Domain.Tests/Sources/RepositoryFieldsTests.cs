using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>The 319 fields of the catalog.</summary>
public sealed class RepositoryFieldsTests
{
    private static readonly Catalog Catalog = RepositoryCatalog.Read();

    [Theory]
    [InlineData("I01", "pub_credit_score pub_credit_grade eval_period severe_dishonest_flag repair_status")]
    [InlineData("I02", "decision_no decision_type authority domain penalty_kind fine_amount decision_date severity publicity_end repaired_flag")]
    [InlineData("I03", "project_code project_name project_type invest_total industry_code policy_class two_high_flag green_catalog_code energy_review_status")]
    [InlineData("I04", "eval_year mu_grade mu_score land_mu mu_tax mu_added_value energy_added_value emission_added_value labour_productivity rd_ratio")]
    [InlineData("I05", "period output_value added_value revenue energy_tce fuels heat_in_gj heat_out_gj process_inputs coal_share carbon_total_t carbon_level_l carbon_eff_k carbon_neutral_rate carbon_yoy")]
    [InlineData("I06", "green_factory_level clean_production_status outdated_capacity_flag energy_limit_exceed_pct water_saving_enterprise zero_carbon_factory")]
    [InlineData("I07", "hightech_flag hightech_valid_to sci_sme_flag rd_expense rd_staff tech_project_count")]
    [InlineData("I08", "notice_id project_no purchaser_uscc supplier_uscc win_amount notice_date contract_no contract_amount sign_date perform_end prepay_ratio green_product_flag contract_status breach_flag")]
    [InlineData("I09", "contract_no payee_account_no payee_account_name payee_bank_code account_lock_flag lock_bank_code lock_time pay_order_no pay_amount pay_date invoice_no invoice_amount accept_date")]
    [InlineData("I10", "period insured_count insured_count_yoy paid_amount arrears_amount arrears_months injury_insured_count")]
    [InlineData("I11", "labour_grade wage_arrears_amount wage_arrears_people wage_blacklist_flag arbitration_lost_12m injury_cases_12m harmonious_enterprise")]
    [InlineData("I12", "property_no land_area_m2 building_area_m2 use_type mortgage_flag mortgage_amount mortgagee seal_flag register_date")]
    [InlineData("I13", "land_use_mu idle_land_flag illegal_land_cases_36m eco_redline_overlap mine_restoration_status")]
    [InlineData("I14", "eval_year env_credit_grade env_credit_score key_polluter_flag")]
    [InlineData("I15", "permit_no permit_type permit_valid_to permit_cod_t permit_nh3n_t permit_so2_t permit_nox_t permit_voc_t eia_status exec_report_submitted")]
    [InlineData("I16", "period cod_t nh3n_t so2_t nox_t voc_t monitor_hours exceed_hours online_valid_rate anaerobic_ww_m3 cod_in_mg_l cod_out_mg_l sludge_cod_kg ww_treatment_type ch4_recovered_nm3 ch4_purity solidwaste_gen_t solidwaste_util_t hazwaste_gen_t hazwaste_disposed_t")]
    [InlineData("I17", "case_no fine_amount decision_date event_level event_date hazwaste_case_flag criminal_transfer rectified_flag petition_12m env_insured")]
    [InlineData("I18", "green_building_star green_building_area_m2 construct_credit_grade quality_accident_36m")]
    [InlineData("I19", "permit_volume_m3 actual_volume_m3 plan_volume_m3 reclaimed_m3 water_saving_carrier")]
    [InlineData("I20", "leading_level green_food_certs organic_certs agri_quality_fail_24m")]
    [InlineData("I21", "trade_registered import_export_wan_usd supply_chain_pilot business_integrity_list")]
    [InlineData("I22", "safety_std_level safety_std_valid_to safety_risk_color hazard_major_open safety_license_valid")]
    [InlineData("I23", "accident_level accident_date deaths serious_injuries direct_loss safety_blacklist")]
    [InlineData("I24", "uscc ent_name ent_type reg_capital paid_capital est_date industry_code region_code reg_address biz_scope status legal_rep_name legal_rep_change_24m annual_report_status")]
    [InlineData("I25", "shareholder_name shareholder_type shareholder_id_hash share_pct sub_amount paid_amount controller_change_24m equity_pledge_pct director_count supervisor_count officer_name")]
    [InlineData("I26", "abnormal_list_flag abnormal_in_24m serious_illegal_flag spotcheck_total_24m spotcheck_fail_24m recall_24m complaint_12m complaint_resolved_12m iso9001_valid iso14001_valid iso45001_valid iso50001_valid")]
    [InlineData("I27", "invention_valid utility_valid design_valid trademark_valid green_patent_valid ip_pledge_amount data_ip_count")]
    [InlineData("I28", "eval_year tax_credit_grade tax_credit_score")]
    [InlineData("I29", "period vat_sales vat_paid cit_paid tax_paid_total tax_paid_yoy env_tax_paid filings_due_12m filings_on_time_12m")]
    [InlineData("I30", "period revenue green_revenue net_profit total_assets total_liab total_equity current_assets current_liab inventory receivables interest_debt ebit interest_expense op_cash_flow donation audit_opinion")]
    [InlineData("I31", "tax_arrears arrears_days major_violation_flag fake_invoice_flag tax_penalty_12m")]
    [InlineData("I32", "customs_credit import_value export_value violation_12m")]
    [InlineData("I33", "exec_case_no dishonest_flag limit_consumption_flag exec_amount filing_date performed_flag")]
    [InlineData("I34", "case_no cause role amount filing_date result defendant_cases_12m lost_amount_12m bankruptcy_flag env_public_interest_flag")]
    [InlineData("I35", "period fund_count fund_amount deposit_ratio fund_arrears_months")]
    [InlineData("I36", "period grid_kwh green_trade_kwh pv_self_kwh pv_export_kwh elec_yoy elec_arrears_flag elec_theft_flag")]
    [InlineData("I37", "bank_count_active credit_total loan_balance green_loan_balance loan_use_code loan_rate first_loan_flag norepay_renew_flag guarantee_balance guarantee_fee_rate overdue_90d_flag loan_class")]
    [InlineData("I38", "illegal_fundraising_flag risk_level list_type list_reason list_expiry esg_disclosure_level carbon_account_opened carbon_dq_score")]
    public void Each_interface_has_its_fields_in_order(string id, string fields) =>
        Assert.Equal(fields.Split(' '), Catalog.FindInterface(id)!.Fields.Select(f => f.Name));

    [Fact]
    public void There_are_319() => Assert.Equal(319, Catalog.Interfaces.Sum(i => i.Fields.Count));

    [Theory]
    [InlineData("I24", "legal_rep_name")]
    [InlineData("I25", "shareholder_name shareholder_id_hash officer_name")]
    [InlineData("I09", "payee_account_no payee_account_name")]
    [InlineData("I12", "mortgagee")]
    public void Persons_and_accounts_are_personal(string id, string fields) => Assert.Equal(
        fields.Split(' '), Catalog.FindInterface(id)!.Fields.Where(f => f.Personal).Select(f => f.Name));

    [Fact]
    public void One_is_the_number_of_an_account() => Assert.Equal(
        ["payee_account_no"], Catalog.Interfaces.SelectMany(i => i.Fields).Where(f => f.Masked == PersonalKind.Account).Select(f => f.Name));

    [Fact]
    public void Nothing_else_is_personal() => Assert.Equal(
        ["I09", "I12", "I24", "I25"], Catalog.Interfaces.Where(i => i.Fields.Any(f => f.Personal)).Select(i => i.Id));

    [Fact]
    public void Types_carry_their_sizes_units_and_bounds()
    {
        Assert.Equal(new DecimalType(5, 2, null, 0, 100), TypeOf("I28", "tax_credit_score"));
        Assert.Equal(new DecimalType(16, 2, "kWh", 0, null), TypeOf("I36", "grid_kwh"));
        Assert.Equal(new DecimalType(7, 2, "%", null, null), TypeOf("I36", "elec_yoy"));
        Assert.Equal(new DecimalType(12, 2, "万元/人", null, null), TypeOf("I04", "labour_productivity"));
        Assert.Equal(new DecimalType(14, 1, "kgCOD", 0, null), TypeOf("I16", "sludge_cod_kg"));
        Assert.Equal(new DecimalType(18, 2, "USD", 0, null), TypeOf("I32", "export_value"));
        Assert.Equal(new PeriodType(PeriodLength.Day), TypeOf("I36", "period"));
        Assert.Equal(new PeriodType(PeriodLength.Month), TypeOf("I29", "period"));
        Assert.Equal(new PeriodType(PeriodLength.Quarter), TypeOf("I30", "period"));
        Assert.Equal(new PeriodType(PeriodLength.Year), TypeOf("I28", "eval_year"));
        Assert.Equal(new MoneyType(true, 0, null), TypeOf("I24", "reg_capital"));
        Assert.Equal(new MoneyType(false, 0, null), TypeOf("I12", "mortgage_amount"));
        Assert.Equal(new MoneyType(false, null, null), TypeOf("I30", "net_profit"));
        Assert.Equal(new TextType(20000), TypeOf("I24", "biz_scope"));
        Assert.Equal(new TextType(64), TypeOf("I25", "shareholder_id_hash"));
        Assert.Equal(new IntegerType(null, 0, null), TypeOf("I24", "legal_rep_change_24m"));
        Assert.Equal(new IntegerType(null, 1, 5), TypeOf("I38", "carbon_dq_score"));
        Assert.Equal(new DateType(false), TypeOf("I12", "register_date"));
        Assert.Equal(new DateType(true), TypeOf("I15", "permit_valid_to"));
        Assert.Equal(new DateTimeType(false), TypeOf("I09", "lock_time"));
    }

    [Theory]
    [InlineData("I36", "green_trade_kwh", "万kWh")]
    [InlineData("I16", "cod_t", "千克")]
    [InlineData("I19", "actual_volume_m3", "万m3")]
    [InlineData("I04", "labour_productivity", "元/人")]
    [InlineData("I02", "fine_amount", "万元")]
    [InlineData("I32", "import_value", "万美元")]
    [InlineData("I29", "vat_sales", null)]
    [InlineData("I33", "exec_amount", null)]
    public void The_sources_unit_is_said_where_it_is_another(string id, string field, string? unit) =>
        Assert.Equal(unit, Catalog.FindInterface(id)!.FindField(field)!.SourceUnit);

    [Theory]
    [InlineData("I28", "tax_credit_grade", "01:A 02:B 03:M 04:C 05:D")]
    [InlineData("I01", "pub_credit_grade", "01:A 02:B 03:C 04:D 05:E")]
    [InlineData("I14", "env_credit_grade", "1:GREEN 2:BLUE 3:YELLOW 4:RED 5:BLACK")]
    [InlineData("I22", "safety_std_level", "未定级:NONE 三级:3 二级:2 一级:1")]
    [InlineData("I37", "loan_class", "1:NORMAL 2:ATTENTION 3:SUBSTANDARD 4:DOUBTFUL 5:LOSS 0:NONE")]
    public void Enumerations_have_the_departments_codes(string id, string field, string codes) => Assert.Equal(
        codes.Split(' '), Catalog.FindInterface(id)!.FindField(field)!.Codes.Select(code => $"{code.Key}:{code.Value}"));

    /// <summary>A value that no code leads to could never come from the department.</summary>
    [Fact]
    public void Every_value_is_reached_by_a_code() => Assert.All(
        Catalog.Interfaces.SelectMany(i => i.Fields).SelectMany(f => f.Type is ListType list ? list.Items : [f]).Where(f => f.Codes.Count > 0),
        f => Assert.Equal(((EnumType)f.Type).Values.Keys.Order(), f.Codes.Values.Distinct().Order()));

    private static FieldType TypeOf(string id, string field) => Catalog.FindInterface(id)!.FindField(field)!.Type;
}
