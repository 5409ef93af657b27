using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hub.Domain.Sharing.Reports.Html;
using Hub.Testing;

namespace Hub.Domain.Tests.Sharing.Reports.Html;

public sealed partial class ReportHtmlTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&</style><img src=x onerror=alert(1)>";

    [Fact]
    public void Every_section_stands_there_with_its_state_in_words()
    {
        var html = ReportHtml.Render(SampleReport.Json, "zh");

        var headings = Heading().Matches(html).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}").ToList();
        var expected = SampleReport.Json.GetProperty("sections").EnumerateArray().Select(s => $"{s.GetProperty("id")} {s.GetProperty("zh")} {Word(s.GetProperty("state").GetString()!)}");
        Assert.Equal(expected, headings);
    }

    [Fact]
    public void Every_value_of_the_report_stands_there()
    {
        var html = System.Net.WebUtility.HtmlDecode(ReportHtml.Render(SampleReport.Json, "en"));

        Assert.All(
            ["CR202611200000000127", "Before a loan", "C-20261101-5502-0008841", "织里支行", "kh0217", "58,000,000 CNY", "Judgment debtors", "Not consented", "HZZC-2025-0142", "No data", "3187.42 tCO₂e"],
            value => Assert.Contains(value, html, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_text_and_never_markup()
    {
        var html = ReportHtml.Render(
            SampleReport.With(r =>
            {
                r["report"]!["name"] = Hostile;
                r["report"]!["no"] = Hostile;
                r["report"]!["reader"]!["bank"] = Hostile;
                r["sections"]![0]!["blocks"]![0]!["items"]![0]!["value"] = Hostile;
                r["sections"]![0]!["blocks"]![1]!["rows"]![0]![2] = Hostile;
                r["sections"]![5]!["blocks"]![1]!["zh"] = Hostile;
                r["sections"]![5]!["id"] = Hostile;
                r["manifest"]![0]!["reason"] = Hostile;
                r["manifest"]![0]!["state"] = Hostile;
            }),
            "zh");

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Single(Regex.Matches(html, "</style>"));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.All(Tag().Matches(html), t => Assert.DoesNotContain("onerror=", Regex.Replace(t.Value, "\"[^\"]*\"", ""), StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_loads_nothing_and_forbids_everything_but_its_own_style()
    {
        var html = ReportHtml.Render(SampleReport.Json, "zh");

        var style = Style().Match(html).Groups[1].Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"default-src 'none'; style-src 'sha256-{hash}'", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(src|href)=""(?!#)|url\(|@import|style=", html);
    }

    [Fact]
    public void What_is_disputed_bears_its_mark()
    {
        var html = ReportHtml.Render(
            SampleReport.WithBlocks("""
                [{"kind":"facts","zh":"甲","en":"a","items":[{"id":"x","zh":"某","en":"x","value":"值","disputed":true},{"id":"y","zh":"另","en":"y","value":1}]},
                 {"kind":"table","zh":"乙","en":"b","columns":[{"id":"c","zh":"列","en":"c"}],"rows":[["一"],["二"]],"disputed":[1]}]
                """),
            "zh");

        Assert.Contains("<dt>某</dt><dd><span>值</span> <span class=\"badge warning\">异议</span></dd>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>另</dt><dd><span>1</span></dd>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">一</th></tr><tr class=\"disputed\"><th scope=\"row\">二 <span class=\"badge warning\">异议</span></th></tr>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"table","zh":"空","en":"none","columns":[{"id":"c","zh":"列","en":"c"}],"rows":[]}""", "<p class=\"none\">无记录</p>")]
    [InlineData("""{"kind":"facts","zh":"空","en":"none","items":[{"id":"x","zh":"某","en":"x"}]}""", "<dd class=\"none\"><span>无数据</span></dd>")]
    [InlineData("""{"kind":"note","zh":"一句话","en":"a sentence"}""", "<p class=\"note\">一句话</p>")]
    [InlineData("""{"kind":"map","zh":"图","en":"map"}""", "<p class=\"note\">此处的内容（map）只见于报告的 JSON。</p>")]
    [InlineData("""{"kind":"series","zh":"空","en":"none","unit":"kWh","points":[]}""", "<h3>空 </h3><p class=\"none\">无数据</p>")]
    [InlineData("""{"kind":"parts","zh":"空","en":"none","unit":"tCO2","parts":[{"zh":"电","en":"power"}]}""", "<p class=\"none\">无数据</p>")]
    [InlineData("""{"kind":"radar","zh":"空","en":"none","axes":[]}""", "<p class=\"none\">无数据</p>")]
    public void A_block_says_what_it_is_and_what_is_missing(string block, string html) =>
        Assert.Contains(html, ReportHtml.Render(SampleReport.WithBlocks($"[{block}]"), "zh"), StringComparison.Ordinal);

    [Fact]
    public void Interfaces_that_follow_each_other_are_named_as_one()
    {
        var html = ReportHtml.Render(SampleReport.With(r => r["sections"]![0]!["sources"] = new JsonArray("I01", "I02", "I03", "I05", "I06", "I38")), "en");

        Assert.Contains("<span class=\"sources\">Sources I01–I03 I05 I06 I38</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_which_little_is_there_is_drawn_all_the_same()
    {
        var report = JsonDocument.Parse("""{"report":{"no":"R-1","generatedAt":"2026-11-20T06:31:07Z","creditCode":"91330502MA2D7K4X39"}}""").RootElement;

        Assert.Contains("<h1>91330502MA2D7K4X39</h1>", ReportHtml.Render(report, "zh"), StringComparison.Ordinal);
    }

    private static string Word(string state) => state switch { "complete" => "完整", "partial" => "不完整", "empty" => "无记录", "missing" => "缺失", "withheld" => "暂不展示", _ => throw new ArgumentException(state) };

    [GeneratedRegex("<h2 id=\"R\\d\\d\">(R\\d\\d [^<]+)<span class=\"badge [a-z]+\">([^<]+)</span>")]
    private static partial Regex Heading();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<[a-z][^<>]*>")]
    private static partial Regex Tag();
}
