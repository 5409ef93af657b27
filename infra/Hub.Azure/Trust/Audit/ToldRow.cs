using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Profiles;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>A request that told of enterprises of one bucket.</summary>
/// <param name="Entry">Its entry in the record.</param>
/// <param name="Time">When.</param>
/// <param name="Caller">To which bank.</param>
/// <param name="Role">What it is.</param>
/// <param name="Branch">Which branch of the bank.</param>
/// <param name="Function">What was done.</param>
/// <param name="FieldHash">SHA-256 of the request's or the answer's body.</param>
/// <param name="Status">HTTP status of the answer; 0 of what was posted.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Told">The enterprises.</param>
internal sealed record ToldRequest(
    EntryId Entry, DateTimeOffset Time, string Caller, CallerRole? Role, string? Branch, string Function, string? FieldHash, int Status, string Result,
    IReadOnlyList<ToldTo> Told)
{
    /// <summary>Its place among all accesses, the newest first.</summary>
    public string Key => AccessRow.KeyOf(Time, Entry);

    /// <summary>The access as one of the enterprises sees it; null if it is not among them.</summary>
    public EnterpriseAccess? Of(string creditCode)
    {
        var own = Told.Where(t => t.CreditCode == creditCode).ToList();
        var consents = own.Select(t => t.Consent).OfType<string>().ToList();
        return own.Count == 0 ? null
            : new EnterpriseAccess(
                Entry.ToString(), Time, Caller, Role, Branch, Function, null, consents.Count == 0 ? null : string.Join(' ', consents),
                Words(own.Select(t => t.Interfaces)), FieldHash, Status, Result) { Events = Words(own.Select(t => t.Events)) };
    }

    /// <summary>What of an entry concerns some enterprises.</summary>
    public static ToldRequest Of(ChainedEntry chained, IEnumerable<ToldEnterprise> told)
    {
        var entry = chained.Entry;
        return new ToldRequest(
            chained.Id, entry.Time, entry.Caller, entry.Role, entry.Branch, entry.Function, entry.FieldHash, entry.Status, entry.Result,
            [.. told.Select(t => new ToldTo(t.CreditCode, t.Consent, t.Events, t.Interfaces))]);
    }

    private static List<string> Words(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>Of whom a bank was told, and what; texts as in the record.</summary>
internal sealed record ToldTo(string CreditCode, string? Consent, string Events, string Interfaces);

/// <summary>
/// Requests that told of enterprises, in the table of accesses. A night has hundreds of requests about hundreds of enterprises each: a row
/// holds all that was sealed together and concerns one bucket. PartitionKey is the range; RowKey has the bucket and the newest of
/// the requests in it, backwards in time.
/// </summary>
internal static class ToldRow
{
    /// <summary>The requests of a row lie no further apart: who looks for one at an instant need not look at newer rows than that. [P]</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    /// <summary>More only of a single request, which has at most 1,000. Packed, they take less than the 64 KiB of a column.</summary>
    private const int MostTold = 200;

    private const string Requests = "requests";

    public static string Partition(string creditCode, Buckets buckets) => PartitionOf(buckets.Of(creditCode), buckets);

    /// <summary>All rows that may tell of an enterprise begin with this.</summary>
    public static string Prefix(string creditCode, Buckets buckets) => PrefixOf(buckets.Of(creditCode));

    /// <summary>The rows of entries. What one request says of a bucket is in one row.</summary>
    public static IEnumerable<TableEntity> Of(IEnumerable<ChainedEntry> entries, Buckets buckets) =>
        from chained in entries
        from told in (chained.Entry.Told?.Enterprises ?? []).GroupBy(t => buckets.Of(t.CreditCode))
        group ToldRequest.Of(chained, told) by told.Key into bucket
        from part in Parts(bucket.OrderBy(r => r.Key, StringComparer.Ordinal))
        select Row(bucket.Key, part, buckets);

    /// <summary>The requests of a row.</summary>
    public static IReadOnlyList<ToldRequest> Read(TableEntity row)
    {
        using var packed = new MemoryStream(row.GetBinary(Requests));
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<ToldRequest>>(brotli, HubJson.Options)!;
    }

    private static IEnumerable<List<ToldRequest>> Parts(IEnumerable<ToldRequest> newestFirst)
    {
        var (part, told) = (new List<ToldRequest>(), 0);
        foreach (var request in newestFirst)
        {
            if (part.Count > 0 && (told + request.Told.Count > MostTold || part[0].Time - request.Time > Span))
            {
                yield return part;
                (part, told) = ([], 0);
            }

            part.Add(request);
            told += request.Told.Count;
        }

        yield return part;
    }

    private static TableEntity Row(int bucket, List<ToldRequest> requests, Buckets buckets)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, requests, HubJson.Options);
        }

        return new TableEntity(PartitionOf(bucket, buckets), PrefixOf(bucket) + requests[0].Key) { [Requests] = packed.ToArray() };
    }

    private static string PartitionOf(int bucket, Buckets buckets) => $"told-{buckets.RangeOf(bucket):d4}";

    private static string PrefixOf(int bucket) => $"{bucket:d4}-";
}
