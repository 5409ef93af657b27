using System.Collections.Frozen;

namespace Hub.Simulator;

/// <summary>The fields of the facts of an interface, or of the objects within one.</summary>
public sealed class FactForm
{
    private readonly FrozenDictionary<string, int> _indexes;

    private FactForm(IReadOnlyList<string> identity, IReadOnlyList<string> names)
    {
        (Identity, Names) = (identity, names);
        _indexes = names.Select((name, index) => (name, index)).ToFrozenDictionary(pair => pair.name, pair => pair.index);
    }

    /// <summary>The fields that tell two items apart; none where there is only one.</summary>
    public IReadOnlyList<string> Identity { get; }

    /// <summary>All fields, in the order of the values.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The position of a field.</summary>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public int IndexOf(string name) => _indexes.TryGetValue(name, out var index)
        ? index
        : throw new KeyNotFoundException($"There is no field {name}; there are {string.Join(", ", Names)}.");

    internal static FactForm Single(params IReadOnlyList<string> names) => new([], names);

    internal static FactForm Items(string identity, params IReadOnlyList<string> names) => new(identity.Split(' '), names);

    internal Fact Tell(DateTimeOffset updatedAt, params object?[] values) => new(this, updatedAt, revoked: false, values);

    internal Fact Withdraw(DateTimeOffset updatedAt, params object?[] values) => new(this, updatedAt, revoked: true, values);
}
