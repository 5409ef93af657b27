using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sources;

/// <summary>Pulls interfaces of runs: one slice a token, with pauses when a department does not answer.</summary>
public sealed class Pulling(
    Catalog catalog, RunStore runs, BatchStore batches, BatchWriters writers, Sealing sealing, Tokens tokens,
    PagedPull paged, FilePull file, PerSubjectPull perSubject,
    IOptions<HubOptions> options, TimeProvider clock, ILogger<Pulling> logger)
{
    /// <summary>Longest pause after a failed attempt, where the department does not ask for a longer one.</summary>
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(15);

    /// <summary>Works on a token; harmless if it comes twice or late.</summary>
    public async Task PullAsync(PullInterface token, CancellationToken cancellation)
    {
        if (await runs.FindAsync(token.Run, cancellation) is not { } run || catalog.FindInterface(token.Interface) is not { } @interface)
        {
            return;
        }

        using var span = HubTraces.Start("pull", ("hub.interface", @interface.Id), ("hub.run", run.Id));
        var batch = await batches.OpenAsync(run.Id, @interface.Id, cancellation);
        try
        {
            await GoOnAsync(token, run, @interface, batch, cancellation);
        }
        catch (BatchTakenOverException e)
        {
            logger.LogInformation("{Message}", e.Message);
        }
    }

    private async Task GoOnAsync(PullInterface token, Run run, Interface @interface, Stored<Batch> batch, CancellationToken cancellation)
    {
        if (batch.Value.State == BatchState.Open && clock.GetUtcNow() > run.Deadline)
        {
            await sealing.FailAsync(batch, batch.Value.Problem is { } problem ? $"out of time: {problem}" : "out of time", cancellation);
            return;
        }

        if (batch.Value.State == BatchState.Open && !await TrySliceAsync(token, run, @interface, batch, cancellation))
        {
            return;
        }

        batch = (await batches.FindAsync(run.Id, @interface.Id, cancellation))!;
        if (batch.Value.State == BatchState.Received)
        {
            await sealing.SealAsync(batch, cancellation);
        }
        else if (batch.Value.IsConcluded)
        {
            await sealing.ConcludeAsync(batch.Value, cancellation);
        }
    }

    /// <summary>Pulls for one slice of time. False when the rest is left to a later token.</summary>
    private async Task<bool> TrySliceAsync(PullInterface token, Run run, Interface @interface, Stored<Batch> batch, CancellationToken cancellation)
    {
        if (catalog.FindDepartment(@interface.DepartmentId)?.RestsUntil(clock.GetUtcNow()) is { } rested)
        {
            var problem = $"the department is in maintenance until {rested.ToOffset(DateValue.Shanghai):HH:mm}";
            await WaitAsync(token, batch, batch.Value with { Problem = problem }, rested - clock.GetUtcNow(), cancellation);
            return false;
        }

        var writer = writers.For(@interface, batch);
        try
        {
            var until = clock.GetUtcNow() + options.Value.PullSlice;
            var through = await PullSliceAsync(run, @interface, writer, until, cancellation);
            if (!through)
            {
                await tokens.SendAsync(token with { Step = token.Step + 1 }, TimeSpan.Zero, cancellation);
            }

            return through;
        }
        catch (DepartmentUnreachableException e)
        {
            await TryAgainLaterAsync(token, run, e, cancellation);
            return false;
        }
        catch (DepartmentRefusedException e)
        {
            logger.LogWarning("Run {Run} interface {Interface}: {Fault}", run.Id, @interface.Id, e.Message);
            await sealing.FailAsync((await batches.FindAsync(run.Id, @interface.Id, cancellation))!, e.Message, cancellation);
            return false;
        }
    }

    private Task<bool> PullSliceAsync(Run run, Interface @interface, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation) =>
        @interface.Source switch
        {
            PagedSource source => paged.PullAsync(run, @interface, source, writer, until, cancellation),
            FileSource source => file.PullAsync(run, @interface, source, writer, until, cancellation),
            PerSubjectSource source => perSubject.PullAsync(@interface, source, writer, until, cancellation),
            _ => throw new InvalidOperationException($"Interface {@interface.Id} is of shape {@interface.Source.Shape}: it is not pulled."),
        };

    /// <summary>A department that says when it may be asked again is waited for, and no attempt is counted: it answers, if not with data.</summary>
    private async Task TryAgainLaterAsync(PullInterface token, Run run, DepartmentUnreachableException fault, CancellationToken cancellation)
    {
        var batch = (await batches.FindAsync(token.Run, token.Interface, cancellation))!;
        var attempts = batch.Value.Attempts + (fault.RetryAfter is null ? 1 : 0);
        var pause = fault.RetryAfter is { } wish ? Longer(wish, options.Value.PullRetryDelay) : Pause(attempts);
        logger.LogWarning("Run {Run} interface {Interface}, attempt {Attempt}: {Fault}", token.Run, token.Interface, attempts, fault.Message);
        if (attempts >= options.Value.PullAttempts || clock.GetUtcNow() + pause > run.Deadline)
        {
            var why = attempts > 0 ? $"given up after {attempts} attempts" : "given up, to be asked again only after the run's deadline";
            await sealing.FailAsync(batch, $"{why}: {fault.Message}", cancellation);
            return;
        }

        var cursor = fault is FileChangedException ? null : batch.Value.Cursor;
        await WaitAsync(token, batch, batch.Value with { Attempts = attempts, Problem = fault.Message, Cursor = cursor }, pause, cancellation);
    }

    private async Task WaitAsync(PullInterface token, Stored<Batch> batch, Batch next, TimeSpan pause, CancellationToken cancellation)
    {
        await batches.UpdateAsync(batch, next with { NotBefore = clock.GetUtcNow() + pause }, cancellation);
        await tokens.SendAsync(token with { Step = token.Step + 1 }, pause, cancellation);
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private TimeSpan Pause(int attempts)
    {
        var pause = options.Value.PullRetryDelay * Math.Pow(2, Math.Min(attempts - 1, 20));
        return pause < s_longestPause ? pause : s_longestPause;
    }
}
