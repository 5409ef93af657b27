using System.Globalization;
using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Pages through what a department changed since the last run, less a lag window.</summary>
public sealed class PagedPull(DepartmentClients clients, InterfaceStates states, TimeProvider clock)
{
    /// <summary>Pulls until the last page or the end of the slice.</summary>
    /// <returns>Whether all pages are received.</returns>
    public async Task<bool> PullAsync(
        Run run, Interface @interface, PagedSource source, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation)
    {
        var client = clients.For(@interface.DepartmentId);
        var since = await states.WindowAsync(@interface.Id, cancellation);
        var cursor = writer.Batch.Cursor;
        var seen = new HashSet<string?> { cursor };
        while (true)
        {
            using var page = await NextAsync(client, AddressOf(source, since, cursor), cursor, writer, cancellation);
            var records = page.Records(source.Items);
            var next = page.Text(source.NextCursor);
            if (!string.IsNullOrEmpty(next) && !seen.Add(next))
            {
                throw new DepartmentUnreachableException($"the page after cursor “{cursor}” names the earlier page “{next}” as the next: it would never end");
            }

            Take(page, records, writer);
            if (string.IsNullOrEmpty(next))
            {
                await FinishAsync(run, writer, cancellation);
                return true;
            }

            cursor = next;
            var outOfTime = clock.GetUtcNow() >= until;
            if (writer.IsFull || outOfTime)
            {
                await writer.CheckpointAsync(writer.Evidence.End, cursor, cancellation);
            }

            if (outOfTime)
            {
                return false;
            }
        }
    }

    /// <summary>The next page. If the department does not give it, the pages before it are kept: trying again begins at this one.</summary>
    private static async Task<Reply> NextAsync(HttpClient client, string address, string? cursor, BatchWriter writer, CancellationToken cancellation)
    {
        try
        {
            return await Reply.GetAsync(client, address, cancellation);
        }
        catch (DepartmentUnreachableException) when (writer.Evidence.End > writer.Evidence.Start)
        {
            await writer.CheckpointAsync(writer.Evidence.End, cursor, cancellation);
            throw;
        }
    }

    private void Take(Reply page, IReadOnlyList<Intake.Formats.RawRecord> records, BatchWriter writer)
    {
        var received = clock.GetUtcNow();
        var start = writer.Evidence.End;
        writer.Evidence.Append(page.Bytes);
        foreach (var record in records)
        {
            writer.Add(record with { Start = start + record.Start }, received);
        }
    }

    /// <summary>The next run asks for what changed since this one began.</summary>
    private static Task FinishAsync(Run run, BatchWriter writer, CancellationToken cancellation) =>
        writer.CheckpointAsync(
            writer.Evidence.End, null, cancellation, b => b with { State = BatchState.Received, Problem = null, WindowStart = run.CreatedAt });

    private static string AddressOf(PagedSource source, DateTimeOffset? since, string? cursor)
    {
        var query = new List<string> { $"{source.PageSizeParameter}={source.PageSize}" };
        if (since is { } instant)
        {
            var from = instant.AddHours(-source.LagHours).ToOffset(DateValue.Shanghai);
            query.Add($"{source.SinceParameter}={Uri.EscapeDataString(from.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))}");
        }

        if (cursor is not null)
        {
            query.Add($"{source.CursorParameter}={Uri.EscapeDataString(cursor)}");
        }

        return $"{source.Path.TrimStart('/')}?{string.Join('&', query)}";
    }
}
