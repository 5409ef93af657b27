using System.Globalization;
using Hub.Azure.Profiles;

namespace Hub.Functions.Profiles;

/// <summary>A quality report as a table for a department's desk: Chinese headings, a line each thing to do, opened by Excel as it is.</summary>
public static class QualityCsv
{
    private static readonly string[] s_headings =
        ["接口", "接口名称", "类别", "记录序号", "行号", "统一社会信用代码", "企业名称", "项目", "内容", "问题", "正确形式", "处理建议", "次数"];

    /// <summary>UTF-8 with a byte order mark.</summary>
    public static byte[] Of(QualityReport report) => Csv.Of([s_headings, .. report.Interfaces.SelectMany(LinesOf)]);

    private static IEnumerable<string?[]> LinesOf(InterfaceQuality i) =>
    [
        .. i.Empty is { } empty ? [Line(i, "无", problem: empty)] : Enumerable.Empty<string?[]>(),
        .. i.Problem is { } problem ? [Line(i, "交付问题", problem: problem, advice: "请检查交付的整体格式或接口是否可用，修正后重新交付。")] : Enumerable.Empty<string?[]>(),
        .. i.Held is { } held ? [Line(i, "暂缓发布", content: held.Run, problem: held.Zh, advice: "请核对本次交付是否完整无误，并通知平台放行或作废。")] : Enumerable.Empty<string?[]>(),
        .. i.Errors.Select(e => Line(i, "隔离统计", item: e.FieldZh, problem: e.Zh, advice: e.Advice, count: e.Count)),
        .. i.Examples.SelectMany(r => r.Errors.Select(e =>
            Line(i, "隔离记录", r.Record, r.Line, r.CreditCode, null, e.FieldZh, e.Value, e.Zh, e.Expected, e.Advice))),
        .. i.Rules.Select(r => Line(i, "规则统计", item: r.Rule, problem: r.Zh, advice: r.Advice, count: Math.Max(r.Records, r.Enterprises))),
        .. i.Rules.SelectMany(r => r.Examples.Select(e =>
            Line(i, "规则提示", code: e.CreditCode, name: e.Name, item: r.Rule, problem: r.Zh, advice: r.Advice))),
        .. i.UnknownHeadings.Select(h => Line(i, "未识别的表头", item: h.Name, problem: "目录中没有该表头", advice: h.Advice, count: h.Records)),
    ];

    private static string?[] Line(
        InterfaceQuality i, string kind, long? record = null, long? line = null, string? code = null, string? name = null, string? item = null,
        string? content = null, string? problem = null, string? expected = null, string? advice = null, int? count = null) =>
        [i.Id, i.Zh, kind, Text(record), Text(line), code, name, item, content, problem, expected, advice, Text(count)];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
