using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Facts;

/// <summary>
/// What is known of the interfaces as wholes at one instant. It is the same for every enterprise, so it is told apart from an
/// enterprise's own facts: when an interface falls silent or speaks again, the fingerprint changes and the whole city is evaluated.
/// </summary>
public sealed class KnownInterfaces
{
    private readonly Dictionary<string, (InterfaceState State, bool Speaks)> _states;

    /// <summary>The states at an instant.</summary>
    public KnownInterfaces(Catalog catalog, Func<string, InterfaceState> stateOf, DateTimeOffset instant)
    {
        Instant = instant;
        _states = catalog.Interfaces.ToDictionary(i => i.Id, i => Judge(i, stateOf(i.Id), instant));
        Fingerprint = string.Join(' ', _states.Where(s => !s.Value.Speaks).Select(s => $"{s.Key}{(s.Value.State.FirstSealedAt is null ? "" : "*")}").Order(StringComparer.Ordinal));
    }

    private KnownInterfaces(DateTimeOffset instant, string fingerprint, Dictionary<string, (InterfaceState State, bool Speaks)> states) =>
        (Instant, Fingerprint, _states) = (instant, fingerprint, states);

    /// <summary>The evaluation instant.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>The interfaces that are silent, those that once spoke with a star; empty when all speak.</summary>
    public string Fingerprint { get; }

    /// <summary>The same interfaces as they were known when an evaluation was made: all that an evaluation asks of them is in the fingerprint.</summary>
    public static KnownInterfaces AtEvaluation(Catalog catalog, DateTimeOffset instant, string fingerprint)
    {
        var silent = fingerprint.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new KnownInterfaces(instant, fingerprint, catalog.Interfaces.ToDictionary(i => i.Id, i => Remembered(i.Id)));

        (InterfaceState State, bool Speaks) Remembered(string id) => silent.Contains(id)
            ? (InterfaceState.Never(id), false)
            : (new InterfaceState(id, DateTimeOffset.MinValue, null, null), !silent.Contains($"{id}*"));
    }

    /// <summary>The state of an interface.</summary>
    public InterfaceState StateOf(string id) => _states[id].State;

    /// <summary>Whether its last delivery is inside its time to live.</summary>
    public bool Speaks(string id) => _states[id].Speaks;

    /// <summary>Interfaces that are asked one enterprise at a time are never silent as wholes.</summary>
    private static (InterfaceState State, bool Speaks) Judge(Interface @interface, InterfaceState state, DateTimeOffset instant)
    {
        var confirmed = state.ConfirmedAt ?? state.LastSealedAt;
        return (state, @interface.Source is PerSubjectSource || confirmed?.AddDays(@interface.TtlDays) >= instant);
    }
}
