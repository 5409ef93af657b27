using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Azure.Profiles;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Disputes;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Trust.Disputes;

/// <summary>How a correction fares.</summary>
/// <param name="IsBuilt">Whether it is in the profile.</param>
/// <param name="Problem">Why it could not be taken; null if it could.</param>
public sealed record CorrectionOutcome(bool IsBuilt, string? Problem);

/// <summary>
/// Takes what a department replied to a dispute the way all records go, as a run of its own: raw bytes as evidence, normalised, checked by
/// the quality rules, folded. The run is named after the reply, so that taking it twice is taking it once.
/// </summary>
public sealed class Corrections(
    RunStore runs, BatchStore batches, BatchWriters writers, Sealing sealing, ProfileStore profiles, Catalog catalog,
    IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>What is wrong with a corrected record, told before it is taken; empty if nothing is.</summary>
    /// <param name="dispute">The dispute.</param>
    /// <param name="record">The record in the department's own form.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<RecordError>> FaultsAsync(Dispute dispute, JsonElement record, CancellationToken cancellation)
    {
        var @interface = catalog.FindInterface(dispute.Item.InterfaceId)!;
        var (normaliser, raw) = (new Normaliser(@interface), Encoding.UTF8.GetBytes(record.GetRawText()));
        var read = normaliser.HasRows
            ? normaliser.NormaliseRows(raw, clock.GetUtcNow()).Select(r => r.Record).ToList()
            : [normaliser.Normalise(raw, clock.GetUtcNow())];
        if (read.SelectMany(r => r.Errors).ToList() is { Count: > 0 } errors)
        {
            return errors;
        }

        var items = await ItemsAsync(dispute, cancellation);
        return [.. read.SelectMany(r => FaultsOf(r, dispute, @interface, items))];
    }

    /// <summary>Takes a reply to the profile's door; returns its run.</summary>
    public async Task<string> TakeAsync(Dispute dispute, CancellationToken cancellation)
    {
        var replied = dispute.Steps.Last(s => s.What == DisputeState.SourceReplied).At;
        var id = Run.NewId(replied, RunKind.Correction, NonceOf($"{dispute.Id} {replied:O}"));
        var @interface = catalog.FindInterface(dispute.Item.InterfaceId)!;
        var now = clock.GetUtcNow();
        await runs.CreateAsync(new Run(id, RunKind.Correction, now, now + options.Value.RunDeadline, [@interface.Id], RunState.Receiving, null), cancellation);
        var batch = await batches.OpenAsync(id, @interface.Id, cancellation);
        if (batch.Value.State == BatchState.Open)
        {
            await WriteAsync(writers.For(@interface, batch), dispute, now, cancellation);
            batch = (await batches.FindAsync(id, @interface.Id, cancellation))!;
        }

        if (batch.Value.State == BatchState.Received)
        {
            await sealing.SealAsync(batch, cancellation);
        }

        return id;
    }

    /// <summary>Whether the reply's run is through, and whether it was taken.</summary>
    public async Task<CorrectionOutcome> OutcomeAsync(Dispute dispute, CancellationToken cancellation)
    {
        var run = await runs.FindAsync(dispute.Reply!.Run!, cancellation);
        var batch = await batches.FindAsync(dispute.Reply.Run!, dispute.Item.InterfaceId, cancellation);
        if (run?.State != RunState.Complete || batch is null)
        {
            return new CorrectionOutcome(false, null);
        }

        var problem = batch.Value switch
        {
            { Quarantined: > 0 } => string.Join("; ", batch.Value.Reasons.SelectMany(r => r.Errors).Select(e => $"{e.Name} {e.Field}").Distinct()),
            { State: not BatchState.Sealed and not BatchState.Released } => batch.Value.Problem ?? $"{batch.Value.State}",
            _ => null,
        };
        return new CorrectionOutcome(problem is null, problem);
    }

    private async Task WriteAsync(BatchWriter writer, Dispute dispute, DateTimeOffset now, CancellationToken cancellation)
    {
        if (dispute.Reply!.Record is { } record)
        {
            var raw = Encoding.UTF8.GetBytes(record.GetRawText());
            writer.Evidence.Append(raw);
            writer.Add(new RawRecord(raw, 0, raw.Length, null), now);
        }
        else
        {
            var words = JsonSerializer.SerializeToUtf8Bytes(new { dispute = dispute.Id, dispute.Reply.Kind, dispute.Reply.Reason }, HubJson.Options);
            writer.Evidence.Append(words);
            foreach (var item in await ItemsAsync(dispute, cancellation))
            {
                writer.AddWithdrawal(dispute.CreditCode, item.Key, item.AsOf, now, writer.PointTo(0, words.Length));
            }
        }

        await writer.CheckpointAsync(writer.Evidence.End, null, cancellation, b => b with { State = BatchState.Received, Subject = dispute.CreditCode });
    }

    /// <summary>The stored items, or parts of the item, that are disputed.</summary>
    private async Task<IReadOnlyList<Item>> ItemsAsync(Dispute dispute, CancellationToken cancellation)
    {
        var @interface = catalog.FindInterface(dispute.Item.InterfaceId)!;
        var row = await profiles.FindAsync(dispute.CreditCode, cancellation);
        return [.. row?.Profile.Find(@interface.Id)?.Present.Where(i => ItemKeys.Of(@interface, i.Key) == dispute.Item.Item) ?? []];
    }

    private static IEnumerable<RecordError> FaultsOf(NormalisedRecord record, Dispute dispute, Interface @interface, IReadOnlyList<Item> items)
    {
        if (record.Code != dispute.CreditCode)
        {
            yield return new RecordError("WRONG_SUBJECT", "subject", record.Code ?? "", dispute.CreditCode);
        }

        if (record.Deleted || ItemKeys.Of(@interface, record.ItemKey) != dispute.Item.Item)
        {
            yield return new RecordError("WRONG_ITEM", "record", record.Deleted ? "a withdrawal" : record.ItemKey, $"the right record of item “{dispute.Item.Item}”");
        }

        if (items.Where(i => i.Key == record.ItemKey).Select(i => (DateTimeOffset?)i.AsOf).Max() is { } known && record.AsOf < known)
        {
            yield return new RecordError("OLDER", "asOf", $"{record.AsOf:O}", $"not before {known:O}, or it would not count against the record it corrects");
        }
    }

    private static Guid NonceOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
