using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace Hub.Azure.Trust.Callers;

/// <summary>
/// Nonces of signed requests, each taken once by all instances together. A nonce lies in the hour that its signature was made,
/// which the signature covers: the same request always meets its own nonce. Hours that no clock window reaches any more are
/// swept.
/// </summary>
public sealed class Nonces(HubStore store, TimeProvider clock)
{
    private const int MostASweep = 50_000;

    private static readonly TimeSpan s_kept = TimeSpan.FromHours(2);

    /// <summary>Takes a nonce: false if it was taken before.</summary>
    /// <param name="key">The key that signed.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="created">When the signature says it was made, within the window.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<bool> TryTakeAsync(string key, string nonce, DateTimeOffset created, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{nonce}")));
        return store.Nonces.TryAddAsync(new TableEntity(Hour(created), name), cancellation);
    }

    /// <summary>Deletes what no request can be replayed with any more.</summary>
    public Task SweepAsync(CancellationToken cancellation) =>
        store.Nonces.DeleteBeforeAsync(Hour(clock.GetUtcNow() - s_kept), MostASweep, cancellation);

    private static string Hour(DateTimeOffset instant) => $"{instant.UtcDateTime:yyyyMMddHH}";
}
