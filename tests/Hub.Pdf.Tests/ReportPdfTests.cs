using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hub.Pdf.Tests.Reading;

namespace Hub.Pdf.Tests;

public sealed class ReportPdfTests
{
    [Theory]
    [InlineData("zh", "zh-CN", "企业信用报告 CR202611200000000127")]
    [InlineData("en", "en", "Enterprise credit report CR202611200000000127")]
    public async Task Another_reader_finds_all_pages_and_the_text_of_every_section(string language, string tag, string title)
    {
        var pdf = await ReadAsync(SampleReport.Json, language);

        Assert.Equal((title, tag, "D:20261120063107Z"), (pdf.Title, pdf.Language, pdf.Created));
        Assert.All(pdf.Pages.Index(), p => Assert.Contains(
            language == "zh" ? $"第 {p.Index + 1} 页，共 {pdf.Pages.Count} 页" : $"Page {p.Index + 1} of {pdf.Pages.Count}", p.Item.Text, StringComparison.Ordinal));
        Assert.All(pdf.Pages, p => Assert.Contains("CR202611200000000127 · 湖州银行", p.Text, StringComparison.Ordinal));
        var text = string.Concat(pdf.Pages.Select(p => p.Text));
        var sections = SampleReport.Json.GetProperty("sections").EnumerateArray().Select(s => $"{s.GetProperty("id")} {s.GetProperty(language)}").ToList();
        Assert.Equal(19, sections.Count);
        Assert.All(sections, s => Assert.Contains(s, text, StringComparison.Ordinal));
        Assert.Equal(sections, pdf.Outline.Skip(1).Take(19));
        Assert.Equal(24, pdf.Pages[0].Links);
    }

    [Fact]
    public async Task Chinese_can_be_found_and_copied()
    {
        var pdf = await ReadAsync(SampleReport.With(r => r["report"]!["name"] = "湖州䶮龘㙦（集团）有限公司"), "zh");

        Assert.Contains("湖州䶮龘㙦（集团）有限公司", pdf.Pages[0].Text, StringComparison.Ordinal);
        Assert.Contains("最近一次答复已超过 30 天有效期", string.Concat(pdf.Pages.Select(p => p.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes()
    {
        var hashes = Enumerable.Range(0, 3).Select(_ => Convert.ToHexString(SHA256.HashData(ReportPdf.Render(SampleReport.Json, "zh")))).Distinct();

        Assert.Single(hashes);
    }

    [Fact]
    public void Only_the_characters_in_use_are_embedded()
    {
        Assert.InRange(ReportPdf.Render(SampleReport.Json, "zh").Length, 50_000, 300_000);
    }

    [Fact]
    public async Task A_table_over_several_pages_repeats_its_head_and_loses_no_row()
    {
        var pdf = await ReadAsync(SampleReport.With(r => Contracts(r, 300)), "zh");

        var pages = pdf.Pages.Where(p => p.Text.Contains("HZZC-", StringComparison.Ordinal)).ToList();
        var text = string.Concat(pages.Select(p => p.Text));
        Assert.True(pages.Count > 4);
        Assert.All(pages, p => Assert.Contains("合同编号", p.Text, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 300), i => Assert.Contains($"HZZC-{i:0000}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_longer_than_a_page_goes_on_over_the_next()
    {
        var scope = string.Concat(Enumerable.Range(0, 2500).Select(i => $"轴承{i}；"));
        var blocks = $$"""
            [{"kind":"facts","zh":"甲","en":"a","items":[{"id":"x","zh":"某","en":"x","value":"{{scope}}"}]},{"kind":"note","zh":"{{scope}}","en":"b"},
             {"kind":"table","zh":"丙","en":"c","columns":[{"id":"c","zh":"头","en":"c"}],"rows":[["{{scope}}"]]}]
            """;
        var pdf = await ReadAsync(SampleReport.WithBlocks(blocks), "zh");

        // What every page repeats would stand inside what goes on over its end.
        var text = Regex.Replace(string.Concat(pdf.Pages.Select(p => p.Text)), @"\s|头", "");
        text = Regex.Replace(text, @"CR202611200000000127·湖州银行·贷前审查|第\d+页，共\d+页", "");
        Assert.True(pdf.Pages.Count > 12);
        Assert.All(Enumerable.Range(0, 2500), i => Assert.Equal(3, text.Split($"承{i}；").Length - 1));
    }

    [Fact]
    public async Task Numbers_and_dates_are_not_broken_in_a_table_with_too_many_columns()
    {
        var columns = string.Join(',', Enumerable.Range(0, 6).Select(i => $$"""{"id":"a{{i}}","zh":"合同金额","en":"Amount","unit":"元"},{"id":"b{{i}}","zh":"合同编号","en":"Number"}"""));
        var row = string.Join(',', Enumerable.Range(0, 6).Select(i => $"{978123.36 + i},\"HT2026040000000{i}\""));
        var pdf = await ReadAsync(SampleReport.WithBlocks($$"""[{"kind":"table","zh":"宽","en":"wide","columns":[{{columns}}],"rows":[[{{row}}]]}]"""), "zh");

        var text = string.Concat(pdf.Pages.Select(p => p.Text));
        Assert.All(Enumerable.Range(0, 6), i => Assert.Contains($"{978123 + i:#,0}.36", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_without_gaps_says_so()
    {
        var pdf = await ReadAsync(SampleReport.With(r => r["manifest"] = new JsonArray()), "zh");

        Assert.DoesNotContain("〓", string.Concat(pdf.Pages.Select(p => p.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_no_font_has_is_shown_as_missing()
    {
        var pdf = await ReadAsync(SampleReport.With(r => r["report"]!["name"] = "湖州𪚥业\u202e有限公司"), "zh");

        Assert.Contains("湖州〓业有限公司", pdf.Pages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_which_little_is_there_is_drawn_all_the_same()
    {
        var pdf = await ReadAsync(JsonDocument.Parse("""{"report":{"no":"R-1","generatedAt":"2026-11-20T06:31:07Z","creditCode":"91330502MA2D7K4X39"}}""").RootElement, "en");

        Assert.Contains("91330502MA2D7K4X39", pdf.Pages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_blocks_and_brackets_in_names_do_no_harm()
    {
        var blocks = """[{"kind":"table","zh":")","en":")","columns":[],"rows":[]},{"kind":"series","zh":"(","en":"(","points":[]},{"kind":"radar","zh":"\\","en":"\\","axes":[]},{"kind":"parts","zh":"","en":"","parts":[]},{"kind":"facts","zh":"","en":"","items":[]},{"kind":"note","zh":"","en":""}]""";

        Assert.StartsWith("%PDF-1.7", Encoding.Latin1.GetString(ReportPdf.Render(SampleReport.WithBlocks(blocks), "en")), StringComparison.Ordinal);
    }

    private static void Contracts(JsonNode report, int count)
    {
        var rows = report["sections"]!.AsArray().Single(s => (string?)s!["id"] == "R17")!["blocks"]![0]!["rows"]!.AsArray();
        rows.Clear();
        Enumerable.Range(0, count).ToList().ForEach(i => rows.Add(new JsonArray($"HZZC-{i:0000}", "湖州市第一人民医院", 1000 + i, "2025-01-01", "履约完成")));
    }

    private static Task<PdfReading> ReadAsync(JsonElement report, string language) => PdfReading.OfAsync(ReportPdf.Render(report, language), TestContext.Current.CancellationToken);
}
