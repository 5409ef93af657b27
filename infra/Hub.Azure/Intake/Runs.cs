using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>Starts runs: every night by the timer, at any hour by an operator.</summary>
public sealed class Runs(
    RunStore runs, BatchStore batches, InterfaceStates states, RunProgress progress, Tokens tokens, Catalog catalog,
    IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>
    /// The run of a night, named by its day in China: the same one however often the timer fires for it, also when it fires
    /// late because no hub was running at one o'clock.
    /// </summary>
    public Task<Run> StartNightAsync(CancellationToken cancellation)
    {
        var day = DateValue.DayOf(clock.GetUtcNow());
        var night = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return StartAsync(Run.NewId(night, RunKind.Night, Guid.Empty), RunKind.Night, null, cancellation);
    }

    /// <summary>A run that an operator asks for.</summary>
    /// <param name="interfaces">What to pull; null for what is due.</param>
    /// <param name="cancellation">Ends the starting.</param>
    public Task<Run> StartAsync(IReadOnlyList<string>? interfaces, CancellationToken cancellation) =>
        StartAsync(Run.NewId(clock.GetUtcNow(), RunKind.Operator, Guid.NewGuid()), RunKind.Operator, interfaces, cancellation);

    private async Task<Run> StartAsync(string id, RunKind kind, IReadOnlyList<string>? interfaces, CancellationToken cancellation)
    {
        if (await runs.FindAsync(id, cancellation) is { } existing)
        {
            return existing;
        }

        var now = clock.GetUtcNow();
        var chosen = interfaces ?? await DueAsync(now, cancellation);
        var run = await runs.CreateAsync(
            new Run(id, kind, now, now + options.Value.RunDeadline, chosen, RunState.Receiving, null), cancellation);
        foreach (var interfaceId in chosen)
        {
            await batches.OpenAsync(id, interfaceId, cancellation);
            await tokens.SendAsync(new PullInterface(id, interfaceId, 0), TimeSpan.Zero, cancellation);
        }

        await progress.AdvanceAsync(id, cancellation);
        return run;
    }

    private async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await states.ListAsync(cancellation);
        return [.. catalog.Interfaces
            .Where(i => Due.At(i, known.GetValueOrDefault(i.Id)?.LastSealedAt, now))
            .Select(i => i.Id)];
    }
}
