using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Domain.Profiles;

/// <summary>
/// Profiles are spread over buckets by a hash of the credit code; a range is a run of neighbouring buckets that is
/// built by one worker at a time. The numbers are chosen when the store is made and kept with it.
/// </summary>
/// <param name="Count">Number of buckets: a power of two, 16 to 4,096.</param>
/// <param name="RangeCount">Number of ranges: a power of two, at most the number of buckets.</param>
public sealed record Buckets(int Count, int RangeCount)
{
    /// <summary>256 buckets in 32 ranges: ranges of about 1,000 enterprises for a city of 32,000.</summary>
    public static readonly Buckets Default = new(256, 32);

    /// <summary>The bucket of an enterprise.</summary>
    public int Of(string code)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(code), digest);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(digest) % (uint)Count);
    }

    /// <summary>The buckets of a range, ascending.</summary>
    public IReadOnlyList<int> Of(int range) => [.. Enumerable.Range(range * (Count / RangeCount), Count / RangeCount)];

    /// <summary>The range a bucket belongs to.</summary>
    public int RangeOf(int bucket) => bucket / (Count / RangeCount);

    /// <summary>The range of an enterprise.</summary>
    public int RangeOf(string code) => RangeOf(Of(code));
}
