using System.Globalization;
using Hub.Domain.Evaluation.Carbon.Financed;

namespace Hub.Functions.Evaluation;

/// <summary>A portfolio's carbon statement as a table: a line each position, told or not, and the sums at the end.</summary>
internal static class PortfolioCsv
{
    private static readonly string[] s_headings =
        ["统一社会信用代码", "余额（元）", "核算期间", "企业排放量（tCO2e）", "归因规则", "归因系数", "融资排放（tCO2e）", "数据质量得分", "数据质量依据", "未能核算的原因"];

    /// <summary>UTF-8 with a byte order mark, as desks open it.</summary>
    public static byte[] Of(PortfolioStatement statement) => Csv.Of(
    [
        s_headings,
        .. statement.Positions.Select(p => (string?[])[
            p.CreditCode, Text(p.OutstandingYuan), p.Period, Text(p.TonnesCo2e), p.Rule.Zh, Text(p.Attribution), Text(p.FinancedTonnesCo2e), Text(p.Quality?.Score), p.Quality?.Reason.Zh, null]),
        .. statement.Missing.Select(m => (string?[])[m.CreditCode, Text(m.OutstandingYuan), null, null, null, null, null, null, null, m.Reason.Zh]),
        ["合计（已核算）", Text(statement.CoveredYuan), null, null, null, null, Text(statement.Sums?.FinancedTonnesCo2e), Text(statement.Sums?.DataQuality), null, null],
        ["合计（全部）", Text(statement.OutstandingYuan), null, null, null, null, null, null, null, null],
    ]);

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
