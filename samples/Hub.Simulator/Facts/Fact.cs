namespace Hub.Simulator;

/// <summary>
/// One item of what a department knows of an enterprise, in the hub's vocabulary: its field names and units, money in yuan.
/// Values are string (also codes and periods), decimal, int, bool, DateOnly, DateTimeOffset, <see cref="Capital"/>, a list of
/// facts (objects within the item), or null for what is not stated.
/// </summary>
public sealed class Fact
{
    private readonly object?[] _values;

    internal Fact(FactForm form, DateTimeOffset updatedAt, bool revoked, object?[] values)
    {
        if (values.Length != form.Names.Count)
        {
            throw new ArgumentException($"{form.Names.Count} values are needed for {string.Join(", ", form.Names)}, not {values.Length}.", nameof(values));
        }

        (Form, UpdatedAt, Revoked, _values) = (form, updatedAt, revoked, values);
    }

    /// <summary>Which fields it has.</summary>
    public FactForm Form { get; }

    /// <summary>Since when it is as it is.</summary>
    public DateTimeOffset UpdatedAt { get; }

    /// <summary>Whether the department has withdrawn it.</summary>
    public bool Revoked { get; }

    /// <summary>The values of its identity, joined by a bar; empty for the only item of its interface.</summary>
    public string Key => string.Join('|', Form.Identity.Select(name => Text(this[name])));

    /// <summary>The value of a field; null if not stated.</summary>
    public object? this[string name] => _values[Form.IndexOf(name)];

    internal object? this[int index] => _values[index];

    /// <summary>The same with other values, but for the identity.</summary>
    internal Fact Altered(DateTimeOffset updatedAt, Func<object?, object?> alter) =>
        new(Form, updatedAt, Revoked, [.. _values.Select((value, index) => Form.Identity.Contains(Form.Names[index]) ? value : alter(value))]);

    /// <summary>The same, withdrawn.</summary>
    internal Fact Withdrawn(DateTimeOffset updatedAt) => new(Form, updatedAt, revoked: true, _values);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{{{string.Join(", ", Form.Names.Select((name, i) => $"{name}: {Text(_values[i])}"))}}}{(Revoked ? " withdrawn" : "")}";

    private static string Text(object? value) => value switch
    {
        null => "-",
        IReadOnlyList<Fact> list => $"[{string.Join(", ", list)}]",
        DateOnly day => day.ToString("yyyy-MM-dd"),
        _ => value.ToString()!,
    };
}
