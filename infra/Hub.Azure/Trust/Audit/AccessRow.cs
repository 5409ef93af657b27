using System.Globalization;
using Azure.Data.Tables;
using Hub.Domain.Profiles;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>An access as the enterprise sees it.</summary>
/// <param name="Entry">Its entry in the record, for a proof.</param>
/// <param name="Time">When.</param>
/// <param name="Caller">Who.</param>
/// <param name="Role">What the caller is.</param>
/// <param name="Branch">Which branch of the bank.</param>
/// <param name="Function">What was done.</param>
/// <param name="Purpose">What for; null of a feed, which is told by consents and not for one purpose.</param>
/// <param name="Consent">By which consent; by several, parted by spaces, where one request told of the enterprise under several.</param>
/// <param name="Interfaces">Interfaces whose data were given out, or which the values in events rest on.</param>
/// <param name="FieldHash">SHA-256 of the fields that were given out; of a feed, of the body as it left.</param>
/// <param name="Status">HTTP status of the answer; 0 of what was posted to a bank: whether it arrived was not known yet.</param>
/// <param name="Result"><c>granted</c>, or why it was refused.</param>
public sealed record EnterpriseAccess(
    string Entry, DateTimeOffset Time, string Caller, CallerRole? Role, string? Branch, string Function, string? Purpose, string? Consent,
    IReadOnlyList<string> Interfaces, string? FieldHash, int Status, string Result)
{
    /// <summary>Types of the events by which a bank was told of the enterprise; empty where it was not by its feed.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];
}

/// <summary>
/// Accesses in the table. PartitionKey is the enterprise's range, so that a second's rows of a thousand enterprises go in a few
/// transactions; RowKey has the credit code and the time backwards, so that the newest of one enterprise come first.
/// </summary>
internal static class AccessRow
{
    private const int TickDigits = 19;

    public static string Partition(string creditCode, Buckets buckets) => $"range-{buckets.RangeOf(creditCode):d4}";

    /// <summary>All rows of an enterprise begin with this.</summary>
    public static string Prefix(string creditCode) => $"{creditCode}-";

    /// <summary>Rows of an enterprise up to this key are not older than the instant.</summary>
    public static string Since(string creditCode, DateTimeOffset instant) => Prefix(creditCode) + UpTo(instant);

    public static string Key(ChainedEntry chained) => Prefix(chained.Entry.CreditCode!) + KeyOf(chained.Entry.Time, chained.Id);

    /// <summary>The place of an entry, the newest first.</summary>
    public static string KeyOf(DateTimeOffset time, EntryId entry) => $"{Backwards(time)}-{entry.Chain:d8}-{entry.Sequence:d12}";

    /// <summary>Places up to this key are not older than the instant.</summary>
    public static string UpTo(DateTimeOffset instant) => $"{Backwards(instant)}~";

    /// <summary>A key that is not behind any place which is newer than a key by so much at most; the very first for none.</summary>
    public static string Earlier(string? key, TimeSpan by) => key is null
        ? ""
        : $"{Math.Max(0, long.Parse(key.AsSpan(0, TickDigits), CultureInfo.InvariantCulture) - by.Ticks):d19}";

    public static TableEntity Of(ChainedEntry chained, Buckets buckets) => new(Partition(chained.Entry.CreditCode!, buckets), Key(chained))
    {
        ["entry"] = chained.Id.ToString(),
        ["time"] = chained.Entry.Time,
        ["caller"] = chained.Entry.Caller,
        ["role"] = chained.Entry.Role?.ToString(),
        ["branch"] = chained.Entry.Branch,
        ["function"] = chained.Entry.Function,
        ["purpose"] = chained.Entry.Purpose,
        ["consent"] = chained.Entry.Consent,
        ["interfaces"] = string.Join(' ', chained.Entry.Interfaces),
        ["fieldHash"] = chained.Entry.FieldHash,
        ["status"] = chained.Entry.Status,
        ["result"] = chained.Entry.Result,
    };

    public static EnterpriseAccess Read(TableEntity row) => new(
        row.GetString("entry"), row.GetDateTimeOffset("time")!.Value, row.GetString("caller"),
        row.GetString("role") is { } role ? Enum.Parse<CallerRole>(role) : null, row.GetString("branch"), row.GetString("function"),
        row.GetString("purpose"), row.GetString("consent"), row.GetString("interfaces").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.GetString("fieldHash"), row.GetInt32("status")!.Value, row.GetString("result"));

    private static string Backwards(DateTimeOffset time) => $"{DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks:d19}";
}
