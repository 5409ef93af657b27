using System.Text.Json;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>One of the two languages that a report is drawn in.</summary>
public sealed record ReportLanguage
{
    /// <summary>Chinese, of which the report's own words are.</summary>
    public static readonly ReportLanguage Chinese = new(true);

    /// <summary>English.</summary>
    public static readonly ReportLanguage English = new(false);

    private ReportLanguage(bool isChinese) => IsChinese = isChinese;

    /// <summary>Whether it is Chinese.</summary>
    public bool IsChinese { get; }

    /// <summary>The language's tag (BCP 47), for documents.</summary>
    public string Tag => IsChinese ? "zh-CN" : "en";

    /// <summary>The language of a name.</summary>
    /// <param name="name"><c>zh</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static ReportLanguage Named(string name) => name switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => throw new ArgumentException($"A report is drawn in zh or en, not in '{name}'.", nameof(name)),
    };

    /// <summary>The text of this language.</summary>
    public string Pick(string chinese, string english) => IsChinese ? chinese : english;

    /// <summary>The text of an object with <c>zh</c> and <c>en</c>; the other language where this one is absent; empty where both are.</summary>
    public string Of(JsonElement named)
    {
        var own = ReportJson.Text(named, IsChinese ? "zh" : "en");
        return own.Length > 0 ? own : ReportJson.Text(named, IsChinese ? "en" : "zh");
    }

    /// <summary>The text of a member that is such an object; empty where it is absent.</summary>
    public string Of(JsonElement parent, string member) => ReportJson.Member(parent, member) is { } named ? Of(named) : "";
}
