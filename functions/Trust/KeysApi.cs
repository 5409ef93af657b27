using Hub.Azure;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Trust.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust;

/// <summary>A data key, without the key.</summary>
/// <param name="Interface">The interface whose data it encrypts.</param>
/// <param name="Use"><c>raw</c>: what the department sent; <c>profile</c>: what the hub made of it.</param>
/// <param name="Month">The month it was written with, <c>202611</c>, UTC.</param>
/// <param name="State">Where it stands.</param>
/// <param name="WrappedBy">The platform's key that wraps it; null once it is destroyed.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="UsedAt">When it was last used, to the day.</param>
/// <param name="DestroyedAt">When it was destroyed; null if it was not.</param>
/// <param name="DestroyedBy">Who destroyed it; <c>retention</c> for the nightly one.</param>
/// <param name="Reason">Why.</param>
public sealed record DataKeyView(
    string Interface, string Use, string Month, DataKeyState State, string? WrappedBy, DateTimeOffset MadeAt, DateTimeOffset UsedAt,
    DateTimeOffset? DestroyedAt, string? DestroyedBy, string? Reason);

/// <summary>The data keys.</summary>
/// <param name="Keys">By interface, use and month.</param>
public sealed record DataKeyList(IReadOnlyList<DataKeyView> Keys);

/// <summary>Why a key is destroyed.</summary>
/// <param name="Reason">1 to 500 characters; told to everybody who asks for what was deleted.</param>
public sealed record DestroyRequest(string? Reason);

/// <summary>The data keys, for an operator; and what happens to them every night.</summary>
public sealed class KeysApi(DataKeys keys, KeyDestruction destruction, KeyWrapping wrapping, TimeProvider clock)
{
    private const int LongestReason = 500;

    /// <summary>All data keys, or those of one interface.</summary>
    [Function("ListDataKeys")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/keys")] HttpRequest request, CancellationToken cancellation)
    {
        var interfaceId = request.Query["interface"].ToString();
        var rows = await keys.ListAsync(interfaceId.Length == 0 ? null : interfaceId, cancellation);
        return Results.Json(new DataKeyList([.. rows.Select(View)]), HubJson.Options);
    }

    /// <summary>Deletes what was written with a key by destroying it.</summary>
    [Function("DestroyDataKey")]
    public async Task<IResult> DestroyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/keys/{interfaceId}/{use}/{month}/destroy")] HttpRequest request,
        string interfaceId, string use, string month, CancellationToken cancellation)
    {
        var body = await request.ReadJsonAsync<DestroyRequest>(cancellation);
        if (body?.Reason?.Trim() is not { Length: > 0 and <= LongestReason } reason)
        {
            return Problems.BadRequest("no-reason", "请说明销毁原因", "Say why", $"Body: {{\"reason\": \"…\"}}, 1 to {LongestReason} characters; whoever asks for the data is told it.");
        }

        if (DataKeyName.Parse($"{interfaceId}/{use}/{month}") is not { } name || await keys.RowAsync(name, cancellation) is null)
        {
            return Problems.NotFound("data key", "数据密钥", $"{interfaceId}/{use}/{month}");
        }

        if (!destruction.MayDestroy(name))
        {
            return Problems.Of(409, "key-in-use", "该月尚未结束，密钥仍在使用", "The key is still written with", $"A key can be destroyed from one day after its month, that is from {name.End.AddDays(1):u}.");
        }

        return Results.Json(View((await destruction.DestroyAsync(name, request.Caller().Id, reason, cancellation))!), HubJson.Options);
    }

    /// <summary>Wraps the data keys anew, after the platform's wrapping key was rotated.</summary>
    [Function("RewrapDataKeys")]
    public async Task<IResult> RewrapAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/keys/rewrap")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(await wrapping.RewrapAsync(cancellation), HubJson.Options);

    /// <summary>Every night: destroys what may not be kept longer, wraps anew what an earlier key wraps.</summary>
    [Function("KeepDataKeys")]
    public async Task KeepAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        await destruction.RetainAsync(cancellation);
        await wrapping.RewrapAsync(cancellation);
    }

    private DataKeyView View(DataKeyRow row) => new(
        row.Name.Interface, DataKeyName.WordOf(row.Name.Use), row.Name.Month, row.StateAt(clock.GetUtcNow()), row.Wrapped?.KeyId,
        row.MadeAt, row.UsedAt, row.Destruction?.At, row.DestroyedBy, row.Destruction?.Reason);
}
