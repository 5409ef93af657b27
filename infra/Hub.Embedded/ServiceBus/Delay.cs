namespace Hub.Embedded.ServiceBus;

/// <summary>How long a message stays hidden.</summary>
internal static class Delay
{
    private const int WeekInSeconds = 7 * 24 * 3600;

    /// <summary>Whole seconds, rounded up so that nothing is early; the service takes up to a week, who needs more hides again.</summary>
    internal static int Seconds(TimeSpan wait) => (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 0, WeekInSeconds - 1);
}
