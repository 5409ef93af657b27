using System.Text.Json.Nodes;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>ESG and green grading (R19) of an evaluation, as far as the reader may see it.</summary>
internal static class EvaluationSection
{
    private const int Full = 100;

    private static readonly BilingualName s_result = new("评价结果", "Result");
    private static readonly BilingualName s_withheld = new("未获授权，不予显示", "withheld");

    /// <summary>The interfaces that its figures were read from.</summary>
    public static IEnumerable<string> SourcesOf(EvaluationExplanation evaluation) => evaluation.Pillars
        .SelectMany(p => p.Dimensions).SelectMany(d => d.Indicators).SelectMany(i => i.Factors).SelectMany(f => f.Inputs).Select(i => i.Interface)
        .Distinct().Order(StringComparer.Ordinal);

    /// <summary>Whether anything of it is withheld from the reader.</summary>
    public static bool IsPartial(EvaluationExplanation evaluation) => evaluation.NegativeList.Any(item => item.Finding is null);

    /// <summary>Its blocks.</summary>
    public static IEnumerable<JsonObject> Of(EvaluationExplanation evaluation, IReadOnlyList<PastEvaluation> past)
    {
        yield return Result(evaluation);
        yield return Radar(new("三个分指数", "Three sub-indices"), evaluation.Pillars.Select(p => (p.Name, p.Score)));
        yield return Radar(new("二十个维度", "Twenty dimensions"), evaluation.Pillars.SelectMany(p => p.Dimensions).Select(d => (d.Name, d.Score)));
        yield return Effects(new("主要加分因子", "What lifts the total most"), evaluation.Strengths);
        yield return Effects(new("主要减分因子", "What pulls it down most"), evaluation.Weaknesses);
        yield return NegativeList(evaluation);
        if (past.Count > 0)
        {
            yield return History(evaluation, past);
        }

        yield return ReportBlocks.Note(evaluation.Grade.Reason.Zh, evaluation.Grade.Reason.En);
    }

    /// <summary>Of a purpose that needs the grade only.</summary>
    public static IEnumerable<JsonObject> GradeOf(EvaluationExplanation evaluation) => [Facts(Grade(evaluation), Version(evaluation))];

    private static JsonObject Result(EvaluationExplanation evaluation) => Facts(
        [
            Grade(evaluation),
            Fact("total", new("ESG总分", "ESG total"), ReportValues.Number(evaluation.Total)),
            .. evaluation.Pillars.Select(p => Fact(p.Id, p.Name, ReportValues.Number(p.Score))),
            Fact("coverage", new("数据覆盖率", "Data coverage"), ReportValues.Number(evaluation.Coverage * Full), "%"),
            Version(evaluation),
            Fact("evaluatedAt", new("评价时间", "Evaluated at"), ReportManifest.Instant(evaluation.EvaluatedAt)),
        ]);

    private static JsonObject Grade(EvaluationExplanation evaluation) => Fact(
        "grade", new("绿色等级", "Green grade"), ReportValues.Word($"{evaluation.Grade.Id}", new(evaluation.Grade.Zh, evaluation.Grade.En)));

    private static JsonObject Version(EvaluationExplanation evaluation) => Fact("rulebook", new("评价规则版本", "Rulebook"), JsonValue.Create(evaluation.Versions.Rulebook));

    private static JsonObject Facts(params IEnumerable<JsonObject> facts)
    {
        var block = ReportBlocks.Begin("facts", s_result);
        block["items"] = ReportValues.List(facts.Where(f => f.ContainsKey("value")));
        return block;
    }

    internal static JsonObject Fact(string id, BilingualName name, JsonNode? value, string? unit = null)
    {
        var fact = ReportValues.Word(id, name);
        if (value is not null)
        {
            fact["value"] = value;
        }

        if (unit is not null)
        {
            fact["unit"] = unit;
        }

        return fact;
    }

    private static JsonObject Radar(BilingualName name, IEnumerable<(BilingualName Name, decimal? Score)> axes)
    {
        var radar = ReportBlocks.Begin("radar", name);
        radar["axes"] = ReportValues.List(axes.Select(a =>
        {
            var axis = ReportValues.Named(a.Name);
            if (a.Score is not null)
            {
                axis["value"] = ReportValues.Number(a.Score);
            }

            axis["max"] = Full;
            return axis;
        }));
        return radar;
    }

    private static JsonObject Effects(BilingualName name, IEnumerable<FactorContribution> effects) => Table(
        name,
        [new("factor", "因子", "Factor"), new("score", "得分", "Score"), new("effect", "对总分的影响", "Effect on the total")],
        effects.Select(e => new JsonNode?[] { ReportValues.Word(e.Factor, e.Name), ReportValues.Number(e.Score), ReportValues.Number(e.Effect) }));

    private static JsonObject NegativeList(EvaluationExplanation evaluation) => Table(
        new("负面清单", "Negative list"),
        [new("item", "事项", "Item"), new("group", "类别", "Group"), new("finding", "结果", "Finding"), new("ends", "最迟解除", "Ends")],
        evaluation.NegativeList.Select(i => new JsonNode?[]
        {
            ReportValues.Word(i.Id, i.Name), ReportValues.Word(i.Id[..1], i.Group), FindingOf(i.Finding), i.Ends is { } ends ? ReportManifest.Instant(ends) : null,
        }));

    /// <summary>The newest first. Scores of another rulebook are told with its version: they are not to be compared digit by digit.</summary>
    private static JsonObject History(EvaluationExplanation evaluation, IReadOnlyList<PastEvaluation> past) => Table(
        new("历史评价（各月末版本）", "Earlier evaluations (last versions of months)"),
        [
            new("evaluatedAt", "评价时间", "Evaluated at"), new("grade", "绿色等级", "Green grade"), new("total", "ESG总分", "ESG total"),
            .. evaluation.Pillars.Select(p => new TableColumn(p.Id, p.Name.Zh, p.Name.En)), new("rulebook", "评价规则版本", "Rulebook"),
        ],
        past.Reverse().Select(p => new JsonNode?[]
        {
            ReportManifest.Instant(p.At), ReportValues.Word($"{p.Grade}", p.Name), ReportValues.Number(p.Total),
        }.Concat(evaluation.Pillars.Select((_, i) => i < p.Pillars.Count ? ReportValues.Number(p.Pillars[i]) : null)).Append(JsonValue.Create(p.Rulebook)).ToArray()));

    private static JsonObject FindingOf(Finding? finding) => ReportValues.Word($"{finding?.ToString() ?? "Withheld"}", finding switch
    {
        Finding.Hit => new("命中", "hit"),
        Finding.Clear => new("未命中", "clear"),
        Finding.Unknown => new("无法判定", "unknown"),
        Finding.Released => new("已解除", "released"),
        _ => s_withheld,
    });

    internal static JsonObject Table(BilingualName name, IReadOnlyList<TableColumn> columns, IEnumerable<JsonNode?[]> rows)
    {
        var table = ReportBlocks.Begin("table", name);
        table["columns"] = ReportValues.List(columns.Select(c => ReportValues.Word(c.Id, new(c.Zh, c.En))));
        table["rows"] = ReportValues.List(rows.Select(r => ReportValues.List(r)));
        return table;
    }
}

/// <summary>A column of a table that shows no interface.</summary>
internal sealed record TableColumn(string Id, string Zh, string En);
