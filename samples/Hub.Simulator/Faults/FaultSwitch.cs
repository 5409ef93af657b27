namespace Hub.Simulator;

/// <summary>A fault that is switched on, with its counts.</summary>
internal sealed class FaultSwitch(Fault fault, ulong key)
{
    private readonly Lock _lock = new();
    private int _requests;

    public Fault Fault => fault;

    public int Shown { get; private set; }

    /// <summary>Counts a request and says whether it shows the fault.</summary>
    public bool Next()
    {
        lock (_lock)
        {
            var request = _requests++;
            var dice = Dice.For(key, Purpose.Fault, request);
            var shows = request >= fault.After && Shown < fault.Limit && dice.Happens(fault.Probability);
            Shown += shows ? 1 : 0;
            return shows;
        }
    }
}
