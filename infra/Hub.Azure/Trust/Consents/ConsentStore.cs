using Azure.Data.Tables;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Trust.Consents;

/// <summary>
/// Versions of consents as rows that are inserted once and never altered. All of an enterprise's lie in one partition, so that a
/// read needs one small query; the id begins with the credit code, so that no index is needed.
/// </summary>
public sealed class ConsentStore(HubStore store, ChangeStamps changes)
{
    private const int IdDigits = 32;
    private static readonly string[] s_payload = ["RowKey", "payload"];

    /// <summary>Row keys behind all consents: what else is kept of an enterprise's consents.</summary>
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
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {creditCode} and RowKey lt {Besides}");
        var newest = new Dictionary<string, byte[]>();
        await foreach (var row in store.Consents.QueryAsync<TableEntity>(filter, select: s_payload, cancellationToken: cancellation))
        {
            newest[row.RowKey[..IdDigits]] = row.GetBinary("payload");
        }

        return [.. newest.Values.Select(payload => SignedConsent.Read(payload))];
    }

    /// <summary>All versions of a consent, the first first; empty if there is none.</summary>
    public async Task<IReadOnlyList<SignedConsent>> HistoryAsync(string id, CancellationToken cancellation)
    {
        if (Parse(id) is not var (code, digits))
        {
            return [];
        }

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {code} and RowKey ge {digits} and RowKey lt {digits + Besides}");
        return await store.Consents.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Select(Of).ToListAsync(cancellation);
    }

    /// <summary>The newest version; null if there is no such consent.</summary>
    public async Task<Consent?> FindAsync(string id, CancellationToken cancellation) =>
        await HistoryAsync(id, cancellation) is [.., var newest] ? newest.Consent : null;

    /// <summary>One version; null if there is none.</summary>
    public async Task<SignedConsent?> FindAsync(string id, int version, CancellationToken cancellation)
    {
        var (code, digits) = Parse(id)!.Value;
        return await store.Consents.FindAsync(code, KeyOf(digits, version), cancellation) is { } row ? Of(row) : null;
    }

    /// <summary>Inserts a version once: false if there is one of that number already. When this returns it holds on every instance.</summary>
    public async Task<bool> TryAddAsync(SignedConsent signed, CancellationToken cancellation)
    {
        var consent = signed.Consent;
        if (consent.Version == 1)
        {
            await NoteConsentedAsync(consent.CreditCode, cancellation);
        }

        var row = new TableEntity(consent.CreditCode, KeyOf(Parse(consent.Id)!.Value.Digits, consent.Version))
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

    /// <summary>The enterprises of a bucket that ever consented to anything: only their consents need to be looked at.</summary>
    public async Task<HashSet<string>> ConsentedAsync(int bucket, CancellationToken cancellation) =>
        [.. (await store.Consents.ListAsync(ConsentedKey(bucket), cancellation, ["RowKey"])).Select(row => row.RowKey)];

    /// <summary>Written before the first consent, so that nobody who consented is missing.</summary>
    private Task NoteConsentedAsync(string creditCode, CancellationToken cancellation) =>
        store.Consents.UpsertEntityAsync(new TableEntity(ConsentedKey(store.Buckets.Of(creditCode)), creditCode), TableUpdateMode.Replace, cancellation);

    private static string ConsentedKey(int bucket) => $"{Besides}consented-{bucket:x3}";

    private static string KeyOf(string digits, int version) => $"{digits}-{version:d4}";

    private static SignedConsent Of(TableEntity row) =>
        new(row.GetBinary("payload"), new KeySignature(row.GetString("keyId"), row.GetBinary("signature")));
}
