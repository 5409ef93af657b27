using Azure.Data.Tables;

namespace Hub.Azure.Sharing;

/// <summary>How far banks that pull have said that they have everything.</summary>
public sealed class Acknowledgements(HubStore store, TimeProvider clock)
{
    private const string AckKey = "ack";

    /// <summary>How far a bank has said that it has everything; 0 if it never did.</summary>
    public async Task<long> AcknowledgedAsync(string bank, CancellationToken cancellation) =>
        (await store.Feeds.FindAsync(bank, AckKey, cancellation))?.GetInt64("upTo") ?? 0;

    /// <summary>Notes that a bank has everything up to a number. An older number changes nothing.</summary>
    public async Task AcknowledgeAsync(string bank, long upTo, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await store.Feeds.FindAsync(bank, AckKey, cancellation);
            if (row?.GetInt64("upTo") >= upTo)
            {
                return;
            }

            var next = new TableEntity(bank, AckKey) { ["upTo"] = upTo, ["at"] = clock.GetUtcNow() };
            if (row is null ? await store.Feeds.TryAddAsync(next, cancellation) : await store.Feeds.TryReplaceAsync(next, row.ETag, cancellation))
            {
                return;
            }
        }
    }
}
