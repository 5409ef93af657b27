using Hub.Domain.Sharing.Reports.Charts;
using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Tests.Sharing.Reports.Charts;

public sealed class ChartTests
{
    [Theory]
    [InlineData(new[] { 214.0, 225 }, 0, 100, 3, "")]
    [InlineData(new[] { 378_900.0, 591_600 }, 0, 200_000, 3, "万")]
    [InlineData(new[] { -12.0, 30 }, -20, 20, 3, "")]
    [InlineData(new[] { 3e9 }, 0, 1e9, 3, "亿")]
    [InlineData(new double[0], 0, 1, 1, "")]
    public void An_axis_has_few_round_steps_from_nought(double[] values, double low, double step, int steps, string word)
    {
        var axis = AxisScale.Over(values, ReportLanguage.Chinese);

        Assert.Equal((low, step, steps, word), (axis.Low, axis.Step, axis.Steps, axis.Word));
    }

    [Fact]
    public void A_month_without_a_value_is_a_gap_and_not_a_line()
    {
        var points = ChartPoint.WithGaps([new("2025-11", 1), new("2025-12", 2), new("2026-02", 4)]);
        var chart = LineChart.Of("用电量", "kWh", points, ReportLanguage.Chinese);

        Assert.Equal(["2025-11 1", "2025-12 2", "2026-01 ", "2026-02 4"], points.Select(p => $"{p.At} {p.Value}"));
        Assert.Equal([2, 1], chart.Shapes.OfType<Line>().Where(l => l.Ink == Ink.Accent).Select(l => l.Points.Count));
    }

    [Fact]
    public void A_series_by_years_is_taken_as_it_is() =>
        Assert.Equal(["2023", "2025"], ChartPoint.WithGaps([new("2023", 1), new("2025", 2)]).Select(p => p.At));

    [Fact]
    public void A_chart_says_in_words_what_it_shows()
    {
        var chart = LineChart.Of("Electricity", "kWh", [new("2026-01", 12.5), new("2026-02", null), new("2026-03", 20)], ReportLanguage.English);

        Assert.Equal("Electricity, 2026-01 to 2026-03, 2 values; lowest 12.5 kWh (2026-01), highest 20 kWh (2026-03), latest 20 kWh.", chart.Description);
    }

    [Fact]
    public void An_empty_series_says_that_there_are_no_data() =>
        Assert.Equal("用电量：无数据。", LineChart.Of("用电量", "kWh", [], ReportLanguage.Chinese).Description);

    [Fact]
    public void Everything_drawn_lies_on_the_paper()
    {
        Chart[] charts =
        [
            LineChart.Of("t", "CNY", [.. Enumerable.Range(0, 24).Select(i => new ChartPoint($"{2025 + (i / 12)}-{(i % 12) + 1:00}", (i * 97 % 31) - 9))], ReportLanguage.English),
            RadarChart.Of("t", [.. Enumerable.Range(0, 20).Select(i => new RadarAxis($"维度{i}", i == 3 ? null : i * 5, 100))], ReportLanguage.Chinese),
            PartsChart.Of("t", "tCO₂", [new("化石燃料", 412.6), new("过程", 0), new("废水", null)], ReportLanguage.Chinese),
        ];

        Assert.All(charts, c => Assert.All(PlacesOf(c), p => Assert.True(p.X >= 0 && p.X <= c.Width && p.Y >= 0 && p.Y <= c.Height, $"{p} is off the paper {c.Width} × {c.Height}")));
    }

    [Fact]
    public void An_axis_without_a_score_has_no_dot()
    {
        var radar = RadarChart.Of("t", [new("甲", 50, 100), new("乙", null, 100), new("丙", 100, 100)], ReportLanguage.Chinese);

        Assert.Equal(2, radar.Shapes.OfType<Dot>().Count());
        Assert.Equal("t：甲 50 / 100，乙 — / 100，丙 100 / 100。", radar.Description);
    }

    [Fact]
    public void Parts_bear_their_figure_and_share()
    {
        var chart = PartsChart.Of("t", "tCO₂", [new("电", 75), new("气", 25), new("水", null)], ReportLanguage.Chinese);

        Assert.Equal(["tCO₂", "电", "75  (75%)", "气", "25  (25%)", "水", "—  (—)"], chart.Shapes.OfType<Label>().Select(l => l.Text));
    }

    private static IEnumerable<Point> PlacesOf(Chart chart) => chart.Shapes.SelectMany(s => s switch
    {
        Line line => line.Points,
        Area area => area.Points,
        Dot dot => [dot.Centre],
        Label label => [label.At],
        _ => [],
    });
}
