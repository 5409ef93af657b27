using System.Text;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>
/// The names a record may have and the slot each fills. Names of several source fields may lead to one slot.
/// A dotted name (<c>登记.名称</c>) reaches into a nested object.
/// </summary>
internal sealed class SourceNames
{
    private readonly Dictionary<string, Place> _slots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _branches = new(StringComparer.Ordinal);
    private readonly Dictionary<byte[], Place> _exact = new(Utf8Names.Instance);
    private readonly List<string> _owners = [];
    private int _longest;

    public int Count => _owners.Count;

    /// <summary>The slot of any of these names; a new one if none of them is known yet.</summary>
    /// <param name="owner">The canonical field or part of the envelope that a new slot is for.</param>
    /// <param name="names">First the hub's own name of the field, which implies the hub's own unit; then as the department writes it.</param>
    public int Add(string owner, params IReadOnlyList<string> names)
    {
        var folded = names.Select(SourceHeading.Fold).ToList();
        var known = folded.Find(_slots.ContainsKey);
        var slot = known is null ? _owners.Count : _slots[known].Slot;
        if (known is null)
        {
            _owners.Add(owner);
        }

        foreach (var (i, (name, fold)) in names.Zip(folded).Index())
        {
            Add(fold, new Place(slot, IsOwn: i == 0));
            _exact.TryAdd(Encoding.UTF8.GetBytes(name), _slots[fold]);
        }

        return slot;
    }

    /// <summary>Whose slot it is.</summary>
    public string OwnerOf(int slot) => _owners[slot];

    /// <summary>By the name exactly as the catalog has it, which nearly every name is.</summary>
    public bool TryGetExact(ReadOnlySpan<byte> name, out Place place) =>
        _exact.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out place);

    /// <summary>By the name with its width and case folded: 电量（度） and 电量(度) are one heading.</summary>
    public bool TryGetSlot(ReadOnlySpan<char> name, out Place place)
    {
        place = default;
        if (name.Length > _longest)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[name.Length];
        return _slots.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(SourceHeading.Fold(name, buffer), out place);
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

    private void Add(string folded, Place place)
    {
        _slots.TryAdd(folded, place);
        _longest = Math.Max(_longest, folded.Length);
        for (var dot = folded.IndexOf('.'); dot > 0; dot = folded.IndexOf('.', dot + 1))
        {
            _branches.Add(folded[..dot]);
        }
    }

    /// <summary>Where a name leads.</summary>
    /// <param name="Slot">The slot.</param>
    /// <param name="IsOwn">Whether it is the hub's own name of the field.</param>
    public readonly record struct Place(int Slot, bool IsOwn);

    /// <summary>Compares names by their bytes.</summary>
    private sealed class Utf8Names : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Names Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] name) => GetHashCode(name.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> name)
        {
            var hash = default(HashCode);
            hash.AddBytes(name);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
