namespace Hub.Domain.Sharing.Deliveries;

/// <summary>When a delivery that failed is tried again.</summary>
public static class RetrySchedule
{
    /// <summary>Pauses after the first, second… failure in a row. They sum up to 72 hours.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(25),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(7.5),
        TimeSpan.FromMinutes(20),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(4),
        TimeSpan.FromHours(8),
        TimeSpan.FromHours(8),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(12),
    ];

    /// <summary>After all of them a receiver is only looked after now and then, until it is disabled.</summary>
    public static readonly TimeSpan WhenExhausted = TimeSpan.FromHours(12);

    /// <summary>A receiver that failed for so long without one success is disabled.</summary>
    public static readonly TimeSpan DisabledAfter = TimeSpan.FromDays(5);

    /// <summary>A receiver may ask for a longer pause (Retry-After), but not for longer than this.</summary>
    public static readonly TimeSpan LongestAskedFor = TimeSpan.FromHours(12);

    private static readonly TimeSpan s_afterOurs = TimeSpan.FromSeconds(10);

    /// <summary>The share by which a pause is drawn longer, so that receivers that failed together do not come back together.</summary>
    private const double Jitter = 0.1;

    /// <summary>The pause after a fault of the hub's own. [P]</summary>
    /// <param name="chance">A random number, 0 to 1.</param>
    public static TimeSpan AfterOurs(double chance) => s_afterOurs * (1 + (Jitter * chance));

    /// <summary>The pause after so many failures in a row.</summary>
    /// <param name="failures">From 1.</param>
    /// <param name="chance">A random number, 0 to 1.</param>
    /// <param name="askedFor">What the receiver asked for, if it did.</param>
    public static TimeSpan After(int failures, double chance, TimeSpan? askedFor)
    {
        var pause = failures <= Pauses.Count ? Pauses[failures - 1] : WhenExhausted;
        var drawn = pause * (1 + (Jitter * chance));
        var asked = askedFor is { } longer && longer > LongestAskedFor ? LongestAskedFor : askedFor;
        return asked > drawn ? asked.Value : drawn;
    }
}
