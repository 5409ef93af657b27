using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>Ratios of financial statements, each from figures that stand in the same record: nothing is annualised, and none is made of what is not stated.</summary>
internal static class FinancialRatios
{
    private const int Digits = 4;

    private static readonly (TableColumn Column, string Unit, Func<Figures, decimal?> Of)[] s_ratios =
    [
        (new("debt_ratio", "资产负债率", "Debt ratio"), "%", f => Share(f["total_liab"], f["total_assets"])),
        (new("current_ratio", "流动比率", "Current ratio"), "", f => Quotient(f["current_assets"], f["current_liab"])),
        (new("quick_ratio", "速动比率", "Quick ratio"), "", f => Quotient(f["current_assets"] - f["inventory"], f["current_liab"])),
        (new("interest_cover", "利息保障倍数", "Interest cover"), "", f => Quotient(f["ebit"], f["interest_expense"])),
        (new("net_margin", "销售净利率", "Net margin"), "%", f => Share(f["net_profit"], f["revenue"])),
        (new("return_on_equity", "净资产收益率（期末）", "Return on closing equity"), "%", f => Share(f["net_profit"], f["total_equity"])),
    ];

    /// <summary>A row a period, the newest first; nothing if no ratio can be made.</summary>
    /// <param name="block">Says of which interface; its first field is the period.</param>
    /// <param name="records">The statements, the newest first.</param>
    public static IEnumerable<JsonObject> Of(ReportBlock block, IEnumerable<PermittedRecord> records)
    {
        var rows = records.Select(r => (Period: ReportValues.Of(r[block.Fields[0]], block.Fields[0]), Ratios: RatiosOf(block, r))).Where(r => r.Ratios.Any(v => v is not null)).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        var table = ReportBlocks.Begin("table", block.Name);
        table["source"] = block.Interface.Id;
        table["columns"] = ReportValues.List(s_ratios.Select(r => Column(r.Column, r.Unit)).Prepend(ReportValues.Word(block.Fields[0].Name, block.Fields[0].Label)));
        table["rows"] = ReportValues.List(rows.Select(r => ReportValues.List(r.Ratios.Select(v => ReportValues.Number(v)).Prepend(r.Period))));
        yield return table;
    }

    private static decimal?[] RatiosOf(ReportBlock block, PermittedRecord record) => [.. s_ratios.Select(r => r.Of(new Figures(block, record)))];

    private static JsonObject Column(TableColumn column, string unit)
    {
        var json = ReportValues.Word(column.Id, new(column.Zh, column.En));
        if (unit.Length > 0)
        {
            json["unit"] = unit;
        }

        return json;
    }

    private static decimal? Share(decimal? part, decimal? whole) => Rounded(whole is > 0 ? part * 100 / whole : null);

    /// <summary>Of what is not positive there is no quotient that would mean anything.</summary>
    private static decimal? Quotient(decimal? dividend, decimal? divisor) => Rounded(divisor is > 0 ? dividend / divisor : null);

    private static decimal? Rounded(decimal? number) => number is { } n ? Math.Round(n, Digits, MidpointRounding.AwayFromZero) : null;

    /// <summary>The figures of a statement; null for what it does not state.</summary>
    private sealed class Figures(ReportBlock block, PermittedRecord record)
    {
        public decimal? this[string name] =>
            block.Interface.FindField(name) is { } field && record[field] is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
    }
}
