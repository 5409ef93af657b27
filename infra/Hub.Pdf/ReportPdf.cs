using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Domain.Sharing.Reports.Layout;
using Hub.Pdf.Setting;
using Hub.Pdf.Writing;

namespace Hub.Pdf;

/// <summary>
/// Draws a credit report as PDF on A4: the same blocks in the same order as its HTML. The same report gives the same bytes: dates come
/// from the report, and its identity from its content.
/// </summary>
public sealed class ReportPdf
{
    private readonly ReportView _report;
    private readonly ReportWords _words;
    private readonly Sheet _sheet = new();
    private readonly BlockSetter _blocks;
    private readonly Dictionary<string, (int Page, double Y)> _places = [];

    private ReportPdf(ReportView report)
    {
        _report = report;
        _words = new ReportWords(report.Language);
        _blocks = new BlockSetter(_sheet, _words);
    }

    /// <summary>The report's file.</summary>
    /// <param name="report">The report's JSON.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentException">The language is another.</exception>
    public static byte[] Render(JsonElement report, string language)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(language + report.GetRawText()))[..16];
        return new ReportPdf(ViewReader.Read(report, ReportLanguage.Named(language))).Render(id);
    }

    private byte[] Render(byte[] id)
    {
        var front = new FrontPage(_sheet, _report, _words);
        front.Set();
        Manifest();
        foreach (var section in _report.Sections)
        {
            Section(section);
        }

        foreach (var appendix in _report.Appendices)
        {
            Appendix(appendix);
        }

        Verifying();
        front.FillContents(_places);
        foreach (var (index, page) in _sheet.Pages.Index())
        {
            Margins(page, index + 1);
        }

        var outline = _report.Places(_words).Select(p => ($"{p.Id} {p.Title}", _places[p.Id].Page, _places[p.Id].Y));
        return new PdfDocument(_sheet, _report.Language.Tag, $"{_words.Title} {_report.Head.Number}", _report.Head.GeneratedAt).ToBytes([.. outline], id);
    }

    private void Manifest()
    {
        Heading(ReportView.ManifestId, _words.Manifest, 120);
        Row[] rows = [.. _report.Manifest.Select(m => new Row([new(m.Interface), new(m.Name), new(m.Department), new(m.State.Word, m.State.Tone), new(m.AsOf), new(m.ReceivedAt), new(m.Reason)], false))];
        if (rows.Length > 0)
        {
            new TableSetter(_sheet, _words).Set([.. _words.ManifestHeadings.Select(h => new ColumnView(h, false))], rows, Sheet.Left, Sheet.Width);
        }

        _sheet.Y += 12;
    }

    private void Section(SectionView section)
    {
        Heading(section.Id, $"{section.Id} {section.Title}", 50, section.State, _words.SourcesOf(section));
        if (section.Note.Length > 0)
        {
            _blocks.Note(section.Note);
            _sheet.Y += 8;
        }
        else if (section.Blocks.Count == 0)
        {
            _sheet.Paragraph(_words.Empty, Sheet.Left, Sheet.Width, Styles.Quiet, "P");
            _sheet.Y += 9;
        }

        Blocks(section.Blocks);
    }

    private void Appendix(AppendixView appendix)
    {
        Heading(appendix.Id, $"{appendix.Id} {appendix.Title}", 50);
        if (appendix.Blocks.Count == 0)
        {
            _sheet.Paragraph(appendix.Sentence, Sheet.Left, Sheet.Width, Styles.Body, "P");
            _sheet.Y += 9;
        }

        Blocks(appendix.Blocks);
    }

    private void Verifying()
    {
        Heading(ReportView.VerifyingId, _words.Verifying, 60);
        using (_sheet.Tags.Open("L"))
        {
            foreach (var (i, step) in _words.VerifyingSteps(_report.Head.Number).Index())
            {
                Step($"{i + 1}.", step);
            }
        }

        _sheet.Y += 8;
        _sheet.Paragraph(_report.Disclaimer, Sheet.Left, Sheet.Width, Styles.Small, "P");
    }

    private void Step(string number, string step)
    {
        using var item = _sheet.Tags.Open("LI");
        using (_sheet.Tags.Open("Lbl"))
        {
            _sheet.Page.Text(Sheet.Left, _sheet.Y + Sheet.BaseLine(Styles.Body), number, Styles.Body);
        }

        _sheet.Paragraph(step, Sheet.Left + 14, Sheet.Width - 14, Styles.Body, "LBody");
        _sheet.Y += 2;
    }

    private void Blocks(IEnumerable<BlockView> blocks)
    {
        foreach (var block in blocks)
        {
            _blocks.Set(block);
        }

        _sheet.Y += 8;
    }

    private void Heading(string id, string title, double follows, ReportState? state = null, string aside = "")
    {
        _sheet.Need(28 + follows);
        _places[id] = (_sheet.Pages.Count - 1, _sheet.Y);
        using (_sheet.Tags.Open("H2"))
        {
            _sheet.Page.Text(Sheet.Left, _sheet.Y + 14, title, Styles.Section);
        }

        Aside(title, state, aside);
        _sheet.Page.Fill(Sheet.Left, _sheet.Y + 20, Sheet.Width, 1.2, ReportColours.Accent);
        _sheet.Y += 28;
    }

    /// <summary>What stands beside a heading: the state of the section, and what it is made of.</summary>
    private void Aside(string title, ReportState? state, string aside)
    {
        if (state is not null)
        {
            using var word = _sheet.Tags.Open("P");
            _sheet.Badge(state.Word, state.Tone, Sheet.Left + _sheet.Fonts.Width(title, Styles.Section) + 8, _sheet.Y + 4);
        }

        if (aside.Length > 0)
        {
            using var sources = _sheet.Tags.Open("P");
            _sheet.Page.Text(Sheet.Left + Sheet.Width - _sheet.Fonts.Width(aside, Styles.Small), _sheet.Y + 14, aside, Styles.Small);
        }
    }

    /// <summary>The line that every page bears, its number, and the pale line across it.</summary>
    private void Margins(PdfPage page, int number)
    {
        const double Foot = PdfPage.Height - 30;
        var text = _words.Page(number, _sheet.Pages.Count);
        page.Rule(Sheet.Left, Foot - 12, Sheet.Width, ReportColours.Rule);
        page.Text(Sheet.Left, Foot, _report.Head.Mark, Styles.Small);
        page.Text(Sheet.Left + Sheet.Width - _sheet.Fonts.Width(text, Styles.Small), Foot, text, Styles.Small);
        page.Watermark(_report.Head.Mark, new PdfStyle(17, "#1d4f7c"));
    }
}
