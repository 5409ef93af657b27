using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>
/// The names a record may have and the slot each fills. Names of several source fields may lead to one slot.
/// A dotted name (<c>登记.名称</c>) reaches into a nested object.
/// </summary>
internal sealed class SourceNames
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _branches = new(StringComparer.Ordinal);
    private readonly List<string> _owners = [];
    private int _longest;

    public int Count => _owners.Count;

    /// <summary>The slot of any of these names; a new one if none of them is known yet.</summary>
    /// <param name="owner">The canonical field or part of the envelope that a new slot is for.</param>
    /// <param name="names">As the department writes them.</param>
    public int Add(string owner, params IReadOnlyList<string> names)
    {
        var folded = names.Select(SourceHeading.Fold).ToList();
        var known = folded.Find(_slots.ContainsKey);
        var slot = known is null ? _owners.Count : _slots[known];
        if (known is null)
        {
            _owners.Add(owner);
        }

        foreach (var name in folded)
        {
            Add(name, slot);
        }

        return slot;
    }

    /// <summary>Whose slot it is.</summary>
    public string OwnerOf(int slot) => _owners[slot];

    /// <summary>By the name with its width and case folded: 电量（度） and 电量(度) are one heading.</summary>
    public bool TryGetSlot(ReadOnlySpan<char> name, out int slot)
    {
        slot = -1;
        if (name.Length > _longest)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[name.Length];
        return _slots.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(SourceHeading.Fold(name, buffer), out slot);
    }

    public bool IsBranch(ReadOnlySpan<char> name)
    {
        if (_branches.Count == 0 || name.Length > _longest)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[name.Length];
        return _branches.GetAlternateLookup<ReadOnlySpan<char>>().Contains(SourceHeading.Fold(name, buffer));
    }

    private void Add(string folded, int slot)
    {
        _slots.TryAdd(folded, slot);
        _longest = Math.Max(_longest, folded.Length);
        for (var dot = folded.IndexOf('.'); dot > 0; dot = folded.IndexOf('.', dot + 1))
        {
            _branches.Add(folded[..dot]);
        }
    }
}
