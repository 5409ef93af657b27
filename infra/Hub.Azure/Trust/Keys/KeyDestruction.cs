using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Trust.Keys;

/// <summary>
/// Destroys data keys: the deletion that immutable storage allows. By an operator, or by itself when the raw data of a sensitive
/// interface have not been used for as long as they may be kept.
/// </summary>
public sealed class KeyDestruction(
    DataKeys keys, HubStore store, ContentIndex index, Catalog catalog, IOptions<HubOptions> options, TimeProvider clock, ILogger<KeyDestruction> logger)
{
    /// <summary>How long credit reports are kept. [P]</summary>
    private const int ReportYears = 5;

    /// <summary>Whoever began to write before the month ended has ended by then. [P]</summary>
    private static readonly TimeSpan s_afterMonth = TimeSpan.FromDays(1);

    /// <summary>Whether nothing is written with a key any more, so that it may be destroyed.</summary>
    public bool MayDestroy(DataKeyName name) => clock.GetUtcNow() >= name.End + s_afterMonth;

    /// <summary>Destroys a key. Done again it changes nothing: the first reason stays.</summary>
    /// <returns>The key as it is now; null if there is none of that name.</returns>
    /// <exception cref="InvalidOperationException">It is still written with.</exception>
    public async Task<DataKeyRow?> DestroyAsync(DataKeyName name, string by, string reason, CancellationToken cancellation)
    {
        if (!MayDestroy(name))
        {
            throw new InvalidOperationException($"Data key {name} is still written with.");
        }

        while (await keys.RowAsync(name, cancellation) is { } row)
        {
            if (row.Destruction is not null)
            {
                return row.Cleared ? row : await ClearAsync(row, cancellation);
            }

            if (await store.DataKeys.TryReplaceAsync(Destroyed(row, by, reason), row.Entity.ETag, cancellation))
            {
                keys.Forget(name);
                logger.LogWarning("Data key {Key} was destroyed by {By}: what was written with it is deleted", name, by);
            }
        }

        return null;
    }

    /// <summary>What is due by itself, every night.</summary>
    public async Task RetainAsync(CancellationToken cancellation)
    {
        var usedBefore = clock.GetUtcNow().AddMonths(-options.Value.RawRetentionMonths);
        foreach (var row in await keys.ListAsync(null, cancellation))
        {
            if (row is { Destruction: not null, Cleared: false })
            {
                await ClearAsync(row, cancellation);
            }
            else if (row.Destruction is null && IsDue(row, usedBefore))
            {
                await DestroyAsync(row.Name, "retention", Reason(row.Name.Use), cancellation);
            }
        }
    }

    private bool IsDue(DataKeyRow row, DateTimeOffset usedBefore) => row.Name.Use switch
    {
        KeyUse.Raw => row.UsedAt < usedBefore && row.Name.End < usedBefore && catalog.FindInterface(row.Name.Interface) is not { IsSensitive: false },
        KeyUse.Report => row.Name.End.AddYears(ReportYears) < clock.GetUtcNow(),
        _ => false,
    };

    private string Reason(KeyUse use) => use == KeyUse.Report
        ? $"超过保存期限：生成后 {ReportYears} 年 (kept {ReportYears} years)"
        : $"超过保存期限：最后使用后 {options.Value.RawRetentionMonths} 个月 (kept {options.Value.RawRetentionMonths} months after the last use)";

    private TableEntity Destroyed(DataKeyRow row, string by, string reason) => new(row.Entity.PartitionKey, row.Entity.RowKey)
    {
        ["madeAt"] = row.MadeAt,
        ["usedAt"] = row.UsedAt,
        ["destroyedAt"] = clock.GetUtcNow(),
        ["destroyedBy"] = by,
        ["reason"] = reason,
    };

    /// <summary>
    /// The index may promise what the destroyed sections held: without it, the department's next delivery fills them again. After
    /// the key: a build that began before cannot write its shard back, because the one it read is gone.
    /// </summary>
    private async Task<DataKeyRow> ClearAsync(DataKeyRow row, CancellationToken cancellation)
    {
        if (row.Name.Use == KeyUse.Profile)
        {
            await index.ForgetAsync(row.Name.Interface, cancellation);
        }

        var cleared = new TableEntity(row.Entity.PartitionKey, row.Entity.RowKey) { ["cleared"] = true };
        await store.DataKeys.UpdateEntityAsync(cleared, global::Azure.ETag.All, TableUpdateMode.Merge, cancellation);
        return row with { Cleared = true };
    }
}
