namespace Hub.Domain.Evaluation.Population;

/// <summary>
/// Quantiles of many values in little memory: a DDSketch (Masson, Rim, Lee: DDSketch, PVLDB 12, 2019). Values are counted in buckets whose
/// bounds grow by a constant ratio, so a quantile differs from the true one by at most <see cref="RelativeError"/> of it, whatever the
/// distribution. Counting is exact: sketches merged in any order, of any parts, are the same sketch.
/// </summary>
public sealed class QuantileSketch
{
    /// <summary>The largest error of a quantile, as a share of its value: 0.1 %.</summary>
    public const double RelativeError = 0.001;

    /// <summary>Values nearer to 0 than this count as 0.</summary>
    public const double Smallest = 1e-12;

    private static readonly double s_ratio = (1 + RelativeError) / (1 - RelativeError);
    private static readonly double s_logRatio = Math.Log(s_ratio);

    // By rank: the buckets of negative values have the opposite of their index below all others.
    private readonly SortedDictionary<(int Sign, int Index), long> _counts = [];

    /// <summary>An empty sketch.</summary>
    public QuantileSketch()
    {
    }

    /// <summary>A sketch as it was kept by <see cref="Kept"/>.</summary>
    public QuantileSketch(SketchPart part)
    {
        foreach (var bucket in part.Buckets.Chunk(SketchPart.BucketSize))
        {
            Add(((int)bucket[0], (int)bucket[1]), bucket[2]);
        }

        (Min, Max) = (part.Min, part.Max);
    }

    /// <summary>What has to be kept of a sketch with values to be merged elsewhere.</summary>
    public SketchPart Kept => new(Min, Max, [.. _counts.SelectMany(c => new[] { c.Key.Sign, c.Key.Index, c.Value })]);

    /// <summary>How many values there are.</summary>
    public long Count { get; private set; }

    /// <summary>The smallest value, exact; infinite if there is none.</summary>
    public double Min { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest value, exact; infinite if there is none.</summary>
    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>Counts a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A finite value is needed.");
        }

        Add(BucketOf(value), 1);
        (Min, Max) = (Math.Min(Min, value), Math.Max(Max, value));
    }

    /// <summary>Counts all values of another sketch.</summary>
    public void Merge(QuantileSketch other)
    {
        foreach (var (bucket, count) in other._counts)
        {
            Add(bucket, count);
        }

        (Min, Max) = (Math.Min(Min, other.Min), Math.Max(Max, other.Max));
    }

    /// <summary>The value below which a share of the values lies: of n values in order, the one at place ⌊share·(n−1)⌋ from 0.</summary>
    /// <param name="share">0 to 1; 0.5 for the median.</param>
    /// <exception cref="InvalidOperationException">There is no value.</exception>
    public double Quantile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var rank = (long)Math.Floor(share * (Count - 1));
        foreach (var (bucket, count) in _counts)
        {
            rank -= count;
            if (rank < 0)
            {
                return Math.Clamp(ValueOf(bucket), Min, Max);
            }
        }

        throw new InvalidOperationException("A sketch without values has no quantiles.");
    }

    private void Add((int Sign, int Index) bucket, long count)
    {
        _counts[bucket] = _counts.GetValueOrDefault(bucket) + count;
        Count += count;
    }

    private static (int Sign, int Index) BucketOf(double value)
    {
        var size = Math.Abs(value);
        var sign = size < Smallest ? 0 : Math.Sign(value);
        return (sign, sign * (int)Math.Ceiling(Math.Log(Math.Max(size, Smallest)) / s_logRatio));
    }

    /// <summary>The value that is equally far, in ratio, from both bounds of the bucket.</summary>
    private static double ValueOf((int Sign, int Index) bucket) =>
        bucket.Sign * 2 * Math.Exp(bucket.Sign * bucket.Index * s_logRatio) / (s_ratio + 1);
}

/// <summary>A sketch to be kept until it is merged with others.</summary>
/// <param name="Min">Its smallest value.</param>
/// <param name="Max">Its largest value.</param>
/// <param name="Buckets">Sign, index and count of each bucket, one after the other.</param>
public sealed record SketchPart(double Min, double Max, IReadOnlyList<long> Buckets)
{
    /// <summary>Numbers a bucket.</summary>
    internal const int BucketSize = 3;
}
