using Hub.Azure;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing.Subscriptions;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sharing;

/// <summary>A bank's subscriptions: made, looked at, paused and gone on with, removed.</summary>
public sealed class SubscriptionsApi(Subscriptions subscriptions, Feeds feeds, SubscriptionChecks checks, TimeProvider clock)
{
    /// <summary>Makes a subscription. It begins with what comes from now on.</summary>
    [Function("CreateSubscription")]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions")] HttpRequest request, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        var wanted = await request.ReadJsonAsync<SubscriptionRequest>(cancellation);
        if (checks.Refusal(wanted) is { } refusal)
        {
            return Problems.BadRequest("bad-subscription", "订阅内容有误", "Bad subscription", refusal);
        }

        if ((await subscriptions.ListAsync(bank, cancellation)).Count >= Subscriptions.MostOfBank)
        {
            return Problems.Of(409, "too-many-subscriptions", "订阅过多", "Too many subscriptions",
                $"A bank has at most {Subscriptions.MostOfBank} subscriptions; remove one first.");
        }

        var made = Make(bank, wanted!);
        var secret = await subscriptions.CreateAsync(made, await feeds.LastAsync(bank, cancellation), cancellation);
        return Results.Json(new SubscriptionCreated(made, made.Webhook is null ? null : secret), HubJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Lists the bank's subscriptions with their health.</summary>
    [Function("ListSubscriptions")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/subscriptions")] HttpRequest request, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        var last = await feeds.LastAsync(bank, cancellation);
        var all = await Task.WhenAll((await subscriptions.ListAsync(bank, cancellation)).Select(s => HealthAsync(s, last, cancellation)));
        return Results.Json(new SubscriptionList(all), HubJson.Options);
    }

    /// <summary>One subscription with its health.</summary>
    [Function("ReadSubscription")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/subscriptions/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        return await subscriptions.FindAsync(bank, id, cancellation) is { } found
            ? Results.Json(await HealthAsync(found, await feeds.LastAsync(bank, cancellation), cancellation), HubJson.Options)
            : Problems.NotFound("subscription", "订阅", id);
    }

    /// <summary>Stops deliveries; what comes meanwhile waits.</summary>
    [Function("PauseSubscription")]
    public Task<IResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/pause")] HttpRequest request, string id, CancellationToken cancellation) =>
        ChangeAsync(request, id, s => s with { State = SubscriptionState.Paused }, cancellation);

    /// <summary>Goes on with deliveries from where they stopped, also after the hub disabled them.</summary>
    [Function("ResumeSubscription")]
    public async Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/resume")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        return await subscriptions.RestartAsync(bank, id, cursor: null, cancellation)
            ? await ChangeAsync(request, id, s => s with { State = SubscriptionState.Active, Reason = null }, cancellation)
            : Problems.NotFound("subscription", "订阅", id);
    }

    /// <summary>Removes a subscription.</summary>
    [Function("DeleteSubscription")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/subscriptions/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await subscriptions.FindAsync(request.Caller().Id, id, cancellation) is not { } found)
        {
            return Problems.NotFound("subscription", "订阅", id);
        }

        await subscriptions.DeleteAsync(found.Bank, id, cancellation);
        return Results.NoContent();
    }

    private Subscription Make(string bank, SubscriptionRequest wanted) => new()
    {
        Id = $"sub-{Guid.CreateVersion7(clock.GetUtcNow()):N}",
        Bank = bank,
        Types = [.. wanted.Types!.Distinct()],
        Filter = wanted.Filter ?? new AudienceFilter(),
        Webhook = wanted.Webhook is { } address ? new Uri(address) : null,
        BatchSeconds = wanted.BatchSeconds,
        MostEvents = wanted.MostEvents,
        CreatedAt = clock.GetUtcNow(),
    };

    private async Task<IResult> ChangeAsync(HttpRequest request, string id, Func<Subscription, Subscription> change, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        if (await subscriptions.ChangeAsync(bank, id, change, cancellation) is not { } changed)
        {
            return Problems.NotFound("subscription", "订阅", id);
        }

        await feeds.WakeAsync(bank, cancellation);
        return Results.Json(await HealthAsync(changed, await feeds.LastAsync(bank, cancellation), cancellation), HubJson.Options);
    }

    private async Task<SubscriptionHealth> HealthAsync(Subscription subscription, long last, CancellationToken cancellation)
    {
        var (progress, _) = await subscriptions.ProgressAsync(subscription.Bank, subscription.Id, cancellation);
        return new SubscriptionHealth(subscription, progress, last - progress.Cursor);
    }
}
