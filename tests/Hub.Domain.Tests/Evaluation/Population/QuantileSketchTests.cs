using Hub.Domain.Evaluation.Population;

namespace Hub.Domain.Tests.Evaluation.Population;

public sealed class QuantileSketchTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 250)]
    [InlineData(0.5, 500)]
    [InlineData(0.9, 900)]
    [InlineData(1, 1000)]
    public void A_quantile_is_within_a_thousandth_of_the_true_one(double share, double expected)
    {
        var sketch = SketchOf(Enumerable.Range(1, 1000).Select(i => (double)i));

        Assert.InRange(sketch.Quantile(share), expected * 0.999, expected * 1.001);
    }

    [Fact]
    public void Negative_values_and_zero_have_their_places()
    {
        var sketch = SketchOf([-1000, -0.5, 0, 1e-15, 3e9]);

        Assert.Equal(-1000, sketch.Quantile(0), 1.0);
        Assert.Equal(-0.5, sketch.Quantile(0.25), 0.0005);
        Assert.Equal(0, sketch.Quantile(0.5));
        Assert.Equal(0, sketch.Quantile(0.75));
        Assert.Equal(3e9, sketch.Quantile(1), 3e6);
        Assert.Equal((5, -1000, 3e9), (sketch.Count, sketch.Min, sketch.Max));
    }

    [Fact]
    public void Of_equal_values_the_quantile_is_exact() => Assert.Equal(0.37, SketchOf([0.37, 0.37, 0.37]).Quantile(0.5));

    [Fact]
    public void However_values_are_divided_the_merged_sketch_is_the_same()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 5000).Select(_ => Math.Exp(random.NextDouble() * 20) - 1000).ToList();
        var whole = SketchOf(values);
        var merged = SketchOf([]);
        foreach (var part in values.Chunk(37).Reverse())
        {
            merged.Merge(new QuantileSketch(SketchOf(part).Kept));
        }

        Assert.Equal((whole.Count, whole.Min, whole.Max), (merged.Count, merged.Min, merged.Max));
        Assert.All(Enumerable.Range(0, 101), i => Assert.Equal(whole.Quantile(i / 100.0), merged.Quantile(i / 100.0)));
    }

    [Fact]
    public void What_has_no_quantile_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => SketchOf([]).Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SketchOf([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SketchOf([1]).Quantile(1.1));
    }

    private static QuantileSketch SketchOf(IEnumerable<double> values)
    {
        var sketch = new QuantileSketch();
        values.ToList().ForEach(sketch.Add);
        return sketch;
    }
}
