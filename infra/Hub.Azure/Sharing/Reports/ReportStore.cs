using Azure;
using Azure.Data.Tables;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Sharing.Reports;

/// <summary>
/// Reports as they are stored: their bytes, sealed, in container <c>reports</c>; what is noted of them in table <c>reports</c>. A number
/// is claimed first, then the bytes are written, then the row, which makes it a report. A kill between them leaves a number that
/// the same request takes up again, and at worst bytes that no row names.
/// </summary>
public sealed class ReportStore(HubStore store, SealedBlobs blobs)
{
    /// <summary>Stands in the name of the reports' data keys in the place of an interface: a report holds data of many.</summary>
    public const string KeyName = "reports";

    private const string CorrectionPrefix = "~correction-";

    /// <summary>Claims a number for one question; false if it was claimed for another.</summary>
    /// <param name="number">The number.</param>
    /// <param name="creditCode">The enterprise.</param>
    /// <param name="question">What tells one question from another: bank, purpose and consent as they were asked.</param>
    /// <param name="cancellation">Ends the claiming.</param>
    public async Task<bool> TryClaimAsync(string number, string creditCode, string question, CancellationToken cancellation)
    {
        var claim = new TableEntity(ShelfOf(number), number) { ["creditCode"] = creditCode, ["question"] = question };
        return await store.Reports.TryAddAsync(claim, cancellation)
            || (await store.Reports.FindAsync(claim.PartitionKey, number, cancellation) is { } earlier
                && earlier.GetString("creditCode") == creditCode && earlier.GetString("question") == question);
    }

    /// <summary>What is noted of a report; null if there is none of that number.</summary>
    public async Task<ReportRow?> FindAsync(string number, CancellationToken cancellation)
    {
        if (!ReportNumber.IsValid(number) || await store.Reports.FindAsync(ShelfOf(number), number, cancellation) is not { } claim)
        {
            return null;
        }

        return await store.Reports.FindAsync(claim.GetString("creditCode"), number, cancellation) is { } row ? ReportRow.Of(row) : null;
    }

    /// <summary>The reports on an enterprise, in the order of their numbers.</summary>
    public IAsyncEnumerable<ReportRow> ListAsync(string creditCode, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {creditCode} and RowKey lt '~'");
        return store.Reports.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Select(ReportRow.Of);
    }

    /// <summary>Stores a report; the earlier one if somebody else stored one of that number meanwhile.</summary>
    public async Task<ReportRow> AddAsync(ReportRow row, ReportDocument document, CancellationToken cancellation)
    {
        await WriteAsync(row.Blob, document, cancellation);
        if (await store.Reports.TryAddAsync(row.ToEntity(), cancellation))
        {
            return row;
        }

        var earlier = (await FindAsync(row.Number, cancellation))!;
        if (earlier.Hash != row.Hash)
        {
            await store.ReportBlobs.DeleteBlobIfExistsAsync(row.Blob, cancellationToken: cancellation);
        }

        return earlier;
    }

    /// <summary>A report as it was stored.</summary>
    /// <exception cref="AlteredDataException">The stored bytes are not those that the row names.</exception>
    /// <exception cref="DataDestroyedException">It was deleted, since it may not be kept longer.</exception>
    public async Task<ReportDocument> ReadAsync(ReportRow row, CancellationToken cancellation)
    {
        var (plain, _) = await blobs.ReadAsync(store.ReportBlobs, row.Blob, cancellation);
        return ReportDocument.Parse(System.Text.Encoding.ASCII.GetString(plain)) is { } document && document.Hash == row.Hash
            ? document
            : throw new AlteredDataException(row.Number);
    }

    /// <summary>Notes by which report one is superseded; the first to say so counts.</summary>
    public async Task<ReportRow> SupersedeAsync(ReportRow row, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        while (true)
        {
            var entity = (await store.Reports.FindAsync(row.CreditCode, row.Number, cancellation))!;
            if (ReportRow.Of(entity) is { SupersededBy: not null } superseded)
            {
                return superseded;
            }

            (entity["supersededBy"], entity["supersededAt"]) = (by, at);
            if (await store.Reports.TryReplaceAsync(entity, entity.ETag, cancellation))
            {
                return ReportRow.Of(entity);
            }
        }
    }

    /// <summary>Notes a correction, before the reports that it makes wrong are looked for.</summary>
    public Task NoteCorrectionAsync(string creditCode, string dispute, int version, CancellationToken cancellation) =>
        store.Reports.UpsertEntityAsync(new TableEntity(creditCode, CorrectionPrefix + dispute) { ["version"] = version }, TableUpdateMode.Replace, cancellation);

    /// <summary>The disputes that were closed with a correction which is not in a version yet.</summary>
    public async Task<IReadOnlyList<string>> CorrectionsAfterAsync(string creditCode, int version, CancellationToken cancellation)
    {
        var (from, to) = (CorrectionPrefix, "~d");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {creditCode} and RowKey ge {from} and RowKey lt {to} and version gt {version}");
        return await store.Reports.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Select(row => row.RowKey[CorrectionPrefix.Length..]).ToListAsync(cancellation);
    }

    /// <summary>Numbers are spread over shelves, so that no partition holds them all.</summary>
    private static string ShelfOf(string number) => $"~{number[2..4]}";

    private async Task WriteAsync(string blob, ReportDocument document, CancellationToken cancellation)
    {
        try
        {
            var bytes = System.Text.Encoding.ASCII.GetBytes(document.Jws.Text);
            await blobs.WriteAsync(store.ReportBlobs, blob, KeyUse.Report, KeyName, bytes, SealedBlobs.OnlyNew, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // The same report was written before: its signature may be another, but is as good.
        }
    }
}
