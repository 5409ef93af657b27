namespace Hub.Simulator;

/// <summary>A fault that is switched on, with its counts.</summary>
internal sealed class FaultSwitch(Fault fault, ulong key, TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _requests;
    private long? _begun;

    public Fault Fault => fault;

    public int Shown { get; private set; }

    /// <summary>Counts a request and says whether it shows the fault.</summary>
    public bool Next()
    {
        lock (_lock)
        {
            var request = _requests++;
            var dice = Dice.For(key, Purpose.Fault, request);
            var shows = request >= fault.After && Shown < fault.Limit && dice.Happens(fault.Probability) && Left() > TimeSpan.Zero;
            Shown += shows ? 1 : 0;
            return shows;
        }
    }

    /// <summary>What is left of a fault that lasts; its time begins when it is first asked for.</summary>
    public TimeSpan Left() => fault.Duration is { } duration
        ? duration - time.GetElapsedTime(_begun ??= time.GetTimestamp())
        : TimeSpan.MaxValue;
}
