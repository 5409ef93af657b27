using System.Collections.Frozen;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Values;

/// <summary>The source values of an enumeration and what each means; full-width forms do not matter.</summary>
internal sealed class CodeList
{
    private readonly FrozenDictionary<string, string> _canonical;

    /// <param name="codes">The department's own values; empty where it uses ours.</param>
    /// <param name="type">Ours, which are understood as well.</param>
    public CodeList(IReadOnlyDictionary<string, string> codes, EnumType type)
    {
        _canonical = codes.Concat(type.Values.Keys.Select(v => KeyValuePair.Create(v, v)))
            .DistinctBy(c => SourceText.Fold(c.Key))
            .ToFrozenDictionary(c => SourceText.Fold(c.Key), c => c.Value);
        Expected = $"one of {string.Join(", ", codes.Count > 0 ? codes.Keys : type.Values.Keys)}";
    }

    public string Expected { get; }

    public bool TryFind(ReadOnlySpan<char> text, out string? canonical) =>
        _canonical.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out canonical);
}
