using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Browser.Tests.Barriers;
using Hub.Domain.Sharing.Reports.Html;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Reports;

/// <summary>A credit report as a loan officer's browser shows it.</summary>
public sealed partial class ReportPageTests(ChromiumFixture chromium)
{
    private const string Hostile = "<script>document.title='taken'</script>\"'&<img src=x onerror=\"document.title='taken'\">";

    private const string OutsideItsFrame = """
        svg => { const frame = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text, polyline, polygon, circle')].filter(e => { const b = e.getBoundingClientRect();
            return b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1; }).map(e => e.outerHTML); }
        """;

    private const string WiderThanTheWindow = """
        () => document.documentElement.scrollWidth <= window.innerWidth ? []
          : [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > window.innerWidth).map(e => e.outerHTML.slice(0, 200))
        """;

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task It_opens_without_a_message_and_asks_for_nothing(string language)
    {
        var (page, messages) = await OpenAsync(SampleReport.Json, language);

        Assert.Empty(messages);
        Assert.StartsWith(language == "zh" ? "企业信用报告 CR2026" : "Enterprise credit report CR2026", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("rgb(29, 79, 124)", await page.Locator("h2").First.EvaluateAsync<string>("h => getComputedStyle(h).color"));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task It_has_no_serious_barrier(string language)
    {
        var (page, _) = await OpenAsync(SampleReport.Json, language);

        var barriers = await PageBarrier.OfAsync(page, TestContext.Current.CancellationToken);

        Assert.Empty(barriers);
    }

    [Fact]
    public async Task Every_chart_is_drawn_with_a_name_and_within_its_frame()
    {
        var (page, _) = await OpenAsync(SampleReport.Json, "zh");

        var charts = page.GetByRole(AriaRole.Img);
        Assert.Equal(
            ["近24个月入库税款", "近24个月参保人数", "近24个月用电量", "三支柱与维度", "三支柱", "按排放源"],
            await charts.EvaluateAllAsync<string[]>("all => all.map(c => c.querySelector('title').textContent)"));
        foreach (var chart in await charts.AllAsync())
        {
            var box = (await chart.BoundingBoxAsync())!;
            Assert.True(box.Width > 300 && box.Height > 80, $"{box.Width} × {box.Height}");
            Assert.Empty(await chart.EvaluateAsync<string[]>(OutsideItsFrame));
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(420)]
    public async Task It_fits_the_width_of_the_window(int width)
    {
        var (page, _) = await OpenAsync(SampleReport.Json, "en");
        await page.SetViewportSizeAsync(width, 900);

        Assert.Empty(await page.EvaluateAsync<string[]>(WiderThanTheWindow));
    }

    [Fact]
    public async Task Contents_lead_to_every_section()
    {
        var (page, _) = await OpenAsync(SampleReport.Json, "zh");

        var targets = await page.Locator("nav a").EvaluateAllAsync<string[]>("all => all.map(a => document.getElementById(a.hash.slice(1))?.tagName)");

        Assert.Equal(24, targets.Length);
        Assert.All(targets, t => Assert.Equal("H2", t));
    }

    [Fact]
    public async Task A_hostile_name_stays_a_name()
    {
        var report = SampleReport.With(r =>
        {
            r["report"]!["name"] = Hostile;
            r["report"]!["reader"]!["bank"] = Hostile;
        });
        var (page, messages) = await OpenAsync(report, "zh");

        Assert.Equal(Hostile, await page.Locator("h1").TextContentAsync());
        Assert.NotEqual("taken", await page.TitleAsync());
        Assert.Empty(messages);
        Assert.Equal(0, await page.Locator("script, img").CountAsync());
    }

    [Fact]
    public async Task It_prints_on_A4_with_numbered_pages()
    {
        var (page, _) = await OpenAsync(SampleReport.Json, "zh");

        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));

        var sizes = MediaBox().Matches(pdf).Select(m => m.Groups[1].Value).ToList();
        Assert.InRange(sizes.Count, 8, 14);
        Assert.All(sizes, s => Assert.Matches(@"^0 0 59[45](\.\d+)? 84[12](\.\d+)?$", s));
    }

    private Task<(IPage Page, List<string> Messages)> OpenAsync(JsonElement report, string language) => chromium.OpenAsync(ReportHtml.Render(report, language));

    [GeneratedRegex(@"/MediaBox \[([^\]]+)\]")]
    private static partial Regex MediaBox();
}
