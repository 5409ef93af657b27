using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Pages through what a department changed since the last run, less a lag window.</summary>
public sealed class PagedPull(Asking asking, InterfaceStates states, TimeProvider clock)
{
    /// <summary>Pulls until the last page or the end of the slice.</summary>
    /// <returns>Whether all pages are received.</returns>
    public async Task<bool> PullAsync(
        Run run, Interface @interface, PagedSource source, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation)
    {
        var since = await states.WindowAsync(@interface.Id, cancellation);
        var cursor = writer.Batch.Cursor;
        var seen = new HashSet<string?> { cursor };
        while (true)
        {
            using var page = await NextAsync(@interface, source, since, cursor, writer, cancellation);
            var records = IsEmpty(source, page) ? [] : page.Records(source.Items);
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

    /// <summary>The platform says so with a code of its own, and leaves the array out.</summary>
    private static bool IsEmpty(PagedSource source, Reply page) =>
        source.Platform is not null && PlatformCall.Codes.NoRecord.Contains(page.Text(PlatformCall.Codes.Field) ?? "");

    /// <summary>The next page. If the department does not give it, the pages before it are kept: trying again begins at this one.</summary>
    private async Task<Reply> NextAsync(
        Interface @interface, PagedSource source, DateTimeOffset? since, string? cursor, BatchWriter writer, CancellationToken cancellation)
    {
        try
        {
            return await asking.PageAsync(@interface, source, since, cursor, cancellation);
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
        writer.NoteSourceAsOf(page.AsOf);
        foreach (var record in records)
        {
            writer.Add(record with { Start = start + record.Start }, received, page.AsOf);
        }
    }

    /// <summary>The next run asks for what changed since this one began.</summary>
    private static Task FinishAsync(Run run, BatchWriter writer, CancellationToken cancellation) =>
        writer.CheckpointAsync(
            writer.Evidence.End, null, cancellation, b => b with { State = BatchState.Received, Problem = null, WindowStart = run.CreatedAt });
}
