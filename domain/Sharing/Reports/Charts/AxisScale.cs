using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Sharing.Reports.Charts;

/// <summary>The value axis of a chart: round steps, and large numbers in the multiples a reader of the language counts in.</summary>
/// <param name="Low">The lowest value of the axis.</param>
/// <param name="Step">From one grid line to the next.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="Factor">What one unit of the axis stands for.</param>
/// <param name="Word">The multiple's word, such as 万; empty for one.</param>
public sealed record AxisScale(double Low, double Step, int Steps, double Factor, string Word)
{
    private static readonly double[] s_round = [1, 2, 2.5, 5, 10];

    /// <summary>The highest value of the axis.</summary>
    public double High => Low + (Step * Steps);

    /// <summary>An axis of three to six steps over all values, and over zero.</summary>
    public static AxisScale Over(IEnumerable<double> values, ReportLanguage language)
    {
        var all = values.Append(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        var step = RoundStep((high - low) / 4);
        var from = Math.Floor(low / step) * step;
        var (factor, word) = Multiple(Math.Max(Math.Abs(low), Math.Abs(high)), language);
        return new(from, step, Math.Max(1, (int)Math.Ceiling(Math.Round((high - from) / step, 6))), factor, word);
    }

    /// <summary>A value in units of this axis, to two decimals of a multiple.</summary>
    public double Scaled(double value) => Math.Round(value / Factor, Factor > 1 ? 2 : 4);

    /// <summary>A value as it reads on this axis.</summary>
    public string Text(double value) => ReportText.Number(Scaled(value));

    /// <summary>The axis's unit: the multiple and the unit.</summary>
    public string Unit(string unit, ReportLanguage language) => language.IsChinese || Word.Length == 0 || unit.Length == 0 ? Word + unit : $"{Word} {unit}";

    private static double RoundStep(double least)
    {
        if (least <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return s_round.First(r => r * power >= least * 0.999999) * power;
    }

    private static (double Factor, string Word) Multiple(double most, ReportLanguage language) => language.IsChinese
        ? most switch { >= 1e9 => (1e8, "亿"), >= 1e5 => (1e4, "万"), _ => (1, "") }
        : most switch { >= 1e9 => (1e9, "billion"), >= 1e6 => (1e6, "million"), >= 1e5 => (1e3, "thousand"), _ => (1, "") };
}
