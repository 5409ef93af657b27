using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Profiles;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>
/// Recorded requests in the table of accesses. A night has hundreds of requests about hundreds of enterprises each, a busy minute thousands
/// about one each: a row holds all that was sealed together and concerns one bucket. PartitionKey is the range; RowKey has the bucket and
/// the newest of the requests in it, backwards in time.
/// </summary>
internal static class AccessRow
{
    /// <summary>The requests of a row lie no further apart: who looks for one at an instant need not look at newer rows than that. [P]</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    /// <summary>More only of a single request, which has at most 1,000. Packed, they take less than the 64 KiB of a column.</summary>
    private const int MostSubjects = 200;

    private const string Requests = "requests";

    public static string Partition(string creditCode, Buckets buckets) => PartitionOf(buckets.Of(creditCode), buckets);

    /// <summary>All rows that may be about an enterprise begin with this.</summary>
    public static string Prefix(string creditCode, Buckets buckets) => PrefixOf(buckets.Of(creditCode));

    /// <summary>The rows of entries. What one request gave of a bucket is in one row.</summary>
    public static IEnumerable<TableEntity> Of(IEnumerable<ChainedEntry> entries, Buckets buckets) =>
        from chained in entries
        from about in RecordedSubject.Of(chained.Entry).GroupBy(s => buckets.Of(s.CreditCode))
        group RecordedRequest.Of(chained, about) by about.Key into bucket
        from part in Parts(bucket.OrderBy(r => r.Key, StringComparer.Ordinal))
        select Row(bucket.Key, part, buckets);

    /// <summary>The requests of a row.</summary>
    public static IReadOnlyList<RecordedRequest> Read(TableEntity row)
    {
        using var packed = new MemoryStream(row.GetBinary(Requests));
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<RecordedRequest>>(brotli, HubJson.Options)!;
    }

    private static IEnumerable<List<RecordedRequest>> Parts(IEnumerable<RecordedRequest> newestFirst)
    {
        var (part, subjects) = (new List<RecordedRequest>(), 0);
        foreach (var request in newestFirst)
        {
            if (part.Count > 0 && (subjects + request.About.Count > MostSubjects || part[0].Time - request.Time > Span))
            {
                yield return part;
                (part, subjects) = ([], 0);
            }

            part.Add(request);
            subjects += request.About.Count;
        }

        yield return part;
    }

    private static TableEntity Row(int bucket, List<RecordedRequest> requests, Buckets buckets)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, requests, HubJson.Options);
        }

        return new TableEntity(PartitionOf(bucket, buckets), PrefixOf(bucket) + requests[0].Key) { [Requests] = packed.ToArray() };
    }

    private static string PartitionOf(int bucket, Buckets buckets) => $"range-{buckets.RangeOf(bucket):d4}";

    private static string PrefixOf(int bucket) => $"{bucket:d4}-";
}
