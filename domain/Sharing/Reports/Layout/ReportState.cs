namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>A state as it reads, and how it is to be taken.</summary>
/// <param name="Word">The word, in the report's language.</param>
/// <param name="Tone">How it is to be taken.</param>
/// <param name="InHand">Whether the department answered and the answer is in time: "no record" is an answer, too.</param>
public sealed record ReportState(string Word, ReportTone Tone, bool InHand)
{
    /// <summary>The state of an interface in the completeness manifest. A word unknown here reads as it is written.</summary>
    public static ReportState OfInterface(string state, ReportLanguage language) => state switch
    {
        "answered" or "fresh" => new(language.Pick("已取得", "Answered"), ReportTone.Good, true),
        "noRecord" => new(language.Pick("查无记录", "No record"), ReportTone.Quiet, true),
        "stale" => new(language.Pick("已过期", "Out of date"), ReportTone.Warning, false),
        "missing" => new(language.Pick("缺失", "Missing"), ReportTone.Bad, false),
        "notReached" => new(language.Pick("未取得", "Not reached"), ReportTone.Bad, false),
        "quarantined" => new(language.Pick("隔离待核", "In quarantine"), ReportTone.Warning, false),
        "destroyed" => new(language.Pick("已销毁", "Destroyed"), ReportTone.Warning, false),
        "notConsented" => new(language.Pick("未授权", "Not consented"), ReportTone.Quiet, false),
        "withheld" => new(language.Pick("暂不展示", "Withheld"), ReportTone.Warning, false),
        _ => new(state, ReportTone.Quiet, false),
    };

    /// <summary>The state of a section. A word unknown here reads as it is written.</summary>
    public static ReportState OfSection(string state, ReportLanguage language) => state switch
    {
        "complete" => new(language.Pick("完整", "Complete"), ReportTone.Good, true),
        "partial" => new(language.Pick("不完整", "Partial"), ReportTone.Warning, false),
        "empty" => new(language.Pick("无记录", "No record"), ReportTone.Quiet, true),
        "missing" => new(language.Pick("缺失", "Missing"), ReportTone.Bad, false),
        "withheld" => new(language.Pick("暂不展示", "Withheld"), ReportTone.Warning, false),
        _ => OfInterface(state, language),
    };
}
