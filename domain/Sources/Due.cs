namespace Hub.Domain.Sources;

/// <summary>Which interfaces a nightly run asks.</summary>
public static class Due
{
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    /// <summary>The run starts at the same hour every night; a little less than the period is the period.</summary>
    private static readonly TimeSpan s_slack = TimeSpan.FromHours(12);

    /// <summary>
    /// Daily, event and on-demand interfaces are asked every night; those with longer cadences once a week, since the day on
    /// which a department publishes is not fixed.
    /// </summary>
    public static bool At(Interface @interface, DateTimeOffset? lastSealedAt, DateTimeOffset now)
    {
        if (@interface.Source is PushSource)
        {
            return false;
        }

        return @interface.Cadence is Cadence.Realtime or Cadence.Event or Cadence.Daily or Cadence.OnDemand
            || lastSealedAt is not { } last
            || now - last >= s_week - s_slack;
    }
}
