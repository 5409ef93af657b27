using System.Text.Json.Serialization;
using Hub.Domain.Evaluation.Carbon.Intensities;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Financed;

/// <summary>By whose rules a portfolio is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortfolioRule>))]
public enum PortfolioRule
{
    /// <summary>PCAF Standard, part A (2022).</summary>
    Pcaf,

    /// <summary>People's Bank of China, 金融机构碳核算技术指南（试行）, 2021.</summary>
    Pboc,
}

/// <summary>A position as the bank states it. Amounts in yuan.</summary>
/// <param name="CreditCode">The borrower.</param>
/// <param name="Outstanding">What is outstanding; by PBoC the month average.</param>
/// <param name="Equity">Its equity; of a PCAF loan to an unlisted enterprise.</param>
/// <param name="Debt">Its debt; likewise.</param>
/// <param name="Evic">Its enterprise value including cash; of a PCAF position in a listed enterprise, instead of equity and debt.</param>
/// <param name="Revenue">Its main revenue; needed by PBoC, and for intensities.</param>
public sealed record StatedPosition(string CreditCode, double Outstanding, double? Equity = null, double? Debt = null, double? Evic = null, double? Revenue = null);

/// <summary>A position with what it emits.</summary>
/// <param name="CreditCode">The borrower.</param>
/// <param name="OutstandingYuan">What is outstanding.</param>
/// <param name="Period">The months of the emissions.</param>
/// <param name="TonnesCo2e">Emissions of the borrower in them.</param>
/// <param name="Rule">The rule of attribution in words.</param>
/// <param name="Attribution">The bank's share, six digits.</param>
/// <param name="FinancedTonnesCo2e">Its financed emissions, four digits.</param>
/// <param name="Quality">Data quality of the emissions, with its reason.</param>
public sealed record FinancedPosition(
    string CreditCode, decimal OutstandingYuan, string Period, decimal? TonnesCo2e, BilingualName Rule, decimal? Attribution, decimal? FinancedTonnesCo2e, DataQuality? Quality);

/// <summary>A position of which no financed emissions can be told.</summary>
/// <param name="CreditCode">The borrower.</param>
/// <param name="OutstandingYuan">What is outstanding.</param>
/// <param name="Reason">Why.</param>
public sealed record MissingPosition(string CreditCode, decimal OutstandingYuan, BilingualName Reason);

/// <summary>The sums of a portfolio, over the positions that could be told.</summary>
/// <param name="FinancedTonnesCo2e">Financed emissions, four digits.</param>
/// <param name="FootprintPerTenThousandYuan">tCO2e per 万元 outstanding, six digits.</param>
/// <param name="IntensityPerTenThousandYuan">Own emissions over own revenue, tCO2e/万元; null if a revenue is missing.</param>
/// <param name="WeightedIntensityPerTenThousandYuan">WACI (TCFD), tCO2e/万元; null if a revenue is missing.</param>
/// <param name="DataQuality">PCAF score weighted by what is outstanding, two digits: 1 is best, 5 is worst.</param>
public sealed record PortfolioSums(
    decimal? FinancedTonnesCo2e, decimal? FootprintPerTenThousandYuan, decimal? IntensityPerTenThousandYuan, decimal? WeightedIntensityPerTenThousandYuan, decimal? DataQuality);

/// <summary>The carbon statement of a portfolio, for a bank's disclosure of environmental information (金融机构环境信息披露指南, JR/T 0227-2021).</summary>
/// <param name="Rule">By whose rules.</param>
/// <param name="At">When it was made.</param>
/// <param name="OutstandingYuan">Everything that was asked about.</param>
/// <param name="CoveredYuan">What the sums speak for.</param>
/// <param name="Sums">The sums; null if no position could be told.</param>
/// <param name="Positions">Positions that could be told.</param>
/// <param name="Missing">Positions that could not, each with its reason.</param>
public sealed record PortfolioStatement(
    PortfolioRule Rule, DateTimeOffset At, decimal OutstandingYuan, decimal CoveredYuan, PortfolioSums? Sums, IReadOnlyList<FinancedPosition> Positions, IReadOnlyList<MissingPosition> Missing);
