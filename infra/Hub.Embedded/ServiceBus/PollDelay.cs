namespace Hub.Embedded.ServiceBus;

/// <summary>The pause between looks into an empty queue: short after a message, then longer; the queue service cannot wait itself.</summary>
internal sealed class PollDelay
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);
    private TimeSpan _next = Shortest;

    internal TimeSpan Next()
    {
        var pause = _next;
        _next = pause * 1.5 < Longest ? pause * 1.5 : Longest;
        return pause;
    }

    internal void Reset() => _next = Shortest;
}
