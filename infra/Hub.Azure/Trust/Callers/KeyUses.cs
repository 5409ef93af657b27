using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Hub.Azure.Trust.Callers;

/// <summary>When keys were used last, to the minute: an instance writes it once a minute a key, not with every request.</summary>
public sealed class KeyUses(HubStore store, TimeProvider clock)
{
    private const string Partition = "used";
    private const int MostRemembered = 50_000;

    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _written = new();

    /// <summary>Notes that a key lets a request in.</summary>
    public async Task NoteAsync(string key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_written.TryGetValue(key, out var written) && now - written < s_every)
        {
            return;
        }

        if (_written.Count >= MostRemembered)
        {
            _written.Clear();
        }

        _written[key] = now;
        await store.Callers.UpsertEntityAsync(new TableEntity(Partition, key) { ["at"] = now }, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>When a key was used last; null for never.</summary>
    public async Task<DateTimeOffset?> LastAsync(string key, CancellationToken cancellation) =>
        (await store.Callers.FindAsync(Partition, key, cancellation))?.GetDateTimeOffset("at");
}
