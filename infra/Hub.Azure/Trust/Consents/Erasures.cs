using Azure.Data.Tables;

namespace Hub.Azure.Trust.Consents;

/// <summary>A bank's word that it erased what it had read under a consent.</summary>
/// <param name="Bank">Which bank.</param>
/// <param name="ErasedAt">When it erased, as it says.</param>
/// <param name="EvidenceHash">SHA-256 of its record of erasure, 64 hex digits.</param>
/// <param name="Remark">What it has to keep by law, and why; null if nothing.</param>
/// <param name="ReceivedAt">When the hub got it.</param>
public sealed record ErasureReceipt(string Bank, DateTimeOffset ErasedAt, string EvidenceHash, string? Remark, DateTimeOffset ReceivedAt);

/// <summary>Erasure receipts: one a bank and consent, inserted once.</summary>
public sealed class Erasures(HubStore store)
{
    /// <summary>Keeps a receipt; returns the one that is kept, which is an earlier one if there was one.</summary>
    public async Task<ErasureReceipt> AddAsync(string consent, ErasureReceipt receipt, CancellationToken cancellation)
    {
        var (code, digits) = ConsentStore.Parse(consent)!.Value;
        var row = new TableEntity(code, PrefixOf(digits) + receipt.Bank)
        {
            ["bank"] = receipt.Bank,
            ["erasedAt"] = receipt.ErasedAt,
            ["evidenceHash"] = receipt.EvidenceHash,
            ["remark"] = receipt.Remark,
            ["receivedAt"] = receipt.ReceivedAt,
        };
        return await store.Consents.TryAddAsync(row, cancellation)
            ? receipt
            : Of((await store.Consents.FindAsync(code, row.RowKey, cancellation))!);
    }

    /// <summary>The receipts of a consent, by bank.</summary>
    public async Task<IReadOnlyList<ErasureReceipt>> ListAsync(string consent, CancellationToken cancellation)
    {
        var (code, digits) = ConsentStore.Parse(consent)!.Value;
        var (from, to) = (PrefixOf(digits), PrefixOf(digits) + "~");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {code} and RowKey ge {from} and RowKey lt {to}");
        return await store.Consents.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Select(Of).ToListAsync(cancellation);
    }

    private static string PrefixOf(string digits) => $"{ConsentStore.Besides}erased-{digits}-";

    private static ErasureReceipt Of(TableEntity row) => new(
        row.GetString("bank"), row.GetDateTimeOffset("erasedAt")!.Value, row.GetString("evidenceHash"), row.GetString("remark"),
        row.GetDateTimeOffset("receivedAt")!.Value);
}
