using Azure.Data.Tables;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Trust.Consents;

/// <summary>
/// Versions of consents as rows that are inserted once and never altered. They lie in the partition of their enterprise's bucket, row key
/// id and version: a read needs one small query, and who publishes the changes of a bucket needs one as well.
/// </summary>
public sealed class ConsentStore(HubStore store, ChangeStamps changes)
{
    private const int IdDigits = 32;
    private const int VersionLength = 5;
    private const int FewerAreReadOneByOne = 4;
    private static readonly string[] s_payload = ["RowKey", "payload"];

    /// <summary>Begins the row keys of what else is kept of an enterprise's consents, in a partition of its own.</summary>
    internal const string Besides = "~";

    /// <summary>The id of a consent; the same name of the same caller gives the same.</summary>
    /// <param name="creditCode">Whose data.</param>
    /// <param name="digest">32 hex digits or more.</param>
    public static string IdOf(string creditCode, string digest) => $"{creditCode}-{digest[..IdDigits]}";

    /// <summary>The credit code and the digits of an id; null if it is none.</summary>
    public static (string CreditCode, string Digits)? Parse(string id) =>
        id.Split('-') is [{ Length: 18 } code, { Length: IdDigits } digits] && digits.All(char.IsAsciiHexDigitLower) && code.All(char.IsAsciiLetterOrDigit)
            ? (code, digits)
            : null;

    /// <summary>The newest version of each of an enterprise's consents.</summary>
    public async Task<IReadOnlyCollection<Consent>> NewestAsync(string creditCode, CancellationToken cancellation)
    {
        var newest = await LastAsync(FilterOf(creditCode, creditCode), cancellation);
        return [.. newest.Values.Select(payload => SignedConsent.Read(payload))];
    }

    /// <summary>The newest version of each consent of some enterprises of one bucket; who never consented to anything is not there.</summary>
    public async Task<ILookup<string, Consent>> NewestAsync(int bucket, IReadOnlyCollection<string> creditCodes, CancellationToken cancellation)
    {
        if (creditCodes.Count < FewerAreReadOneByOne)
        {
            var each = await Task.WhenAll(creditCodes.Select(code => NewestAsync(code, cancellation)));
            return each.SelectMany(consents => consents).ToLookup(c => c.CreditCode);
        }

        var wanted = creditCodes.ToHashSet();
        var newest = await LastAsync(TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(bucket)}"), cancellation);
        return newest.Where(id => wanted.Contains(Parse(id.Key)!.Value.CreditCode)).Select(id => SignedConsent.Read(id.Value)).ToLookup(c => c.CreditCode);
    }

    /// <summary>All versions of a consent, the first first; empty if there is none.</summary>
    public async Task<IReadOnlyList<SignedConsent>> HistoryAsync(string id, CancellationToken cancellation) => Parse(id) is var (code, _)
        ? await store.Consents.QueryAsync<TableEntity>(FilterOf(code, id), cancellationToken: cancellation).Select(Of).ToListAsync(cancellation)
        : [];

    /// <summary>The newest version; null if there is no such consent.</summary>
    public async Task<Consent?> FindAsync(string id, CancellationToken cancellation) =>
        await HistoryAsync(id, cancellation) is [.., var newest] ? newest.Consent : null;

    /// <summary>One version; null if there is none.</summary>
    public async Task<SignedConsent?> FindAsync(string id, int version, CancellationToken cancellation)
    {
        var partition = PartitionOf(store.Buckets.Of(Parse(id)!.Value.CreditCode));
        return await store.Consents.FindAsync(partition, KeyOf(id, version), cancellation) is { } row ? Of(row) : null;
    }

    /// <summary>Inserts a version once: false if there is one of that number already. When this returns it holds on every instance.</summary>
    public async Task<bool> TryAddAsync(SignedConsent signed, CancellationToken cancellation)
    {
        var consent = signed.Consent;
        var row = new TableEntity(PartitionOf(store.Buckets.Of(consent.CreditCode)), KeyOf(consent.Id, consent.Version))
        {
            ["payload"] = signed.Payload,
            ["keyId"] = signed.Signature.KeyId,
            ["signature"] = signed.Signature.Value,
        };
        var isNew = await store.Consents.TryAddAsync(row, cancellation);
        await ConfirmAsync(consent.CreditCode, cancellation);
        return isNew;
    }

    /// <summary>Makes sure that what the store has of an enterprise's consents holds on every instance.</summary>
    public Task ConfirmAsync(string creditCode, CancellationToken cancellation) =>
        changes.RenewAsync(ChangeStamps.ConsentsOf(creditCode), cancellation);

    /// <summary>The payload of the last row of each id.</summary>
    private async Task<Dictionary<string, byte[]>> LastAsync(string filter, CancellationToken cancellation)
    {
        var newest = new Dictionary<string, byte[]>();
        await foreach (var row in store.Consents.QueryAsync<TableEntity>(filter, select: s_payload, cancellationToken: cancellation))
        {
            newest[row.RowKey[..^VersionLength]] = row.GetBinary("payload");
        }

        return newest;
    }

    /// <summary>The rows of an enterprise whose keys begin with a text and a hyphen; the full stop is the character behind it.</summary>
    private string FilterOf(string creditCode, string beginning)
    {
        var (partition, from, to) = (PartitionOf(store.Buckets.Of(creditCode)), beginning + "-", beginning + ".");
        return TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
    }

    private static string PartitionOf(int bucket) => $"bucket-{bucket:x3}";

    private static string KeyOf(string id, int version) => $"{id}-{version:d4}";

    private static SignedConsent Of(TableEntity row) =>
        new(row.GetBinary("payload"), new KeySignature(row.GetString("keyId"), row.GetBinary("signature")));
}
