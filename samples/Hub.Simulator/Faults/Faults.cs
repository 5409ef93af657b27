using System.Collections.Concurrent;

namespace Hub.Simulator;

/// <summary>The faults of a simulation, switched on and off while it runs, interface by interface.</summary>
/// <param name="seed">Decides which requests a fault with a probability hits.</param>
public sealed class Faults(int seed)
{
    private static readonly FaultKind[] Survivable =
    [
        FaultKind.Slow, FaultKind.TooManyRequests, FaultKind.ServerErrors, FaultKind.CutMidBody, FaultKind.MalformedJson,
        FaultKind.WrongTypes, FaultKind.DuplicatePages, FaultKind.OutOfOrderPages, FaultKind.UnknownFields,
    ];

    private readonly ConcurrentDictionary<(string Interface, FaultKind Kind), FaultSwitch> _switches = new();

    /// <summary>The interfaces that faults are known for.</summary>
    public static IReadOnlyList<string> Interfaces { get; } = ["I12", "I24", "I28", "I36"];

    /// <summary>Switches faults on for an interface, each in the place of one of its kind.</summary>
    /// <exception cref="ArgumentException">No such interface; the message lists the valid ones.</exception>
    public void SwitchOn(string interfaceId, params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            var key = Dice.Mix(Dice.Mix((ulong)seed, Known(interfaceId)), (long)fault.Kind);
            _switches[(interfaceId, fault.Kind)] = new FaultSwitch(fault, key);
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
    internal ShownFaults Next(string interfaceId) =>
        new([.. _switches.Where(entry => entry.Key.Interface == interfaceId && entry.Value.Next()).Select(entry => entry.Value.Fault)]);

    private static int Known(string interfaceId)
    {
        for (var i = 0; i < Interfaces.Count; i++)
        {
            if (Interfaces[i] == interfaceId)
            {
                return i;
            }
        }

        throw new ArgumentException($"There is no interface {interfaceId}; valid are {string.Join(", ", Interfaces)}.", nameof(interfaceId));
    }
}
