using System.Globalization;
using Hub.Azure;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing.Deliveries;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sharing;

/// <summary>What a bank does with a subscription besides: a new secret, a test, everything again from somewhere.</summary>
public sealed class SubscriptionActions(Subscriptions subscriptions, Feeds feeds, TestDelivery test, TimeProvider clock)
{
    /// <summary>A new secret; the one before signs too for a day.</summary>
    [Function("RotateSubscriptionSecret")]
    public async Task<IResult> RotateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/secret")] HttpRequest request, string id, CancellationToken cancellation) =>
        await subscriptions.RotateAsync(request.Caller().Id, id, cancellation) is { } secret
            ? Results.Json(new SecretRotated(secret, clock.GetUtcNow() + Subscriptions.Overlap), HubJson.Options)
            : Problems.NotFound("subscription", "订阅", id);

    /// <summary>Sends the receiver a test now.</summary>
    [Function("TestSubscription")]
    public async Task<IResult> TestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/test")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await subscriptions.FindAsync(request.Caller().Id, id, cancellation) is not { } found)
        {
            return Problems.NotFound("subscription", "订阅", id);
        }

        if (found.Webhook is null)
        {
            return Problems.Of(409, "no-webhook", "该订阅没有接收地址", "No receiver", "This subscription is pulled; only one with a webhook can be tested.");
        }

        var verdict = await test.SendAsync(found, cancellation);
        return Results.Json(new TestResult(verdict.Fault == Fault.None, verdict.Fault, verdict.Reason), HubJson.Options);
    }

    /// <summary>Sends everything again behind a number of the feed, or since an instant.</summary>
    [Function("ReplaySubscription")]
    public async Task<IResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/replay")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        var body = await request.ReadJsonAsync<ReplayRequest>(cancellation);
        var last = await feeds.LastAsync(bank, cancellation);
        if (body is null || (body.Cursor is null) == (body.Since is null) || !IsCursor(body.Cursor, last, out var cursor))
        {
            return Problems.BadRequest("bad-replay", "重放范围错误", "Bad range",
                $"The body is {{\"cursor\": \"…\"}} with a cursor of this feed, 0 to {last}, or {{\"since\": \"…\"}} with an instant.");
        }

        cursor = body.Since is { } since ? await feeds.BeforeAsync(bank, since, cancellation) : cursor;
        if (!await subscriptions.RestartAsync(bank, id, cursor, cancellation))
        {
            return Problems.NotFound("subscription", "订阅", id);
        }

        await feeds.WakeAsync(bank, cancellation);
        return Results.Json(new Acknowledgement($"{cursor}"), HubJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private static bool IsCursor(string? text, long last, out long cursor)
    {
        cursor = 0;
        return text is null || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out cursor) && cursor <= last);
    }
}
