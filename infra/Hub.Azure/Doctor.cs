using Azure;
using Microsoft.Extensions.Logging;

namespace Hub.Azure;

/// <summary>How bad it is.</summary>
public enum Condition
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The hub works, but somebody should look at it.</summary>
    Warn,

    /// <summary>Something does not work, or soon will not.</summary>
    Fail,
}

/// <summary>What was found of one thing.</summary>
/// <param name="Check">What was looked at: store, names, clock, queues, timers, catalog, interfaces, runs, seals, feeds.</param>
/// <param name="Subject">The thing, such as a table or a queue.</param>
/// <param name="Condition">How it is.</param>
/// <param name="Zh">What is, or what is wrong, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Command">What mends it or shows more, as docs/deploy.md writes commands; null where nothing is wrong.</param>
public sealed record Diagnosis(string Check, string Subject, Condition Condition, string Zh, string En, string? Command = null);

/// <summary>All that was found.</summary>
/// <param name="At">When, by the hub's clock.</param>
/// <param name="Condition">The worst of all.</param>
/// <param name="Diagnoses">What is wrong first.</param>
public sealed record DoctorReport(DateTimeOffset At, Condition Condition, IReadOnlyList<Diagnosis> Diagnoses);

/// <summary>One of the things the doctor looks at.</summary>
public interface IExamination
{
    /// <summary>The name of the check.</summary>
    string Check { get; }

    /// <summary>Looks; what it finds wrong it says, and does not throw it.</summary>
    Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation);
}

/// <summary>Looks at everything the hub needs, at once, and says of each thing what is wrong and what mends it.</summary>
public sealed class Doctor(IEnumerable<IExamination> examinations, TimeProvider clock, ILogger<Doctor> logger)
{
    /// <summary>How long one examination may take. [P]</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Looks at everything.</summary>
    public async Task<DoctorReport> ExamineAsync(CancellationToken cancellation)
    {
        var found = (await Task.WhenAll(examinations.Select(e => ExamineAsync(e, cancellation)))).SelectMany(f => f).ToList();
        return new DoctorReport(clock.GetUtcNow(), found.Max(d => d.Condition), [.. found.OrderByDescending(d => d.Condition)]);
    }

    private async Task<IReadOnlyList<Diagnosis>> ExamineAsync(IExamination examination, CancellationToken cancellation)
    {
        try
        {
            return await examination.ExamineAsync(cancellation).WaitAsync(s_patience, clock, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            logger.LogWarning(e, "The check {Check} could not be made", examination.Check);
            var why = e is RequestFailedException failed ? $"{failed.Status} {failed.ErrorCode}" : e.GetType().Name;
            return
            [
                new(examination.Check, "*", Condition.Fail, $"无法检查：{why}", $"It could not be looked at: {why}. The log says more; what the others found may be the cause."),
            ];
        }
    }
}
