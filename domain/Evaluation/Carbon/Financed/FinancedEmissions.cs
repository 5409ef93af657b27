using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Financed;

/// <summary>Rules by which a financier's share of emissions is told. The same loan has different figures by different rules.</summary>
public enum AttributionRule
{
    /// <summary>PCAF, loan to an unlisted enterprise.</summary>
    PcafBusinessLoan,

    /// <summary>PCAF, listed equity or corporate bond.</summary>
    PcafListed,

    /// <summary>PCAF, project finance.</summary>
    PcafProject,

    /// <summary>People's Bank of China, financing of a business.</summary>
    PbocBusiness,

    /// <summary>People's Bank of China, financing of a project.</summary>
    PbocProject,
}

/// <summary>Financed emissions (融资排放) of one position, with the rule they were told by.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Attribution">The financier's share: may be above 1, since outstanding and denominator are not of the same day.</param>
/// <param name="Value">Share times emissions.</param>
public sealed record FinancedEmissions(AttributionRule Rule, double Attribution, TonnesCO2e Value)
{
    /// <summary>The rule in words.</summary>
    public BilingualName RuleName => Rule switch
    {
        AttributionRule.PcafBusinessLoan => new("PCAF：贷款余额÷（所有者权益＋债务）", "PCAF: outstanding / (total equity + debt)"),
        AttributionRule.PcafListed => new("PCAF：持有余额÷含现金企业价值（EVIC）", "PCAF: outstanding / enterprise value including cash (EVIC)"),
        AttributionRule.PcafProject => new("PCAF：贷款余额÷（项目权益＋债务）", "PCAF: outstanding / (project equity + debt)"),
        AttributionRule.PbocBusiness => new("人民银行：月均融资余额÷主营业务收入", "People's Bank of China: month-average financing / main revenue"),
        _ => new("人民银行：融资额÷项目总投资", "People's Bank of China: financing / total investment of the project"),
    };

    /// <summary>PCAF, loan to an unlisted enterprise: outstanding / (equity + debt). Negative equity counts as 0. Null if the sum is not above 0.</summary>
    public static FinancedEmissions? PcafBusinessLoan(TonnesCO2e emissions, Yuan outstanding, Yuan equity, Yuan debt) =>
        Of(AttributionRule.PcafBusinessLoan, emissions, outstanding, new Yuan(Math.Max(equity.Value, 0)) + debt);

    /// <summary>PCAF, listed equity or bond: outstanding / EVIC (market value of ordinary and preferred shares, book value of debt, minority interests; cash is not deducted).</summary>
    public static FinancedEmissions? PcafListed(TonnesCO2e emissions, Yuan outstanding, Yuan evic) =>
        Of(AttributionRule.PcafListed, emissions, outstanding, evic);

    /// <summary>PCAF, project finance: outstanding / (project equity + debt).</summary>
    public static FinancedEmissions? PcafProject(TonnesCO2e emissions, Yuan outstanding, Yuan equity, Yuan debt) =>
        Of(AttributionRule.PcafProject, emissions, outstanding, equity + debt);

    /// <summary>Guide to carbon accounting of financial institutions (金融机构碳核算技术指南（试行）, 2021), not project finance: E · V financing / V revenue.</summary>
    public static FinancedEmissions? PbocBusiness(TonnesCO2e emissions, Yuan monthAverageBalance, Yuan mainRevenue) =>
        Of(AttributionRule.PbocBusiness, emissions, monthAverageBalance, mainRevenue);

    /// <summary>The same guide, project finance: E · V invested / V total.</summary>
    public static FinancedEmissions? PbocProject(TonnesCO2e emissions, Yuan invested, Yuan totalInvestment) =>
        Of(AttributionRule.PbocProject, emissions, invested, totalInvestment);

    private static FinancedEmissions? Of(AttributionRule rule, TonnesCO2e emissions, Yuan share, Yuan whole) =>
        whole.Value > 0 ? new(rule, share.Value / whole.Value, share.Value / whole.Value * emissions) : null;
}
