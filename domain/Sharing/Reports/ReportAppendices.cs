using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>The appendices: negative records, what is disputed, the enterprise's own words.</summary>
internal static class ReportAppendices
{
    private static readonly TableColumn[] s_disputes =
    [
        new("interface", "数据", "Data"), new("item", "记录", "Record"), new("field", "字段", "Field"), new("state", "状态", "State"), new("since", "自", "Since"),
        new("statement", "企业声明", "Statement"),
    ];

    /// <summary>The appendices of a report.</summary>
    public static JsonObject Of(ReportTemplate template, PermittedProfile profile, EvaluationExplanation? evaluation, IReadOnlyList<Interface> interfaces, ReportBlocks blocks)
    {
        var appendices = new JsonObject
        {
            ["negative"] = ReportValues.List([.. template.Negative.SelectMany(blocks.Of), .. HitsOf(evaluation)]),
            ["disputes"] = ReportValues.List(DisputesOf(profile, interfaces)),
        };
        var marks = interfaces.SelectMany(i => profile.RecordsOf(i.Id)).SelectMany(r => r.Disputes);
        var statements = marks.Select(m => PermittedProfile.TextOf(m, "statement")).OfType<string>().Distinct().ToList();
        if (statements.Count > 0)
        {
            // The enterprise's own words are not translated.
            appendices["statement"] = ReportValues.Named(new(string.Join('\n', statements), string.Join('\n', statements)));
        }

        return appendices;
    }

    private static IEnumerable<JsonObject> HitsOf(EvaluationExplanation? evaluation)
    {
        var hits = evaluation?.NegativeList.Where(i => i.Finding == Finding.Hit).ToList() ?? [];
        return hits.Count == 0 ? [] :
        [
            EvaluationSection.Table(
                new("命中的负面清单事项", "Hits of the negative list"),
                [new("item", "事项", "Item"), new("threshold", "标准", "Threshold"), new("release", "解除条件", "Release"), new("ends", "最迟解除", "Ends")],
                hits.Select(i => new JsonNode?[]
                {
                    ReportValues.Word(i.Id, i.Name), ReportValues.Word(i.Id, i.Threshold), ReportValues.Word(i.Id, i.Release), i.Ends is { } ends ? ReportManifest.Instant(ends) : null,
                })),
        ];
    }

    private static IEnumerable<JsonObject> DisputesOf(PermittedProfile profile, IReadOnlyList<Interface> interfaces)
    {
        var rows = interfaces.SelectMany(i => profile.RecordsOf(i.Id).SelectMany(r => r.Disputes).Concat(profile.WithheldByDispute(i.Id)).Select(m => RowOf(i, m))).ToList();
        return rows.Count == 0 ? [] : [EvaluationSection.Table(new("异议标注", "Disputes"), s_disputes, rows)];
    }

    private static JsonNode?[] RowOf(Interface @interface, JsonElement mark) =>
    [
        ReportValues.Word(@interface.Id, @interface.Name),
        Text(mark, "item"),
        PermittedProfile.TextOf(mark, "field") is { } field && @interface.FindField(field) is { } named ? ReportValues.Word(field, named.Label) : null,
        ReportValues.Word(PermittedProfile.TextOf(mark, "state")!, new(PermittedProfile.TextOf(mark, "zh")!, PermittedProfile.TextOf(mark, "en")!)),
        Text(mark, "since"),
        Text(mark, "statement"),
    ];

    private static JsonNode? Text(JsonElement mark, string name) => PermittedProfile.TextOf(mark, name) is { Length: > 0 } text ? JsonValue.Create(text) : null;
}
