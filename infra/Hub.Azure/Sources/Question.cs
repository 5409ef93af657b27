using Hub.Azure.Intake.Formats;

namespace Hub.Azure.Sources;

/// <summary>What is asked of a department: a page of what changed, or one enterprise.</summary>
/// <param name="Subject">The enterprise; null for a page.</param>
/// <param name="Since">Start of the window of a page; null for everything.</param>
/// <param name="Cursor">Which page; null for the first.</param>
internal sealed record Question(string? Subject, DateTimeOffset? Since, string? Cursor)
{
    public static Question About(string code) => new(code, null, null);

    public static Question Page(DateTimeOffset? since, string? cursor) => new(null, since, cursor);
}

/// <summary>What came of a question. "No record" and "not reached" are never merged.</summary>
internal enum Verdict
{
    /// <summary>The records are the answer.</summary>
    Answered,

    /// <summary>There is nothing.</summary>
    NoRecord,

    /// <summary>The source behind the department did not answer: to be asked again later.</summary>
    Unreached,

    /// <summary>No more questions today.</summary>
    QuotaExceeded,

    /// <summary>Refused for a reason that asking again does not change.</summary>
    Refused,
}

/// <summary>A reply, read.</summary>
/// <param name="Reply">Its bytes.</param>
/// <param name="Verdict">What came of the question.</param>
/// <param name="Reason">For what is no answer: the code and what to do.</param>
/// <param name="Records">Its records; empty unless answered.</param>
/// <param name="Next">The next page; null if there is none.</param>
/// <param name="AsOf">As of when its records are, by its own word; null if it does not say.</param>
/// <param name="SourceAsOf">The same, or else when the source made it.</param>
internal sealed record SourceAnswer(
    Reply Reply, Verdict Verdict, string Reason, IReadOnlyList<RawRecord> Records, string? Next, DateTimeOffset? AsOf, DateTimeOffset? SourceAsOf) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Reply.Dispose();
}

/// <summary>Asks in the way a source is asked: at the department itself, or at the shared data platform.</summary>
internal interface IDesk
{
    /// <summary>Asks once; attempts at the network are repeated below.</summary>
    /// <exception cref="DepartmentUnreachableException">No reply, or one that is none.</exception>
    Task<SourceAnswer> AskAsync(Question question, CancellationToken cancellation);
}
