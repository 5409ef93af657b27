using System.Globalization;
using System.Text.Json;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>Reads a report's JSON as it is drawn. It leaves nothing out, and says where something expected is absent.</summary>
public static class ViewReader
{
    /// <summary>The report in a language.</summary>
    public static ReportView Read(JsonElement report, ReportLanguage language)
    {
        var blocks = new BlockReader(language);
        ManifestView[] manifest = [.. ReportJson.Items(report, "manifest").Select(r => Manifest(r, language))];
        SectionView[] sections = [.. ReportJson.Items(report, "sections").Select(s => Section(s, blocks, language))];
        return new(
            language,
            Head(ReportJson.Member(report, "report") ?? default, language),
            SummaryReader.Read(report, manifest, language),
            manifest,
            sections,
            Appendices(ReportJson.Member(report, "appendices") ?? default, blocks, language),
            language.Of(report, "disclaimer"));
    }

    private static HeadView Head(JsonElement head, ReportLanguage language)
    {
        var reader = ReportJson.Member(head, "reader") ?? default;
        var number = ReportJson.Text(head, "no");
        var bank = ReportJson.Text(reader, "bank") is { Length: > 0 } named ? named
            : ReportJson.Text(reader, "enterprise") is { Length: > 0 } ? language.Pick("企业本人", "The enterprise itself") : "";
        var purpose = language.Of(head, "purpose");
        var generatedAt = DateTimeOffset.Parse(ReportJson.Text(head, "generatedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        (string Zh, string En, string Value)[] lines =
        [
            ("报告编号", "Report number", number),
            ("生成时间（北京时间）", "Made at (Beijing time)", ReportText.Instant(ReportJson.Text(head, "generatedAt"))),
            ("查询目的", "Purpose", purpose),
            ("授权编号", "Consent", ReportJson.Text(head, "consent")),
            ("查询机构", "Reader", bank),
            ("分支机构", "Branch", ReportJson.Text(reader, "branch")),
            ("查询人", "User", ReportJson.Text(reader, "user")),
            ("档案版本", "Profile version", ReportJson.Text(head, "version")),
            ("评价规则", "Rulebook", ReportJson.Text(head, "rulebook")),
            ("报告模板", "Template", ReportJson.Text(head, "template")),
            ("取代报告", "Supersedes", ReportJson.Text(head, "supersedes")),
        ];
        return new(
            number,
            ReportJson.Text(head, "name") is { Length: > 0 } name ? name : ReportJson.Text(head, "creditCode"),
            ReportJson.Text(head, "creditCode"),
            bank,
            generatedAt,
            string.Join(" · ", new[] { number, bank, purpose }.Where(t => t.Length > 0)),
            [.. lines.Where(l => l.Value.Length > 0).Select(l => KeyValuePair.Create(language.Pick(l.Zh, l.En), l.Value))]);
    }

    private static ManifestView Manifest(JsonElement row, ReportLanguage language) => new(
        ReportJson.Text(row, "interface"),
        language.Of(row),
        language.Of(row, "department"),
        ReportState.OfInterface(ReportJson.Text(row, "state"), language),
        ReportText.Instant(ReportJson.Text(row, "asOf")),
        ReportText.Instant(ReportJson.Text(row, "receivedAt")),
        language.Of(row, "reason"));

    private static SectionView Section(JsonElement section, BlockReader blocks, ReportLanguage language) => new(
        ReportJson.Text(section, "id"),
        language.Of(section),
        ReportState.OfSection(ReportJson.Text(section, "state"), language),
        [.. ReportJson.Items(section, "sources").Select(ReportJson.Text)],
        language.Of(section, "note"),
        blocks.Read(ReportJson.Items(section, "blocks")));

    private static IReadOnlyList<AppendixView> Appendices(JsonElement appendices, BlockReader blocks, ReportLanguage language)
    {
        var statement = language.Of(appendices, "statement");
        return
        [
            new("A1", language.Pick("负面信息明细", "Negative information in detail"), blocks.Read(ReportJson.Items(appendices, "negative")), language.Pick("无负面信息。", "No negative information.")),
            new("A2", language.Pick("异议标注", "Disputes"), blocks.Read(ReportJson.Items(appendices, "disputes")), language.Pick("无异议。", "No disputes.")),
            new("A3", language.Pick("企业声明", "The enterprise's own statement"), [], statement.Length > 0 ? statement : language.Pick("企业未作声明。", "The enterprise made no statement.")),
        ];
    }
}
