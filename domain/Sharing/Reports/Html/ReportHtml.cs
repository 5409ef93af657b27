using System.Text.Json;
using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Sharing.Reports.Html;

/// <summary>
/// Draws a credit report as one HTML file: no script, nothing loaded from elsewhere, and its own content security policy. The same
/// report gives the same text.
/// </summary>
public sealed class ReportHtml
{
    private readonly ReportView _report;
    private readonly ReportWords _words;
    private readonly HtmlText _html = new();
    private readonly HtmlBlocks _blocks;

    private ReportHtml(ReportView report)
    {
        _report = report;
        _words = new ReportWords(report.Language);
        _blocks = new HtmlBlocks(_html, _words);
    }

    /// <summary>The report's page.</summary>
    /// <param name="report">The report's JSON.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentException">The language is another.</exception>
    public static string Render(JsonElement report, string language) => new ReportHtml(ViewReader.Read(report, ReportLanguage.Named(language))).Render();

    private string Render()
    {
        var sheet = ReportStyle.Of(_report);
        _html.Raw("<!DOCTYPE html>\n").Element("html", [("lang", _report.Language.Tag)], () =>
        {
            _html.Element("head", "", () =>
            {
                _html.Open("meta", ("charset", "utf-8"));
                _html.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", ReportStyle.Policy(sheet)));
                _html.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                _html.Open("meta", ("name", "referrer"), ("content", "no-referrer"));
                _html.Element("title", "", $"{_words.Title} {_report.Head.Number} {_report.Head.Name}");
                _html.Raw("<style>").Raw(sheet).Raw("</style>");
            });
            _html.Element("body", "", Body);
        });
        return _html.Raw("\n").ToString();
    }

    private void Body()
    {
        _html.Element("div", [("class", "watermark"), ("aria-hidden", "true")], _report.Head.Mark);
        Head();
        _html.Element("main", "", () =>
        {
            Summary();
            Contents();
            Manifest();
            Each(_report.Sections, Section);
            Each(_report.Appendices, Appendix);
            Verifying();
        });
        _html.Element("footer", "", () =>
        {
            _html.Element("p", "", _report.Disclaimer);
            _html.Element("p", "mark", _report.Head.Mark);
        });
    }

    private void Head() => _html.Element("header", "head", () =>
    {
        _html.Element("p", "kind", _words.Title);
        _html.Element("h1", "", _report.Head.Name);
        _html.Element("p", "code", $"{_words.CreditCode} {_report.Head.CreditCode}");
        _html.Element("dl", "", () => Each(_report.Head.Lines, l => _html.Element("div", "", () => _html.Element("dt", "", l.Key).Element("dd", "", l.Value))));
    });

    private void Summary() => _html.Element("section", [("class", "summary"), ("aria-labelledby", "summary")], () =>
    {
        _html.Element("h2", [("id", "summary")], _words.Summary);
        _html.Element("dl", "tiles", () => Each(_report.Summary.Tiles, t => _html.Element("div", "tile", () =>
        {
            _html.Element("dt", "", t.Label);
            _html.Element("dd", $"value {t.Tone.ToString().ToLowerInvariant()}", t.Value);
            _html.Element("dd", "hint", t.Note);
        })));
        _html.Element("ul", "alerts", () =>
        {
            Each(_report.Summary.Alerts, a => Alert(a));
            if (_report.Summary.Alerts.Count == 0)
            {
                _html.Element("li", "all", _words.NothingMissing);
            }
        });
    });

    private void Alert(SummaryAlert alert) => _html.Element("li", "", () =>
    {
        _blocks.Badge(alert.Word, alert.Tone);
        _html.Element("span", "", alert.Text);
    });

    private void Contents() => _html.Element("nav", [("class", "contents"), ("aria-labelledby", "contents")], () =>
    {
        _html.Element("h2", [("id", "contents")], _words.Contents);
        _html.Element("ol", "", () =>
        {
            foreach (var (id, title) in _report.Places(_words))
            {
                _html.Element("li", "", () => _html.Element("a", [("href", $"#{id}")], () => _html.Element("b", "", id).Text(title)));
            }
        });
    });

    private void Manifest() => _html.Element("section", "manifest", () =>
    {
        _html.Element("h2", [("id", ReportView.ManifestId)], _words.Manifest);
        _html.Element("div", [("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", _words.Manifest)], () => _html.Element("table", "", () =>
        {
            _html.Element("thead", "", () => _html.Element("tr", "", () => Each(_words.ManifestHeadings, h => _html.Element("th", [("scope", "col")], h))));
            _html.Element("tbody", "", () => Each(_report.Manifest, ManifestRow));
        }));
    });

    private void ManifestRow(ManifestView row) => _html.Element("tr", "", () =>
    {
        _html.Element("th", [("scope", "row")], row.Interface);
        Each([row.Name, row.Department], cell => _html.Element("td", [], cell));
        _html.Element("td", [], () => _blocks.Badge(row.State.Word, row.State.Tone));
        Each([row.AsOf, row.ReceivedAt], cell => _html.Element("td", [("class", "time")], cell));
        _html.Element("td", [], row.Reason);
    });

    private void Section(SectionView section) => _html.Element("section", [("aria-labelledby", section.Id)], () =>
    {
        _html.Element("h2", [("id", section.Id)], () =>
        {
            _html.Text($"{section.Id} {section.Title}");
            _blocks.Badge(section.State.Word, section.State.Tone);
            _html.Element("span", "sources", _words.SourcesOf(section));
        });
        _html.Element("p", "note", section.Note);
        Each(section.Blocks, _blocks.Write);
        _html.Element("p", "none", section.Blocks.Count == 0 && section.Note.Length == 0 ? _words.Empty : "");
    });

    private void Appendix(AppendixView appendix) => _html.Element("section", [("aria-labelledby", appendix.Id)], () =>
    {
        _html.Element("h2", [("id", appendix.Id)], $"{appendix.Id} {appendix.Title}");
        Each(appendix.Blocks, _blocks.Write);
        _html.Element("p", "", appendix.Blocks.Count == 0 ? appendix.Sentence : "");
    });

    private void Verifying() => _html.Element("section", "verify", () =>
    {
        _html.Element("h2", [("id", ReportView.VerifyingId)], _words.Verifying);
        _html.Element("ol", "", () => Each(_words.VerifyingSteps(_report.Head.Number), step => _html.Element("li", "", step)));
    });

    private static void Each<T>(IEnumerable<T> items, Action<T> write)
    {
        foreach (var item in items)
        {
            write(item);
        }
    }
}
