using Hub.Azure.Trust.Audit;
using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Sharing.Subscriptions;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Sharing;

/// <summary>
/// The record of what is posted. A request stands in it before its first byte leaves; tried again with the same body, it is recorded no
/// second time. Nothing of an enterprise leaves while the record is not sealed.
/// </summary>
public sealed class DeliveryRecord(AuditLog log, SealWatch seals, TimeProvider clock)
{
    private const string Function = "DeliverFeed";

    /// <summary>Records a request; says why it must not leave now, null if it may.</summary>
    /// <param name="subscription">Where it goes.</param>
    /// <param name="request">The request.</param>
    /// <param name="recorded">The hash of the request under way as it was recorded; null if it was not.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task<Verdict?> RefusalAsync(Subscription subscription, WebhookRequest request, string? recorded, CancellationToken cancellation)
    {
        if (!request.Told.IsEmpty && await seals.StoppedForAsync(cancellation) is { } age)
        {
            return new Verdict(Fault.Ours, $"the record of access was sealed {age.TotalSeconds:F0} s ago, which is too long; deliveries go on when it is sealed again");
        }

        try
        {
            if (request.Hash != recorded)
            {
                await log.RecordAsync([EntryOf(subscription, request)], cancellation);
            }

            return null;
        }
        catch (AuditUnavailableException)
        {
            return new Verdict(Fault.Ours, "the delivery could not be recorded; the hub tries again");
        }
    }

    /// <summary>The answer is not known yet: status 0.</summary>
    private AuditEntry EntryOf(Subscription subscription, WebhookRequest request) =>
        new(clock.GetUtcNow(), subscription.Bank, CallerRole.Bank, Function, $"POST {request.Id}", 0, AuditEntry.Granted)
        {
            FieldHash = request.Hash, Feed = request.Feed, Told = request.Told.ToList(),
        };
}
