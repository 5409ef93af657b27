using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sources;

/// <summary>An answer that came in time.</summary>
/// <param name="Interface">Who was asked.</param>
/// <param name="Answer">What it said.</param>
/// <param name="ReceivedAt">When.</param>
internal sealed record OnDemandAnswer(Interface Interface, SourceAnswer Answer, DateTimeOffset ReceivedAt);

/// <summary>
/// Takes answers about one enterprise the way all deliveries go, as a run with a batch an interface, and builds its range at once.
/// The run is made when the answers are there, so that it waits for nobody.
/// </summary>
public sealed class OnDemandRuns(
    HubStore store, RunStore runs, BatchStore batches, BatchWriters writers, Sealing sealing, RangeBuilder builder,
    IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>A range that others build for longer is left to the build token, which is on its way in any case.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the answers to the profile.</summary>
    internal async Task TakeAsync(string code, IReadOnlyList<OnDemandAnswer> answers, CancellationToken cancellation)
    {
        if (answers.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var run = new Run(
            Run.NewId(now, RunKind.OnDemand, Guid.NewGuid()), RunKind.OnDemand, now, now + options.Value.RunDeadline,
            [.. answers.Select(a => a.Interface.Id)], RunState.Receiving, null);
        await runs.CreateAsync(run, cancellation);
        await Task.WhenAll(answers.Select(answer => TakeAsync(run, code, answer, cancellation)));
        await BuildAsync(store.Buckets.RangeOf(code), cancellation);
    }

    private async Task TakeAsync(Run run, string code, OnDemandAnswer received, CancellationToken cancellation)
    {
        using var answer = received.Answer;
        var writer = writers.For(received.Interface, await batches.OpenAsync(run.Id, received.Interface.Id, cancellation));
        writer.Evidence.Append(answer.Reply.Bytes);
        writer.NoteSourceAsOf(answer.SourceAsOf);
        writer.AddAnswer(code, answer.Records, writer.PointTo(0, answer.Reply.Bytes.Length), received.ReceivedAt, answer.AsOf);
        await writer.CheckpointAsync(writer.Evidence.End, null, cancellation, b => b with { State = BatchState.Received, Subject = code });
        await sealing.SealAsync((await batches.FindAsync(run.Id, received.Interface.Id, cancellation))!, cancellation);
    }

    private async Task BuildAsync(int range, CancellationToken cancellation)
    {
        for (var until = clock.GetUtcNow() + s_patience; clock.GetUtcNow() < until;)
        {
            try
            {
                await builder.BuildAsync(range, cancellation);
                return;
            }
            catch (RangeBusyException)
            {
                await Task.Delay(s_pause, clock, cancellation);
            }
        }
    }
}
