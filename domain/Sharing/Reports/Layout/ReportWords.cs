namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>The words that every report has, in its language.</summary>
public sealed class ReportWords(ReportLanguage language)
{
    /// <summary>What it is.</summary>
    public string Title => language.Pick("企业信用报告", "Enterprise credit report");

    /// <summary>The enterprise's code.</summary>
    public string CreditCode => language.Pick("统一社会信用代码", "Unified social credit code");

    /// <summary>The heading of the summary.</summary>
    public string Summary => language.Pick("摘要", "Summary");

    /// <summary>The word for that.</summary>
    public string Complete => language.Pick("完整", "Complete");

    /// <summary>What the summary says where nothing is missing.</summary>
    public string NothingMissing => language.Pick("全部接口均已有效答复。", "Every interface answered in time.");

    /// <summary>The heading of the contents.</summary>
    public string Contents => language.Pick("目录", "Contents");

    /// <summary>The heading of the completeness manifest.</summary>
    public string Manifest => language.Pick("数据完整度清单", "Completeness");

    /// <summary>The headings of the manifest.</summary>
    public IReadOnlyList<string> ManifestHeadings => language.IsChinese
        ? ["接口", "内容", "部门", "状态", "数据截至", "接收时间", "说明"]
        : ["Interface", "Content", "Department", "State", "As of", "Received", "Reason"];

    /// <summary>The mark on what is disputed.</summary>
    public string Disputed => language.Pick("异议", "Disputed");

    /// <summary>The sources of a section, those that follow each other as one: "来源 I01–I07 I10"; empty where it has none.</summary>
    public string SourcesOf(SectionView section) =>
        section.Sources.Count == 0 ? "" : $"{language.Pick("来源", "Sources")} {string.Join(' ', Runs(section.Sources))}";

    /// <summary>What stands where a section holds nothing.</summary>
    public string Empty => language.Pick("本节无内容。", "This section holds nothing.");

    /// <summary>The heading of how to verify.</summary>
    public string Verifying => language.Pick("如何核验本报告", "How to verify this report");

    /// <summary>How to verify a report.</summary>
    /// <param name="number">Its number.</param>
    public IReadOnlyList<string> VerifyingSteps(string number) => language.IsChinese
        ?
        [
            "本页由报告的 JSON 生成；有法律意义的是带数字签名（JWS，ES256）的 JSON 原文，页面与其不符时以 JSON 为准。",
            $"在线核验：GET /api/v1/reports/{number}/verify，返回有效、已被取代、已撤销、未知或已被改动。",
            "离线核验：用 /.well-known/jwks.json 中的公钥验证签名，任何一个字节的改动都会使验证失败。",
        ]
        :
        [
            "This page is drawn from the report's JSON. The signed JSON (JWS, ES256) is the report; where the page differs, the JSON holds.",
            $"Online: GET /api/v1/reports/{number}/verify answers valid, superseded, revoked, unknown or altered.",
            "Offline: check the signature with the public keys at /.well-known/jwks.json; one changed byte makes the check fail.",
        ];

    /// <summary>The heading of the disclaimer.</summary>
    public string Disclaimer => language.Pick("声明", "Disclaimer");

    /// <summary>A page's number.</summary>
    public string Page(int number, int of) => language.Pick($"第 {number} 页，共 {of} 页", $"Page {number} of {of}");

    private static IEnumerable<string> Runs(IReadOnlyList<string> interfaces)
    {
        for (int from = 0, to; from < interfaces.Count; from = to)
        {
            for (to = from + 1; to < interfaces.Count && Number(interfaces[to]) is { } number && number == Number(interfaces[to - 1]) + 1; to++)
            {
            }

            yield return to - from > 2 ? $"{interfaces[from]}–{interfaces[to - 1]}" : string.Join(' ', interfaces.Skip(from).Take(to - from));
        }
    }

    private static int? Number(string @interface) => int.TryParse(@interface.AsSpan(Math.Min(1, @interface.Length)), out var number) ? number : null;
}
