namespace Hub.Domain.Evaluation.Population;

/// <summary>Which cells of a table are left out so that none of fewer than ten enterprises can be told or computed.</summary>
/// <param name="Hidden">The cells that are left out.</param>
/// <param name="ShowsSubtotal">Whether the subtotal may be told.</param>
/// <param name="ShowsTotal">Whether the total may be told.</param>
public sealed record SmallCells(IReadOnlySet<int> Hidden, bool ShowsSubtotal, bool ShowsTotal)
{
    /// <summary>Of fewer enterprises nothing is published; none at all is no secret.</summary>
    public const int Least = PopulationStatistics.LeastEnterprises;

    /// <summary>
    /// Leaves out the small cells, and as many more, the smallest first, as are needed so that what is left out cannot be had by
    /// subtracting from a total: of each sum that is told, none or at least two cells with together ten enterprises are missing.
    /// </summary>
    /// <param name="counts">The cells; the total of all is told.</param>
    /// <param name="summed">How many of them, from the first, have a subtotal.</param>
    public static SmallCells Of(IReadOnlyList<int> counts, int summed)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(i => IsSmall(counts[i])).ToHashSet();
        while (true)
        {
            var (inside, outside) = (hidden.Where(i => i < summed).ToList(), hidden.Where(i => i >= summed).ToList());
            var showsSubtotal = !IsSmall(counts.Take(summed).Sum()) && !IsSmall(counts.Skip(summed).Sum()) && IsSafe(counts, inside) && IsSafe(counts, outside);
            if (showsSubtotal || (inside.Count > 0 && outside.Count > 0 && IsSafe(counts, [.. hidden])))
            {
                return new SmallCells(hidden, showsSubtotal, !IsSmall(counts.Sum()));
            }

            if (Next(counts, hidden, summed, inside, outside) is not { } next)
            {
                return new SmallCells(hidden, false, !IsSmall(counts.Sum()));
            }

            hidden.Add(next);
        }
    }

    /// <summary>The smallest cell still told, where possible of the part that needs one, so that the subtotal can stay.</summary>
    private static int? Next(IReadOnlyList<int> counts, HashSet<int> hidden, int summed, List<int> inside, List<int> outside)
    {
        var told = Enumerable.Range(0, counts.Count).Where(i => counts[i] > 0 && !hidden.Contains(i)).OrderBy(i => counts[i]).ToList();
        var needed = told.Where(i => i < summed ? !IsSafe(counts, inside) : !IsSafe(counts, outside)).ToList();
        return needed.Concat(told).Select(i => (int?)i).FirstOrDefault();
    }

    private static bool IsSafe(IReadOnlyList<int> counts, List<int> hidden) => hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(i => counts[i]) >= Least);

    private static bool IsSmall(int count) => count is > 0 and < Least;
}
