using Hub.Domain.Sharing.Reports.Charts;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>How something is to be taken. It is always written out as well; colour only helps the eye.</summary>
public enum ReportTone
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>Missing or against the enterprise.</summary>
    Bad,

    /// <summary>Neither good nor bad.</summary>
    Quiet,
}

/// <summary>The report's colours as <c>#rrggbb</c>. Text on its ground has a contrast of 4.5 or more (WCAG 2.2, 1.4.3).</summary>
public static class ReportColours
{
    /// <summary>Text.</summary>
    public const string Ink = "#1b2733";

    /// <summary>Labels and small print.</summary>
    public const string Soft = "#566270";

    /// <summary>Hairlines.</summary>
    public const string Rule = "#d5dbe1";

    /// <summary>The ground of table heads.</summary>
    public const string Ground = "#f2f5f8";

    /// <summary>Headings, lines of charts and bars.</summary>
    public const string Accent = "#1d4f7c";

    /// <summary>Areas of charts.</summary>
    public const string AccentPale = "#dbe7f1";

    /// <summary>The text of a tone and the ground it stands on.</summary>
    public static (string Text, string Ground) Of(ReportTone tone) => tone switch
    {
        ReportTone.Good => ("#17613a", "#e5f2ea"),
        ReportTone.Warning => ("#7a4a00", "#fcefd6"),
        ReportTone.Bad => ("#9c201b", "#fae6e4"),
        _ => ("#4a5560", "#e9edf1"),
    };

    /// <summary>What the shapes of a chart are drawn with.</summary>
    public static string Of(Ink ink) => ink switch
    {
        Charts.Ink.Text => Ink,
        Charts.Ink.Soft => Soft,
        Charts.Ink.Rule => Rule,
        Charts.Ink.Accent => Accent,
        _ => AccentPale,
    };
}
