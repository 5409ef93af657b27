using Azure;
using Azure.Data.Tables;

namespace Hub.Embedded.ServiceBus;

/// <summary>
/// Lets a message id pass once in a window. A marker is written before the message is enqueued and confirmed after;
/// only a confirmed marker stops another message of the same id. So a crash between the two loses nothing: the
/// marker stays unconfirmed, and the message that is sent again passes.
/// </summary>
internal sealed class DuplicateFilter(Markers markers, TimeProvider time)
{
    private const string Sent = "sent";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Enqueues unless a message of that id was enqueued within the window.</summary>
    internal async Task RunAsync(
        string queue, string messageId, TimeSpan window, Func<Task> enqueue, CancellationToken cancellationToken)
    {
        var table = await markers.TableAsync(cancellationToken);
        var partition = Markers.DuplicatePartition(queue);
        var marker = new TableEntity(partition, Markers.Key(messageId)) { [Markers.Until] = time.GetUtcNow() + window, [Sent] = false };
        if (!await ClaimAsync(table, marker, cancellationToken))
        {
            return;
        }

        await enqueue();
        await ConfirmAsync(table, marker, cancellationToken);
        await markers.SweepAsync(partition, cancellationToken);
    }

    private async Task<bool> ClaimAsync(TableClient table, TableEntity marker, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (await TryAsync(() => table.AddEntityAsync(marker, cancellationToken), 409))
            {
                return true;
            }

            var found = await table.GetEntityIfExistsAsync<TableEntity>(marker.PartitionKey, marker.RowKey, cancellationToken: cancellationToken);
            if (!found.HasValue)
            {
                continue;
            }

            var current = found.Value!;
            var over = current.GetDateTimeOffset(Markers.Until) <= time.GetUtcNow();
            if (!over && current.GetBoolean(Sent) == true)
            {
                return false;
            }

            // Unconfirmed: another sender is at it, or died. It is given a moment to confirm; then this message passes.
            var patient = !over && time.GetElapsedTime(start) < Patience;
            if (!patient && await TryAsync(() => table.UpdateEntityAsync(marker, current.ETag, TableUpdateMode.Replace, cancellationToken), 412, 404))
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }
    }

    // The message is safe by now: a marker that cannot be confirmed lets a duplicate pass, nothing worse.
    private static async Task ConfirmAsync(TableClient table, TableEntity marker, CancellationToken cancellationToken)
    {
        marker[Sent] = true;
        try
        {
            await table.UpsertEntityAsync(marker, TableUpdateMode.Replace, cancellationToken);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
        }
    }

    private static async Task<bool> TryAsync(Func<Task> operation, params int[] refusals)
    {
        try
        {
            await operation();
            return true;
        }
        catch (RequestFailedException failure) when (refusals.Contains(failure.Status))
        {
            return false;
        }
    }
}
