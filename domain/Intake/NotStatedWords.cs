namespace Hub.Domain.Intake;

/// <summary>The words with which a department leaves a field open, such as <c>N/A</c>; width and case do not matter.</summary>
internal sealed class NotStatedWords
{
    private readonly HashSet<string> _words;
    private readonly int _longest;

    public NotStatedWords(IEnumerable<string> words)
    {
        _words = words.Select(SourceText.Fold).Append("").ToHashSet(StringComparer.OrdinalIgnoreCase);
        _longest = _words.Max(w => w.Length);
    }

    public bool Contains(ReadOnlySpan<char> text)
    {
        if (text.Length > _longest)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[text.Length];
        text.CopyTo(buffer);
        return _words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(SourceText.Fold(buffer));
    }
}
