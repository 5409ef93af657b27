namespace Hub.Domain.Trust.Audit.Checking;

/// <summary>
/// The leaf hash that every entry of a chain must have. Under seals whose leaves lead to the signed root it is known; elsewhere
/// the entry after it names it, and the last of a range is named by the seal.
/// </summary>
internal sealed class ExpectedLeaves
{
    private readonly string?[] _leaves;
    private readonly long[] _seals;

    public ExpectedLeaves(IReadOnlyList<(long Seal, SealedRange Range, IReadOnlyList<string>? Leaves)> ranges, IReadOnlyList<LogLine> lines)
    {
        SealedTo = ranges.Count == 0 ? 0 : ranges.Max(r => r.Range.To);
        var claimed = lines.Select((l, i) => l.Entry?.Id.Sequence ?? i + 1).Where(s => s <= lines.Count + SealedTo).DefaultIfEmpty(0).Max();
        Count = Math.Max(SealedTo, claimed);
        _leaves = new string?[Count + 1];
        _seals = new long[Count + 1];
        foreach (var (seal, range, leaves) in ranges)
        {
            Know(seal, range, leaves);
        }

        Infer(lines);
    }

    /// <summary>Highest sequence under a seal.</summary>
    public long SealedTo { get; }

    /// <summary>Highest sequence that there must be, sealed or not.</summary>
    public long Count { get; }

    /// <summary>The leaf hash of an entry; null if nothing tells it.</summary>
    public string? this[long sequence] => _leaves[sequence];

    /// <summary>The seal over an entry, if any.</summary>
    public long? SealOf(long sequence) => sequence > 0 && sequence <= Count && _seals[sequence] > 0 ? _seals[sequence] : null;

    private void Know(long seal, SealedRange range, IReadOnlyList<string>? leaves)
    {
        for (var sequence = range.From; sequence <= range.To; sequence++)
        {
            _leaves[sequence] = leaves?[(int)(sequence - range.From)];
            _seals[sequence] = seal;
        }

        _leaves[range.To] = range.Head;
    }

    /// <summary>From the end to the beginning: what a sound entry names as the one before it must have been there.</summary>
    private void Infer(IReadOnlyList<LogLine> lines)
    {
        var byLeaf = lines.GroupBy(l => l.Leaf).ToDictionary(g => g.Key, g => g.First());
        var bySequence = lines.Where(l => l.Entry is not null).GroupBy(l => l.Entry!.Id.Sequence).ToDictionary(g => g.Key, g => g.First());
        for (var sequence = Count; sequence >= 1; sequence--)
        {
            _leaves[sequence] ??= Named(sequence, byLeaf, bySequence) ?? bySequence.GetValueOrDefault(sequence)?.Leaf;
        }
    }

    private string? Named(long sequence, Dictionary<string, LogLine> byLeaf, Dictionary<long, LogLine> bySequence)
    {
        if (sequence == Count)
        {
            return null;
        }

        var next = _leaves[sequence + 1] is { } leaf ? byLeaf.GetValueOrDefault(leaf) : null;
        return (next ?? bySequence.GetValueOrDefault(sequence + 1))?.Entry?.Previous;
    }
}

/// <summary>A line of a log.</summary>
/// <param name="Leaf">Its leaf hash, lower-case hex.</param>
/// <param name="Entry">What it says; null if it cannot be read.</param>
internal sealed record LogLine(string Leaf, ChainedEntry? Entry)
{
    /// <summary>The lines of a log; an unfinished last one is a line too.</summary>
    public static IReadOnlyList<LogLine> Split(ReadOnlyMemory<byte> log)
    {
        var lines = new List<LogLine>();
        while (log.Length > 0)
        {
            var end = log.Span.IndexOf((byte)'\n');
            var line = end < 0 ? log : log[..end];
            lines.Add(new LogLine(Convert.ToHexStringLower(EntryLine.LeafOf(line)), Read(line)));
            log = end < 0 ? default : log[(end + 1)..];
        }

        return lines;
    }

    private static ChainedEntry? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            return EntryLine.Read(line);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
