using System.Text.Json;
using Hub.Domain.Sharing.Reports.Charts;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>Reads the blocks of a section. A kind unknown here is said to be there: a reader must not believe that nothing was.</summary>
internal sealed class BlockReader(ReportLanguage language)
{
    public IReadOnlyList<BlockView> Read(IEnumerable<JsonElement> blocks) => [.. blocks.Select(Read)];

    private BlockView Read(JsonElement block) => ReportJson.Text(block, "kind") switch
    {
        "facts" => Facts(block),
        "table" => Table(block),
        "series" => Series(block),
        "radar" => Radar(block),
        "parts" => Parts(block),
        "note" => new NoteView(language.Of(block)),
        var kind => new NoteView(language.Pick($"此处的内容（{kind}）只见于报告的 JSON。", $"What stands here ({kind}) is in the report's JSON only.")),
    };

    /// <summary>An origin that all values share is said once, over them.</summary>
    private FactsView Facts(JsonElement block)
    {
        FactView[] items = [.. ReportJson.Items(block, "items").Select(Fact)];
        return items.Select(i => i.Origin).Distinct().ToList() is [{ Length: > 0 } shared]
            ? new(language.Of(block), shared, [.. items.Select(i => i with { Origin = "" })])
            : new(language.Of(block), Origin(block), items);
    }

    private FactView Fact(JsonElement item)
    {
        var value = ReportJson.Member(item, "value");
        var unit = ReportUnits.Of(ReportJson.Text(item, "unit"), language);
        var text = value is null ? language.Pick("无数据", "No data") : WithUnit(ReportText.Of(value, language), unit);
        return new(language.Of(item), text, Origin(item), ReportJson.IsTrue(item, "disputed"), value is null);
    }

    private static string WithUnit(string value, string unit) => unit.Length == 0 || value == ReportText.None ? value : unit == "%" ? value + unit : $"{value} {unit}";

    private TableView Table(JsonElement block)
    {
        var rows = ReportJson.Items(block, "rows").Select(r => r.EnumerateArray().ToList()).ToList();
        var disputed = ReportJson.Items(block, "disputed").Select(i => i.GetInt32()).ToHashSet();
        ColumnView[] columns = [.. ReportJson.Items(block, "columns").Select((c, i) => new ColumnView(Heading(c), IsNumber(rows, i)))];
        var cells = columns.Select((c, i) => Column(rows, i, c.IsNumber)).ToList();
        return new(
            language.Of(block),
            Origin(block),
            columns,
            [.. rows.Select((_, r) => new RowView([.. cells.Select(c => c[r])], disputed.Contains(r)))],
            language.Pick("无记录", "Nothing on record"));
    }

    private IReadOnlyList<string> Column(List<List<JsonElement>> rows, int column, bool isNumber)
    {
        var cells = rows.Select(r => column < r.Count && r[column].ValueKind != JsonValueKind.Null ? r[column] : (JsonElement?)null).ToList();
        return isNumber ? ReportText.Column([.. cells.Select(c => c?.GetDouble())]) : [.. cells.Select(c => ReportText.Of(c, language))];
    }

    private static bool IsNumber(List<List<JsonElement>> rows, int column)
    {
        var kinds = rows.Where(r => column < r.Count && r[column].ValueKind != JsonValueKind.Null).Select(r => r[column].ValueKind).Distinct().ToList();
        return kinds is [JsonValueKind.Number];
    }

    private string Heading(JsonElement column)
    {
        var unit = ReportUnits.Of(ReportJson.Text(column, "unit"), language);
        return unit.Length == 0 ? language.Of(column) : language.Pick($"{language.Of(column)}（{unit}）", $"{language.Of(column)} ({unit})");
    }

    private BlockView Series(JsonElement block)
    {
        var unit = ReportUnits.Of(ReportJson.Text(block, "unit"), language);
        var points = ChartPoint.WithGaps([.. ReportJson.Items(block, "points").Select(p => new ChartPoint(ReportJson.Text(p, "at"), ReportJson.Number(p, "value")))]);
        return points.All(p => p.Value is null) ? Nothing(block) : new ChartView(language.Of(block), Origin(block), LineChart.Of(language.Of(block), unit, points, language), SeriesFigures.Of(points, unit, language));
    }

    private BlockView Radar(JsonElement block)
    {
        List<RadarAxis> axes = [.. ReportJson.Items(block, "axes").Select(a => new RadarAxis(language.Of(a), ReportJson.Number(a, "value"), ReportJson.Number(a, "max") ?? 100))];
        var scores = axes.Count == 0 ? [] : ReportText.Column([.. axes.Select(a => a.Value)]);
        var numbered = RadarChart.IsNumbered(axes.Count);
        var figures = new TableView(
            "",
            "",
            [new(language.Pick("维度", "Dimension"), false), new(language.Pick("得分", "Score"), true), new(language.Pick("满分", "Of"), true)],
            [.. axes.Select((a, i) => new RowView([numbered ? $"{i + 1}  {a.Name}" : a.Name, scores[i], ReportText.Number(a.Most)], false))],
            language.Pick("无数据", "No data"));
        return axes.All(a => a.Value is null) ? Nothing(block) : new ChartView(language.Of(block), Origin(block), RadarChart.Of(language.Of(block), axes, language), figures);
    }

    private BlockView Parts(JsonElement block)
    {
        var unit = ReportUnits.Of(ReportJson.Text(block, "unit"), language);
        List<Part> parts = [.. ReportJson.Items(block, "parts").Select(p => new Part(language.Of(p), ReportJson.Number(p, "value")))];
        return parts.All(p => p.Value is null) ? Nothing(block) : new ChartView(language.Of(block), Origin(block), PartsChart.Of(language.Of(block), unit, parts, language), PartsChart.BearsNames(parts) ? null : Figures(parts, unit));
    }

    private TableView Figures(List<Part> parts, string unit)
    {
        var value = language.Pick("数值", "Figure") + (unit.Length > 0 ? language.Pick($"（{unit}）", $" ({unit})") : "");
        var figures = ReportText.Column([.. parts.Select(p => p.Value)]);
        return new(
            "",
            "",
            [new(language.Pick("构成", "Part"), false), new(value, true), new(language.Pick("占比", "Share"), true)],
            [.. parts.Select((p, i) => new RowView([p.Name, figures[i], PartsChart.Share(p, parts)], false))],
            language.Pick("无数据", "No data"));
    }

    /// <summary>A chart of nothing is not drawn: an empty one looks like noughts.</summary>
    private TableView Nothing(JsonElement block) => new(language.Of(block), Origin(block), [], [], language.Pick("无数据", "No data"));

    /// <summary>Interface and date, such as "I24 · 2026-11-19".</summary>
    private static string Origin(JsonElement element)
    {
        string[] parts = [ReportJson.Text(element, "source"), ReportJson.Text(element, "asOf") is { Length: > 0 } asOf ? ReportText.Instant(asOf) : ""];
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }
}
