using System.Collections.Concurrent;

namespace Hub.Simulator;

/// <summary>The faults of a simulation, switched on and off while it runs, interface by interface.</summary>
/// <param name="seed">Decides which requests a fault with a probability hits.</param>
/// <param name="time">The clock of faults that last; the system's if not given.</param>
public sealed class Faults(int seed, TimeProvider? time = null)
{
    private static readonly FaultKind[] Survivable =
    [
        FaultKind.Slow, FaultKind.TooManyRequests, FaultKind.ServerErrors, FaultKind.CutMidBody, FaultKind.MalformedJson,
        FaultKind.WrongTypes, FaultKind.DuplicatePages, FaultKind.OutOfOrderPages, FaultKind.UnknownFields,
    ];

    private readonly ConcurrentDictionary<(string Interface, FaultKind Kind), FaultSwitch> _switches = new();

    /// <summary>The interfaces that faults are known for.</summary>
    public static IReadOnlyList<string> Interfaces => City.Interfaces;

    /// <summary>Switches faults on for an interface, each in the place of one of its kind.</summary>
    /// <exception cref="ArgumentException">No such interface; the message lists the valid ones.</exception>
    public void SwitchOn(string interfaceId, params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            var key = Dice.Mix(Dice.Mix((ulong)seed, Knowledge.NumberOf(interfaceId)), (long)fault.Kind);
            _switches[(interfaceId, fault.Kind)] = new FaultSwitch(fault, key, time ?? TimeProvider.System);
        }
    }

    /// <summary>Switches every fault on that a patient caller survives, each with this probability, for all interfaces.</summary>
    public void SwitchOnAll(double probability)
    {
        foreach (var interfaceId in Interfaces)
        {
            SwitchOn(interfaceId, [.. Survivable.Select(kind => Fault.Chance(kind, probability))]);
        }
    }

    /// <summary>Switches everything off.</summary>
    public void SwitchOffAll() => _switches.Clear();

    /// <summary>How many requests of an interface have shown a fault since it was switched on.</summary>
    public int Shown(string interfaceId, FaultKind kind) => _switches.TryGetValue((interfaceId, kind), out var found) ? found.Shown : 0;

    /// <summary>Counts a request and says which faults it shows.</summary>
    internal ShownFaults Next(string interfaceId) => _switches.IsEmpty ? ShownFaults.None :
        new([.. Enum.GetValues<FaultKind>()
            .Where(kind => _switches.TryGetValue((interfaceId, kind), out var found) && found.Next())
            .Select(kind => _switches[(interfaceId, kind)])
            .Select(found => found.Fault.Duration is null ? found.Fault : found.Fault with { RetryAfter = found.Left() })]);
}
