namespace Hub.Domain.Sharing.Deliveries;

/// <summary>How far a subscription's deliveries are.</summary>
public sealed record Progress
{
    /// <summary>Everything up to this number of the feed has arrived.</summary>
    public long Cursor { get; init; }

    /// <summary>
    /// The last number of the request that is under way or failed; 0 if none is. A request that is tried again holds the same
    /// events under the same id, so that the receiver knows it again.
    /// </summary>
    public long UnderWay { get; init; }

    /// <summary>
    /// SHA-256 of the body of the request under way, if it stands in the record of access; null if it does not. Tried again with the same
    /// body, it is not recorded again.
    /// </summary>
    public string? Recorded { get; init; }

    /// <summary>Failures of the receiver in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Not before this instant; null if at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the row of failures began.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>The last failure.</summary>
    public Verdict? LastFailure { get; init; }

    /// <summary>When something last arrived.</summary>
    public DateTimeOffset? LastDelivered { get; init; }

    /// <summary>Events that arrived, ever.</summary>
    public long Delivered { get; init; }

    /// <summary>Failures that were the receiver's, ever.</summary>
    public long TheirFaults { get; init; }

    /// <summary>Failures that were the hub's, ever.</summary>
    public long OurFaults { get; init; }

    /// <summary>Whether all planned retries failed.</summary>
    public bool IsExhausted => Failures > RetrySchedule.Pauses.Count;

    /// <summary>Whether it failed for so long that the hub gives up until the bank says otherwise.</summary>
    public bool IsToBeDisabled(DateTimeOffset now) =>
        LastFailure is { Gone: true } || (FailingSince is { } since && now - since >= RetrySchedule.DisabledAfter);

    /// <summary>A request for everything up to a number is begun.</summary>
    public Progress Begin(long upTo) => this with { UnderWay = upTo, Recorded = upTo == UnderWay ? Recorded : null };

    /// <summary>The request under way ended.</summary>
    /// <param name="verdict">How.</param>
    /// <param name="events">Events in it.</param>
    /// <param name="now">When.</param>
    /// <param name="chance">A random number, 0 to 1, that draws out the pause.</param>
    public Progress End(Verdict verdict, int events, DateTimeOffset now, double chance) => verdict.Fault switch
    {
        Fault.None => Arrived(events, now),
        Fault.Theirs => Failed(verdict, now, chance),
        _ => Waiting(verdict, now, chance),
    };

    /// <summary>There was nothing to send up to a number.</summary>
    public Progress Skip(long upTo) => this with { Cursor = upTo, UnderWay = 0, Recorded = null };

    /// <summary>The bank wants everything behind a number again, or mends its receiver: no failure counts any more.</summary>
    public Progress Restart(long cursor) => this with { Cursor = cursor, UnderWay = 0, Recorded = null, Failures = 0, NotBefore = null, FailingSince = null };

    private Progress Arrived(int events, DateTimeOffset now) => this with
    {
        Cursor = UnderWay, UnderWay = 0, Recorded = null, Failures = 0, NotBefore = null, FailingSince = null, LastDelivered = now, Delivered = Delivered + events,
    };

    private Progress Failed(Verdict verdict, DateTimeOffset now, double chance) => this with
    {
        Failures = Failures + 1,
        NotBefore = now + RetrySchedule.After(Failures + 1, chance, verdict.RetryAfter),
        FailingSince = FailingSince ?? now,
        LastFailure = verdict,
        TheirFaults = TheirFaults + 1,
    };

    /// <summary>The hub's own faults do not count towards giving up, and are looked after soon.</summary>
    private Progress Waiting(Verdict verdict, DateTimeOffset now, double chance) => this with
    {
        NotBefore = now + RetrySchedule.AfterOurs(chance),
        LastFailure = verdict,
        OurFaults = OurFaults + 1,
    };
}
