using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Pages through what changed since the last run, less a lag window: at the department or at the shared data platform.</summary>
public sealed class PagedPull(Desks desks, InterfaceStates states, TimeProvider clock)
{
    /// <summary>Pulls until the last page or the end of the slice.</summary>
    /// <returns>Whether all pages are received.</returns>
    public async Task<bool> PullAsync(
        Run run, Interface @interface, PagedSource source, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation)
    {
        var desk = desks.For(@interface);
        var since = (await states.WindowAsync(@interface.Id, cancellation))?.AddHours(-source.LagHours);
        var cursor = writer.Batch.Cursor;
        var seen = new HashSet<string?> { cursor };
        while (true)
        {
            using var page = await NextAsync(desk, Question.Page(since, cursor), writer, cancellation);
            if (!string.IsNullOrEmpty(page.Next) && !seen.Add(page.Next))
            {
                throw new DepartmentUnreachableException($"the page after cursor “{cursor}” names the earlier page “{page.Next}” as the next: it would never end");
            }

            Take(page, writer);
            if (string.IsNullOrEmpty(page.Next))
            {
                await FinishAsync(run, writer, cancellation);
                return true;
            }

            cursor = page.Next;
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
    private static async Task<SourceAnswer> NextAsync(IDesk desk, Question question, BatchWriter writer, CancellationToken cancellation)
    {
        try
        {
            return Usable(await desk.AskAsync(question, cancellation));
        }
        catch (DepartmentUnreachableException) when (writer.Evidence.End > writer.Evidence.Start)
        {
            await writer.CheckpointAsync(writer.Evidence.End, question.Cursor, cancellation);
            throw;
        }
    }

    private static SourceAnswer Usable(SourceAnswer page)
    {
        if (page.Verdict is Verdict.Answered or Verdict.NoRecord)
        {
            return page;
        }

        page.Dispose();
        throw page.Verdict == Verdict.Unreached
            ? new DepartmentUnreachableException($"the source behind the platform did not answer: {page.Reason}")
            : new DepartmentRefusedException(page.Verdict == Verdict.QuotaExceeded ? $"the day's quota of questions is used up: {page.Reason}" : page.Reason);
    }

    private void Take(SourceAnswer page, BatchWriter writer)
    {
        var received = clock.GetUtcNow();
        var start = writer.Evidence.End;
        writer.Evidence.Append(page.Reply.Bytes);
        writer.NoteSourceAsOf(page.SourceAsOf);
        foreach (var record in page.Records)
        {
            writer.Add(record with { Start = start + record.Start }, received, page.AsOf);
        }
    }

    /// <summary>The next run asks for what changed since this one began.</summary>
    private static Task FinishAsync(Run run, BatchWriter writer, CancellationToken cancellation) =>
        writer.CheckpointAsync(
            writer.Evidence.End, null, cancellation, b => b with { State = BatchState.Received, Problem = null, WindowStart = run.CreatedAt });
}
