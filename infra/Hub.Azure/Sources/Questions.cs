using System.Threading.RateLimiting;
using Hub.Azure.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Asks a department about enterprises, many at a time within its rate, and gives the answers to the batch writer.</summary>
internal sealed class Questions(Asking asking, Interface @interface, PerSubjectSource source, BatchWriter writer, TimeProvider clock) : IAsyncDisposable
{
    private const int AtATime = 16;

    /// <summary>So many bad replies in one round, and more of them than good ones, are no accident: the department is sick, and the pull pauses.</summary>
    private const int MostFaults = 32;

    private readonly TokenBucketRateLimiter _limiter = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, source.PerSecond / 10),
        TokensPerPeriod = Math.Max(1, source.PerSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(0.1, 1.0 / source.PerSecond)),
        QueueLimit = int.MaxValue,
    });

    /// <summary>Asks about each enterprise once.</summary>
    /// <exception cref="DepartmentUnreachableException">Too many replies were none.</exception>
    public async Task<Round> AskAsync(IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        var round = new Round();
        await Parallel.ForEachAsync(
            codes,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (code, stop) =>
            {
                using var lease = await _limiter.AcquireAsync(1, stop);
                try
                {
                    using var reply = await asking.SubjectAsync(@interface, source, code, stop);
                    round.Note(code, () => Take(code, reply));
                }
                catch (DepartmentUnreachableException e)
                {
                    round.Note(code, e);
                }
                catch (DepartmentRefusedException e)
                {
                    round.Note(e);
                }
            });
        return round;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    /// <summary>Takes an answer; false if the department could not answer now.</summary>
    private bool Take(string code, Reply reply)
    {
        var result = reply.Text(source.Reply.Field) ?? "absent";
        var isAnswer = source.Reply.Ok.Contains(result);
        if (!isAnswer && !source.Reply.NoRecord.Contains(result))
        {
            return source.Reply.Unreached.Contains(result) || source.Reply.QuotaExceeded.Contains(result)
                ? false
                : throw new DepartmentUnreachableException($"the reply code “{result}” is none of those the catalog knows");
        }

        var items = isAnswer ? reply.Records(source.Items) : [];
        var start = writer.Evidence.End;
        writer.Evidence.Append(reply.Bytes);
        writer.AddAnswer(code, items, writer.PointTo(start, reply.Bytes.Length), clock.GetUtcNow());
        return true;
    }

    /// <summary>Who was asked without getting an answer. Answers come in parallel and are taken one at a time.</summary>
    internal sealed class Round
    {
        private readonly Lock _taking = new();
        private int _faults;
        private int _answers;

        public List<string> Unanswered { get; } = [];

        /// <summary>How often the platform refused a question for good, by what it said.</summary>
        public Dictionary<string, int> Refusals { get; } = [];

        public DepartmentUnreachableException? Fault { get; private set; }

        public void Note(string code, Func<bool> take)
        {
            lock (_taking)
            {
                if (take())
                {
                    _answers++;
                }
                else
                {
                    Unanswered.Add(code);
                }
            }
        }

        public void Note(DepartmentRefusedException refusal)
        {
            lock (_taking)
            {
                var reason = PlatformReply.Describe(refusal.Code);
                Refusals[reason] = Refusals.GetValueOrDefault(reason) + 1;
            }
        }

        public void Note(string code, DepartmentUnreachableException fault)
        {
            lock (_taking)
            {
                Fault = fault;
                Unanswered.Add(code);
                if (++_faults > MostFaults && _faults > _answers)
                {
                    throw fault;
                }
            }
        }
    }
}
