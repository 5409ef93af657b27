using Hub.Domain.Profiles;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Profiles;

public sealed class BucketsTests
{
    private static readonly List<string> Codes = [.. Enumerable.Range(0, 20_000).Select(i => $"91330502MA2B{i:d5}K")];

    /// <summary>Rows lie in these buckets: none may change.</summary>
    [Theory]
    [InlineData(Sample.Code, 103)]
    [InlineData(Sample.OtherCode, 237)]
    public void The_bucket_of_an_enterprise_stays(string code, int bucket) => Assert.Equal(bucket, Buckets.Default.Of(code));

    [Fact]
    public void Enterprises_are_spread_evenly()
    {
        var sizes = Codes.CountBy(Buckets.Default.Of).Select(b => b.Value).ToList();

        Assert.Equal(256, sizes.Count);
        Assert.InRange(sizes.Min(), 78 / 2, 78);
        Assert.InRange(sizes.Max(), 78, 78 * 2);
    }

    [Theory]
    [InlineData(256, 32)]
    [InlineData(16, 16)]
    [InlineData(4096, 1)]
    public void Ranges_are_runs_of_neighbouring_buckets_of_one_size(int count, int ranges)
    {
        var buckets = new Buckets(count, ranges);

        Assert.Equal(
            Enumerable.Range(0, ranges).SelectMany(r => Enumerable.Repeat(r, count / ranges)),
            Enumerable.Range(0, count).Select(buckets.RangeOf));
    }

    [Fact]
    public void The_range_of_an_enterprise_is_that_of_its_bucket() =>
        Assert.All(Codes.Take(100), code => Assert.Equal(Buckets.Default.Of(code) / 8, Buckets.Default.RangeOf(code)));
}
