namespace Hub.Simulator;

/// <summary>A fault and when it shows: for so many requests after so many, or with a probability.</summary>
public sealed record Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>How many requests are served well before it shows.</summary>
    public int After { get; private init; }

    /// <summary>How often it shows at most.</summary>
    public int Limit { get; private init; } = int.MaxValue;

    /// <summary>Share of the requests that show it; 0 … 1.</summary>
    public double Probability { get; private init; } = 1;

    /// <summary>For <see cref="FaultKind.Slow"/>: how long the reply waits. Default 2 s.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For <see cref="FaultKind.TooManyRequests"/>: what Retry-After says, in whole seconds. Default 1 s.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it shows from its first request on; null for no end but <see cref="Limit"/>.</summary>
    public TimeSpan? Duration { get; private init; }

    /// <summary>Shows for a time, from the first request after <paramref name="after"/> good ones on.</summary>
    public static Fault Lasting(FaultKind kind, TimeSpan duration, int after = 0) => new(kind) { Duration = duration, After = after };

    /// <summary>Shows for <paramref name="count"/> requests after <paramref name="after"/> good ones, then no more.</summary>
    public static Fault Times(FaultKind kind, int count = 1, int after = 0) => new(kind) { Limit = count, After = after };

    /// <summary>Shows with a probability until switched off; which requests depends on the seed alone.</summary>
    public static Fault Chance(FaultKind kind, double probability) => new(kind) { Probability = probability };
}
