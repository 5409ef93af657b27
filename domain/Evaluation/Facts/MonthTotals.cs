namespace Hub.Domain.Evaluation.Facts;

/// <summary>
/// The rows of a series added up by the month their period ends in, so that a window of a year is at most twelve steps, also over days.
/// Months lie one after another from <see cref="First"/> on, column after column.
/// </summary>
internal sealed class MonthTotals
{
    private readonly double[] _sums;
    private readonly int[] _counts;
    private readonly int _months;

    private MonthTotals(int first, int months, int columns) =>
        (First, _months, _sums, _counts) = (first, months, new double[months * columns], new int[months * columns]);

    /// <summary>The month of the oldest row, year × 12 + month − 1.</summary>
    public int First { get; }

    public static MonthTotals Of(SectionFacts facts, int columns)
    {
        var totals = new MonthTotals(facts.Months[0], facts.Months[^1] - facts.Months[0] + 1, columns);
        for (var row = 0; row < facts.Rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                totals.Add(facts.Months[row], column, facts.At(row, column));
            }
        }

        return totals;
    }

    /// <summary>The sum of the stated values of the months from <paramref name="from"/> to <paramref name="to"/>, and how many there are.</summary>
    public (double Sum, int Count) Window(int column, int from, int to)
    {
        var (sum, count) = (0.0, 0);
        var start = column * _months;
        for (var month = Math.Max(from - First, 0); month <= Math.Min(to - First, _months - 1); month++)
        {
            sum += _sums[start + month];
            count += _counts[start + month];
        }

        return (sum, count);
    }

    private void Add(int month, int column, double value)
    {
        if (!double.IsNaN(value))
        {
            _sums[(column * _months) + month - First] += value;
            _counts[(column * _months) + month - First]++;
        }
    }
}
