using System.Text.Json;
using Hub.Azure.Profiles;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Calendars;
using Hub.Domain.Trust.Disputes;

namespace Hub.Azure.Trust.Disputes;

/// <summary>What an enterprise disputes.</summary>
/// <param name="CreditCode">The enterprise.</param>
/// <param name="Item">The item.</param>
/// <param name="Claim">What is wrong with it.</param>
/// <param name="EvidenceHash">SHA-256 of its evidence, hex; null for none.</param>
/// <param name="Actor">Who raises it.</param>
public sealed record Objection(string CreditCode, DisputedItem Item, string Claim, string? EvidenceHash, string Actor);

/// <summary>The profile has no such item.</summary>
public sealed class NoSuchItemException(DisputedItem item) : Exception($"The profile has no item “{item.Item}” in {item.InterfaceId}.");

/// <summary>The same is disputed already.</summary>
public sealed class AlreadyDisputedException(string id) : Exception($"The same is disputed in {id}, which is open.")
{
    /// <summary>The open dispute.</summary>
    public string Id => id;
}

/// <summary>Where disputes are raised and answered.</summary>
public sealed class DisputeDesk(CaseStore cases, DisputeProgress progress, ProfileStore profiles, Catalog catalog, WorkingDays days, TimeProvider clock)
{
    /// <summary>Receives a dispute; flags the item and sends it to the department at once.</summary>
    /// <exception cref="NoSuchItemException">There is nothing to dispute.</exception>
    /// <exception cref="AlreadyDisputedException">The same is disputed already.</exception>
    public async Task<Dispute> RaiseAsync(Objection objection, CancellationToken cancellation)
    {
        var item = objection.Item;
        if (await profiles.FindAsync(objection.CreditCode, cancellation) is not { } row || Find(row.Profile, item) is null)
        {
            throw new NoSuchItemException(item);
        }

        var all = await cases.ListAsync(objection.CreditCode, cancellation);
        if (all.OfType<Dispute>().FirstOrDefault(d => d.IsOpen && d.Item == item) is { } open)
        {
            throw new AlreadyDisputedException(open.Id);
        }

        var department = catalog.FindInterface(item.InterfaceId)!.DepartmentId;
        var dispute = await cases.AddAsync(
            objection.CreditCode,
            id => DisputeSteps.Received(
                id, objection.CreditCode, item, department, objection.Claim, objection.EvidenceHash, row.Profile.Version, clock.GetUtcNow(), objection.Actor, days),
            cancellation);
        return await progress.AdvanceAsync(dispute, cancellation);
    }

    /// <summary>Takes a department's reply.</summary>
    /// <exception cref="CaseStateException">It is answered already.</exception>
    public async Task<Dispute> ReplyAsync(Dispute dispute, ReplyKind kind, string reason, JsonElement? record, string actor, CancellationToken cancellation)
    {
        var before = (await profiles.FindAsync(dispute.CreditCode, cancellation))?.Profile is { } profile ? Find(profile, dispute.Item) : null;
        JsonElement? content = before is null ? null : JsonSerializer.Deserialize<JsonElement>(before.Content.Span);
        var replied = await cases.ChangeAsync<Dispute>(
            dispute.Id, d => d.Replied(new DisputeReply(kind, reason, record, content, null), clock.GetUtcNow(), actor), cancellation);
        return await progress.AdvanceAsync(replied, cancellation);
    }

    /// <summary>Takes the enterprise's statement, which stands beside the item from now on.</summary>
    /// <exception cref="CaseStateException">The dispute is not closed, or has a statement.</exception>
    public Task<Dispute> StateAsync(Dispute dispute, string statement, string actor, CancellationToken cancellation) =>
        cases.ChangeAsync<Dispute>(dispute.Id, d => d.Stated(statement, clock.GetUtcNow(), actor), cancellation);

    /// <summary>Notes that the enterprise complained to the supervisor.</summary>
    /// <exception cref="CaseStateException">The dispute is not closed.</exception>
    public Task<Dispute> ComplainAsync(Dispute dispute, string reference, string actor, CancellationToken cancellation) =>
        cases.ChangeAsync<Dispute>(dispute.Id, d => d.Complained(reference, clock.GetUtcNow(), actor), cancellation);

    /// <summary>The item as a reader sees it.</summary>
    private Item? Find(Profile profile, DisputedItem item) =>
        catalog.FindInterface(item.InterfaceId) is { } @interface
            ? profile.Find(item.InterfaceId)?.Joined(@interface).Present.FirstOrDefault(i => i.Key == item.Item)
            : null;
}
