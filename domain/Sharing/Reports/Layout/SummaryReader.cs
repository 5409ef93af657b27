using System.Text.Json;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>What a loan officer needs in the first minute: grade, score, negative items, how complete; and what is missing.</summary>
internal static class SummaryReader
{
    // ESG and green grading; its facts bear these ids.
    private const string Evaluation = "R19";
    private static readonly string[] s_pillars = ["E", "S", "G"];

    public static SummaryView Read(JsonElement report, IReadOnlyList<ManifestView> manifest, ReportLanguage language)
    {
        var appendices = ReportJson.Member(report, "appendices") ?? default;
        return new(
            [Grade(report, language), Score(report, language), Negative(appendices, manifest, language), Complete(manifest, language)],
            [.. Superseding(report, language), .. Missing(manifest), .. Disputed(Rows(appendices, "disputes"), language)]);
    }

    private static SummaryTile Grade(JsonElement report, ReportLanguage language) =>
        Tile(language.Pick("绿色等级", "Green grade"), ReportText.Of(Fact(report, "grade"), language), language.Pick("ESG与绿色认定", "ESG and green grading"));

    private static SummaryTile Score(JsonElement report, ReportLanguage language)
    {
        var parts = s_pillars.Where(p => Fact(report, p) is not null).Select(p => $"{p} {ReportText.Of(Fact(report, p), language)}");
        return Tile(language.Pick("ESG总分", "ESG total"), ReportText.Of(Fact(report, "total"), language), string.Join("  ", parts));
    }

    /// <summary>Nothing negative is good news only where everything was asked.</summary>
    private static SummaryTile Negative(JsonElement appendices, IReadOnlyList<ManifestView> manifest, ReportLanguage language)
    {
        var count = Rows(appendices, "negative");
        var (note, tone) = count > 0 ? (language.Pick("见附录A1", "see appendix A1"), ReportTone.Bad)
            : manifest.All(m => m.State.InHand) ? (language.Pick("无记录", "none on record"), ReportTone.Good)
            : (language.Pick("已取得的数据中无记录", "none in what came"), ReportTone.Quiet);
        return new(language.Pick("负面信息", "Negative items"), count.ToString(), note, tone);
    }

    private static SummaryTile Complete(IReadOnlyList<ManifestView> manifest, ReportLanguage language)
    {
        var inHand = manifest.Count(m => m.State.InHand);
        return new(
            language.Pick("数据完整度", "Completeness"),
            $"{inHand} / {manifest.Count}",
            language.Pick("个接口有效答复", "interfaces answered in time"),
            inHand == manifest.Count ? ReportTone.Good : ReportTone.Warning);
    }

    private static SummaryTile Tile(string label, string value, string note) => new(label, value, note, ReportTone.Quiet);

    private static IEnumerable<SummaryAlert> Superseding(JsonElement report, ReportLanguage language) =>
        ReportJson.Member(report, "report") is { } head && ReportJson.Text(head, "supersedes") is { Length: > 0 } earlier
            ? [new(language.Pick("取代", "Supersedes"), language.Pick($"本报告取代 {earlier}，原报告请勿再使用。", $"This report supersedes {earlier}, which is not to be used any more."), ReportTone.Warning)]
            : [];

    private static IEnumerable<SummaryAlert> Missing(IReadOnlyList<ManifestView> manifest) => manifest
        .Where(m => !m.State.InHand)
        .GroupBy(m => m.State)
        .OrderBy(g => g.Key.Tone switch { ReportTone.Bad => 0, ReportTone.Warning => 1, _ => 2 })
        .ThenByDescending(g => g.Count())
        .Select(g => new SummaryAlert($"{g.Key.Word} {g.Count()}", string.Join("; ", g.Select(m => $"{m.Interface} {m.Name}")), g.Key.Tone));

    private static IEnumerable<SummaryAlert> Disputed(int rows, ReportLanguage language) =>
        rows > 0 ? [new(language.Pick($"异议 {rows}", $"Disputed {rows}"), language.Pick("企业对标注的内容提出异议，见附录A2。", "The enterprise disputes what is marked; see appendix A2."), ReportTone.Warning)] : [];

    private static int Rows(JsonElement appendices, string name) => ReportJson.Items(appendices, name).Sum(b => ReportJson.Items(b, "rows").Count());

    private static JsonElement? Fact(JsonElement report, string id) => ReportJson.Items(report, "sections")
        .Where(s => ReportJson.Text(s, "id") == Evaluation)
        .SelectMany(s => ReportJson.Items(s, "blocks"))
        .SelectMany(b => ReportJson.Items(b, "items"))
        .Where(i => ReportJson.Text(i, "id") == id)
        .Select(i => ReportJson.Member(i, "value"))
        .FirstOrDefault();
}
