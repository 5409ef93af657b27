using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Sharing.Reports.Html;

/// <summary>The page's style sheet: the same for every report but for the colours' values and the line on printed pages.</summary>
internal static class ReportStyle
{
    private static readonly string s_sheet = Read();

    /// <summary>The style sheet of a report.</summary>
    public static string Of(ReportView report)
    {
        var page = report.Language.Pick("\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\"", "\"Page \" counter(page) \" of \" counter(pages)");
        return s_sheet
            .Replace("$mark", Quoted(report.Head.Mark), StringComparison.Ordinal)
            .Replace("$page", page, StringComparison.Ordinal);
    }

    /// <summary>The policy that allows this style sheet and nothing else: no script, no request, no frame.</summary>
    public static string Policy(string sheet) =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))}'; base-uri 'none'; form-action 'none'";

    /// <summary>A text as a CSS string: all but letters and digits by their number, so that no name can end it.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:x} "));
        }

        return quoted.Append('"').ToString();
    }

    private static string Read()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("reports/report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Colours(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    private static string Colours(string sheet)
    {
        (string Name, string Value)[] plain =
            [("$ink", ReportColours.Ink), ("$soft", ReportColours.Soft), ("$rule", ReportColours.Rule), ("$ground", ReportColours.Ground), ("$accent", ReportColours.Accent)];
        var tones = Enum.GetValues<ReportTone>().SelectMany(t => new[] { ($"${t}Text", ReportColours.Of(t).Text), ($"${t}Ground", ReportColours.Of(t).Ground) });
        return tones.Concat(plain).Aggregate(sheet, (s, c) => s.Replace(c.Item1, c.Item2, StringComparison.Ordinal));
    }
}
