using System.Text.Json.Nodes;
using Hub.Domain.Evaluation.Carbon.Intensities;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>The carbon account (R20).</summary>
internal static class CarbonSection
{
    private const string Tonnes = "tCO2e";
    private const string PerTenThousandYuan = "tCO2e/万元";

    /// <summary>Whether it states a year at all.</summary>
    public static bool IsThere(CarbonStatement carbon) => carbon.Periods.Count > 0;

    /// <summary>Whether a figure of the last year is missing.</summary>
    public static bool IsPartial(CarbonStatement carbon) => SourcesOf(carbon.Periods[0]).Any(s => s.Figure.TonnesCo2e is null);

    /// <summary>Its blocks.</summary>
    public static IEnumerable<JsonObject> Of(CarbonStatement carbon)
    {
        yield return Account(carbon);
        yield return Parts(carbon.Periods[0]);
        yield return Periods(carbon);
        if (Months(carbon) is { } months)
        {
            yield return months;
        }

        if (carbon.Quality is { } quality)
        {
            yield return ReportBlocks.Note($"数据质量 {quality.Score} 分（1最好，5最差）：{quality.Reason.Zh}", $"data quality {quality.Score} (1 the best, 5 the worst): {quality.Reason.En}");
        }
    }

    private static IEnumerable<(string Id, BilingualName Name, FigureStatement Figure)> SourcesOf(CarbonPeriod period) =>
    [
        ("fuel", new("化石燃料燃烧", "Fuel combustion"), period.Sources.Fuel),
        ("process", new("工业生产过程", "Industrial processes"), period.Sources.Process),
        ("wastewater", new("工业废水", "Industrial wastewater"), period.Sources.Wastewater),
        ("electricityAndHeat", new("净购入电力和热力", "Purchased electricity and heat"), period.Sources.ElectricityAndHeat),
    ];

    private static JsonObject Account(CarbonStatement carbon)
    {
        var (intensities, period) = (carbon.Intensities, carbon.Periods[0]);
        JsonObject[] facts =
        [
            EvaluationSection.Fact("period", new("核算期", "Period"), JsonValue.Create($"{period.From}–{period.To}")),
            EvaluationSection.Fact("total", new("排放总量", "Total"), ReportValues.Number(period.Sources.Total.TonnesCo2e), Tonnes),
            EvaluationSection.Fact("perAddedValue", new("单位增加值排放 L", "Per added value, L"), ReportValues.Number(intensities?.PerAddedValue), PerTenThousandYuan),
            EvaluationSection.Fact("level", new("碳排放水平", "Level"), LevelOf(intensities?.Level)),
            EvaluationSection.Fact("perRevenue", new("单位营收排放", "Per revenue"), ReportValues.Number(intensities?.PerRevenue), PerTenThousandYuan),
            EvaluationSection.Fact("efficiency", new("碳效 K（与行业均值之比）", "Efficiency K, over the industry's mean"), ReportValues.Number(intensities?.Efficiency)),
            EvaluationSection.Fact("efficiencyGrade", new("碳效等级（1最好）", "Efficiency grade, 1 the best"), ReportValues.Number(intensities?.EfficiencyGrade)),
            EvaluationSection.Fact("quality", new("数据质量得分", "Data-quality score"), ReportValues.Number(carbon.Quality?.Score)),
            EvaluationSection.Fact("factorSet", new("排放因子集", "Factor set"), JsonValue.Create($"{carbon.Method.FactorSet}; {carbon.Method.Gwp}; {carbon.Method.GridRegion}")),
        ];
        var block = ReportBlocks.Begin("facts", new("碳账户", "Carbon account"));
        block["items"] = ReportValues.List(facts.Where(f => f.ContainsKey("value")));
        return block;
    }

    private static JsonObject Parts(CarbonPeriod period)
    {
        var parts = ReportBlocks.Begin("parts", new("按来源的排放", "Emissions by source"));
        parts["unit"] = Tonnes;
        parts["parts"] = ReportValues.List(SourcesOf(period).Where(s => s.Figure.TonnesCo2e is not null).Select(s =>
        {
            var part = ReportValues.Named(s.Name);
            part["value"] = ReportValues.Number(s.Figure.TonnesCo2e);
            return part;
        }));
        return parts;
    }

    /// <summary>A figure that is missing is an empty cell: 0 is a figure.</summary>
    private static JsonObject Periods(CarbonStatement carbon)
    {
        var columns = SourcesOf(carbon.Periods[0]).Select(s => new TableColumn(s.Id, s.Name.Zh, s.Name.En)).Prepend(new("period", "核算期", "Period")).Append(new("total", "合计", "Total"));
        var table = EvaluationSection.Table(new("历年排放", "Emissions by year"), [.. columns], carbon.Periods.Select(p => (JsonNode?[])
        [
            JsonValue.Create($"{p.From}–{p.To}"), .. SourcesOf(p).Select(s => ReportValues.Number(s.Figure.TonnesCo2e)), ReportValues.Number(p.Sources.Total.TonnesCo2e),
        ]));
        foreach (var column in table["columns"]!.AsArray().Skip(1))
        {
            column!["unit"] = Tonnes;
        }

        return table;
    }

    private static JsonObject? Months(CarbonStatement carbon)
    {
        var stated = carbon.Months.Where(m => m.Sources.Total.TonnesCo2e is not null).ToList();
        if (stated.Count == 0)
        {
            return null;
        }

        var series = ReportBlocks.Begin("series", new("逐月排放", "Emissions by month"));
        series["unit"] = Tonnes;
        series["points"] = ReportValues.List(stated.Select(m => new JsonObject { ["at"] = $"{m.Month[..4]}-{m.Month[^2..]}", ["value"] = ReportValues.Number(m.Sources.Total.TonnesCo2e) }));
        return series;
    }

    private static JsonObject? LevelOf(CarbonLevel? level) => level switch
    {
        CarbonLevel.Low => ReportValues.Word("Low", new("低碳", "low")),
        CarbonLevel.Medium => ReportValues.Word("Medium", new("中碳", "medium")),
        CarbonLevel.High => ReportValues.Word("High", new("高碳", "high")),
        _ => null,
    };
}
