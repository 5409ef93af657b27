using Hub.Domain.Evaluation.Population;

namespace Hub.Domain.Tests.Evaluation.Population;

public sealed class SmallCellsTests
{
    private const int Summed = 3;

    [Theory]
    [InlineData("20 30 40 50 60 70 80", "20 30 40 50 60 70 80 | 90 350")]
    [InlineData("0 30 40 0 60 0 80", "0 30 40 0 60 0 80 | 70 210")]
    [InlineData("3 30 40 50 60 70 80", "- - 40 50 60 70 80 | 73 333")]
    [InlineData("3 8 40 50 60 70 80", "- - 40 50 60 70 80 | 51 311")]
    [InlineData("3 4 40 50 60 70 80", "- - - 50 60 70 80 | 47 307")]
    [InlineData("20 30 40 5 60 70 80", "20 30 40 - - 70 80 | 90 305")]
    [InlineData("3 0 0 50 60 70 80", "- 0 0 - 60 70 80 | - 263")]
    [InlineData("0 0 0 2 3 0 0", "0 0 0 - - 0 0 | - -")]
    [InlineData("0 0 0 0 0 0 0", "0 0 0 0 0 0 0 | 0 0")]
    public void A_small_cell_takes_another_with_it(string cells, string told) => Assert.Equal(told, Told([.. cells.Split(' ').Select(int.Parse)]));

    [Fact]
    public void No_small_cell_can_be_computed_from_what_is_told()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 3_000; round++)
        {
            var counts = Enumerable.Range(0, 5).Select(_ => random.Next(4) == 0 ? 0 : random.Next(1, 24)).ToArray();
            var cells = SmallCells.Of(counts, Summed);
            foreach (var small in Enumerable.Range(0, counts.Length).Where(i => counts[i] is > 0 and < SmallCells.Least))
            {
                Assert.True(Possible(counts, cells, small).Distinct().Take(2).Count() == 2, $"{string.Join(' ', counts)}: cell {small} is known");
            }
        }
    }

    /// <summary>The values that a cell may have by what is told: every sum that is told leaves room to move one between two cells.</summary>
    private static IEnumerable<int> Possible(int[] counts, SmallCells cells, int cell)
    {
        yield return counts[cell];
        if (!cells.Hidden.Contains(cell))
        {
            yield break;
        }

        if (!cells.ShowsTotal)
        {
            yield return counts[cell] + 1;
        }

        foreach (var other in cells.Hidden.Where(o => o != cell && (!cells.ShowsSubtotal || o < Summed == cell < Summed)))
        {
            yield return counts[cell] + (counts[other] > 1 ? 1 : -1);
        }
    }

    private static string Told(int[] counts)
    {
        var cells = SmallCells.Of(counts, Summed);
        var shown = counts.Select((c, i) => cells.Hidden.Contains(i) ? "-" : $"{c}");
        return $"{string.Join(' ', shown)} | {(cells.ShowsSubtotal ? $"{counts.Take(Summed).Sum()}" : "-")} {(cells.ShowsTotal ? $"{counts.Sum()}" : "-")}";
    }
}
