using System.Text.RegularExpressions;
using Hub.Pdf.Tests.Reading;

namespace Hub.Pdf.Tests;

/// <summary>Who does not see the pages is read all that stands on them, in order, with headings, tables and figures told as such.</summary>
public sealed partial class StructureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh", "企业信用报告")]
    [InlineData("en", "Enterprise credit report")]
    public async Task Headings_are_those_of_the_report_in_its_order(string language, string title)
    {
        var pdf = await ReadAsync(language);

        Assert.True(pdf.IsMarked);
        Assert.StartsWith(title, Assert.Single(TextsOf(pdf, "Root/Document/H1")), StringComparison.Ordinal);
        var sections = SampleReport.Json.GetProperty("sections").EnumerateArray().Select(s => $"{s.GetProperty("id")} {s.GetProperty(language)}").ToList();
        Assert.Equal(sections, TextsOf(pdf, "Root/Document/H2").Where(t => SectionId().IsMatch(t)));
        Assert.All(SampleReport.Json.GetProperty("sections")[0].GetProperty("blocks").EnumerateArray().Where(b => b.GetProperty("kind").GetString() != "note"),
            b => Assert.Contains(b.GetProperty(language).GetString()!, TextsOf(pdf, "Root/Document/H3")));
    }

    [Fact]
    public async Task All_text_is_read_but_what_every_page_repeats_and_what_is_seen_again()
    {
        var pdf = await ReadAsync("zh");

        foreach (var page in pdf.Pages)
        {
            var left = page.Untagged.Replace("CR202611200000000127 · 湖州银行 · 贷前审查", "", StringComparison.Ordinal);
            left = PageNumber().Replace(left, "").Trim();
            Assert.True(left.Length < page.Text.Length / 5, left);
            Assert.Equal(Signs(page.Text).Count(), Signs(page.Untagged).Count() + page.Tags.Sum(t => Signs(t.Text).Count()));
        }
    }

    [Fact]
    public async Task Tables_have_heads_and_cells_in_rows_and_a_head_that_is_repeated_is_read_once()
    {
        var pdf = await ReadAsync("zh", report => Contracts(report, 120));

        var heads = TextsOf(pdf, "Root/Document/Table/TR/TH").Count(t => t == "合同编号");
        var cells = TextsOf(pdf, "Root/Document/Table/TR/TD").ToList();
        Assert.Equal(1, heads);
        Assert.True(pdf.Pages.Count(p => p.Untagged.Contains("合同编号", StringComparison.Ordinal)) > 1);
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"HZZC-{i:0000}"), cells.Where(c => c.StartsWith("HZZC-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Figures_say_in_words_what_they_show_facts_are_lists_and_contents_lead_to_their_places()
    {
        var pdf = await ReadAsync("zh");

        var tags = pdf.Pages.SelectMany(p => p.Tags).ToList();
        var figures = tags.Where(t => t.Path.EndsWith("/Figure", StringComparison.Ordinal)).Select(t => t.Alternative).Distinct().ToList();
        Assert.True(figures.Count >= 5);
        Assert.All(figures, f => Assert.True(f.Length > 10, f));
        Assert.Equal(24, tags.Count(t => t.Path == "Root/Document/TOC/TOCI/Link/object"));
        var lists = tags.Where(t => t.Path.StartsWith("Root/Document/L/LI/", StringComparison.Ordinal)).ToList();
        var at = lists.FindIndex(t => t.Text == "统一社会信用代码" && t.Path.EndsWith("/Lbl", StringComparison.Ordinal));
        Assert.True(at >= 0);
        Assert.Equal("Root/Document/L/LI/LBody/Span", lists[at + 1].Path);
    }

    private static void Contracts(System.Text.Json.Nodes.JsonNode report, int count)
    {
        var rows = report["sections"]!.AsArray().Single(s => (string?)s!["id"] == "R17")!["blocks"]![0]!["rows"]!.AsArray();
        rows.Clear();
        Enumerable.Range(0, count).ToList().ForEach(i => rows.Add(new System.Text.Json.Nodes.JsonArray($"HZZC-{i:0000}", "湖州市第一人民医院", 1000 + i, "2025-01-01", "履约完成")));
    }

    /// <summary>The texts of the tags of one path, those of one tag that goes on over pages one by one.</summary>
    private static IEnumerable<string> TextsOf(PdfReading pdf, string path) => pdf.Pages.SelectMany(p => p.Tags).Where(t => t.Path == path).Select(t => t.Text);

    private static IEnumerable<char> Signs(string text) => text.Where(c => !char.IsWhiteSpace(c));

    private static Task<PdfReading> ReadAsync(string language, Action<System.Text.Json.Nodes.JsonNode>? change = null) =>
        PdfReading.OfAsync(ReportPdf.Render(change is null ? SampleReport.Json : SampleReport.With(change), language), Stop);

    [GeneratedRegex("^R[0-9]{2} ")]
    private static partial Regex SectionId();

    [GeneratedRegex("第 [0-9]+ 页，共 [0-9]+ 页")]
    private static partial Regex PageNumber();
}
