using Azure.Data.Tables;

namespace Hub.Azure.Trust;

/// <summary>One call of the hub.</summary>
/// <param name="Caller">Who; "(none)" without a valid key.</param>
/// <param name="Function">Which function.</param>
/// <param name="Target">Method and path, without query.</param>
/// <param name="Result">Granted, or why refused.</param>
public sealed record Access(string Caller, string Function, string Target, string Result);

/// <summary>Writes down every call, refusals too, before its answer leaves.</summary>
public sealed class AccessLog(HubStore store, TimeProvider clock)
{
    /// <summary>Makes an access durable.</summary>
    public Task RecordAsync(Access access, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var row = new TableEntity($"{now.UtcDateTime:yyyyMMdd}", $"{now.UtcTicks:d19}-{Guid.NewGuid():N}")
        {
            ["caller"] = access.Caller,
            ["function"] = access.Function,
            ["target"] = access.Target,
            ["result"] = access.Result,
        };
        return store.Accesses.AddEntityAsync(row, cancellation);
    }
}
