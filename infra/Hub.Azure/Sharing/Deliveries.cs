using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Sharing.Subscriptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sharing;

/// <summary>
/// Posts a bank's feed to its receivers. A webhook is a cursor over the feed, moved by whoever holds the subscription's lease:
/// in order, nothing skipped, each request again under the same id until it arrived, none before it stands in the record of access.
/// </summary>
public sealed class Deliveries(
    HubStore store, Feeds feeds, Subscriptions subscriptions, WebhookBatches batches, WebhookClient client, DeliveryRecord record, Tokens tokens,
    IOptions<HubOptions> options, TimeProvider clock, ILogger<Deliveries> logger)
{
    private static readonly TimeSpan s_whileBusy = TimeSpan.FromSeconds(2);

    /// <summary>Delivers for one slice; what is left, and what failed, comes back with a token of its own.</summary>
    public async Task DeliverAsync(DeliverFeed token, CancellationToken cancellation)
    {
        await using var lease = await RangeLease.TryTakeAsync(store, $"deliver-{token.Bank}-{token.Subscription}", clock, cancellation);
        if (lease is null)
        {
            await tokens.SendAsync(token, clock.GetUtcNow() + s_whileBusy, cancellation);
            return;
        }

        if (await DrainAsync(token, lease.Held) is { } again)
        {
            await tokens.SendAsync(token, again, lease.Held);
        }
    }

    /// <summary>When to come back; null if there is nothing left to do.</summary>
    private async Task<DateTimeOffset?> DrainAsync(DeliverFeed token, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + options.Value.Sharing.DeliverySlice;
        await using var feed = new FeedAhead(feeds, token.Bank);
        var secrets = new SecretsInUse(subscriptions);
        while (clock.GetUtcNow() < until)
        {
            if (await subscriptions.DeliveringAsync(token.Bank, token.Subscription, cancellation)
                is not { Subscription: { State: SubscriptionState.Active, Webhook: not null } subscription, Progress: var progress } turn)
            {
                return null;
            }

            if (progress.NotBefore > clock.GetUtcNow())
            {
                return progress.NotBefore;
            }

            var batch = await batches.NextAsync(subscription, progress, feed, cancellation);
            if (batch.UpTo == progress.Cursor)
            {
                return null;
            }

            if (WaitFor(subscription, progress, batch) is { } later)
            {
                return later;
            }

            await StepAsync(turn, batch, secrets, cancellation);
        }

        return clock.GetUtcNow();
    }

    /// <summary>Until when more events may be gathered; null if the batch is to go now.</summary>
    private DateTimeOffset? WaitFor(Subscription subscription, Progress progress, WebhookBatch batch)
    {
        var due = batch.Request is null ? DateTimeOffset.MinValue : batch.Oldest.AddSeconds(subscription.BatchSeconds);
        return progress.UnderWay == 0 && !batch.IsFull && due > clock.GetUtcNow() ? due : null;
    }

    private async Task StepAsync(Delivering turn, WebhookBatch batch, SecretsInUse secrets, CancellationToken cancellation)
    {
        var (subscription, progress, version, kept) = turn;
        var begun = batch.Request is null ? progress.Skip(batch.UpTo) : progress.Begin(batch.UpTo);
        if (await subscriptions.TryNoteAsync(subscription.Bank, subscription.Id, begun, version, cancellation) is not { } noted || batch.Request is null)
        {
            // Nothing to send, or a replay set the cursor back meanwhile: the next look begins from what stands there.
            return;
        }

        var verdict = await record.RefusalAsync(subscription, batch.Request, begun.Recorded, cancellation);
        if (verdict is null)
        {
            begun = begun with { Recorded = batch.Request.Hash };
            verdict = await PostAsync(subscription, batch.Request, () => secrets.OfAsync(kept, cancellation), cancellation);
        }

        var ended = begun.End(verdict, batch.Request.Events, clock.GetUtcNow(), Chance());
        await subscriptions.TryNoteAsync(subscription.Bank, subscription.Id, ended, noted, cancellation);
        if (verdict.Fault != Fault.None)
        {
            await FailedAsync(subscription, ended, cancellation);
        }
    }

    private static double Chance() => RandomNumberGenerator.GetInt32(1001) / 1000.0;

    private async Task<Verdict> PostAsync(
        Subscription subscription, WebhookRequest request, Func<Task<IReadOnlyList<byte[]>>> secrets, CancellationToken cancellation)
    {
        try
        {
            return await client.PostAsync(subscription, request, await secrets(), cancellation);
        }
        catch (Exception e) when (e is RequestFailedException or CryptographicException)
        {
            logger.LogError(e, "Subscription {Subscription} of {Bank}: the request could not be made", subscription.Id, subscription.Bank);
            return new Verdict(Fault.Ours, "the hub could not make the request; it tries again");
        }
    }

    private async Task FailedAsync(Subscription subscription, Progress progress, CancellationToken cancellation)
    {
        var (now, failure) = (clock.GetUtcNow(), progress.LastFailure!);
        logger.LogWarning(
            "Subscription {Subscription} of {Bank}: failure {Failures} ({Fault}): {Reason}", subscription.Id, subscription.Bank, progress.Failures, failure.Fault, failure.Reason);
        if (failure.Fault == Fault.Ours)
        {
            return;
        }

        if (progress.IsToBeDisabled(now))
        {
            await subscriptions.ChangeAsync(
                subscription.Bank, subscription.Id, s => s with { State = SubscriptionState.Disabled, Reason = failure.Reason }, cancellation);
            await NoticeAsync("disabled", subscription, progress, now, cancellation);
        }
        else if (progress.IsExhausted)
        {
            await NoticeAsync("exhausted", subscription, progress, now, cancellation);
        }
    }

    /// <summary>Tells the bank in its feed, once for a row of failures: who does not answer may still pull.</summary>
    private Task NoticeAsync(string what, Subscription subscription, Progress progress, DateTimeOffset now, CancellationToken cancellation)
    {
        var data = JsonSerializer.SerializeToElement(
            new DeliveryNotice(subscription.Id, progress.Cursor, progress.FailingSince, progress.Failures, progress.LastFailure!.Fault, progress.LastFailure.Reason), HubJson.Options);
        var id = $"delivery-{what}-{subscription.Id}-{progress.FailingSince?.UtcTicks}";
        var notice = new CloudEvent(id, $"cn.hub.delivery.{what}", "/api/v1/subscriptions", null, now, data);
        return feeds.AppendAsync(subscription.Bank, [new FeedBatch(id, [new FeedEvent(notice, IsNotice: true)])], cancellation);
    }

    /// <summary>Unwraps the secrets of a subscription once a slice, as long as they are the same.</summary>
    private sealed class SecretsInUse(Subscriptions subscriptions)
    {
        private string? _kept;
        private IReadOnlyList<byte[]> _secrets = [];

        public async Task<IReadOnlyList<byte[]>> OfAsync(string kept, CancellationToken cancellation)
        {
            if (kept != _kept)
            {
                (_secrets, _kept) = (await subscriptions.SecretsAsync(kept, cancellation), kept);
            }

            return _secrets;
        }
    }

    private sealed record DeliveryNotice(string Subscription, long DeliveredUpTo, DateTimeOffset? FailingSince, int Failures, Fault Fault, string Reason);
}
