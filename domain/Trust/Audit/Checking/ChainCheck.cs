namespace Hub.Domain.Trust.Audit.Checking;

/// <summary>Compares a chain's log with the leaf hashes that it must have, and names what was done to it, each thing once.</summary>
internal sealed class ChainCheck(int chain, IReadOnlyList<LogLine> lines, ExpectedLeaves expected, List<AuditFinding> findings)
{
    private readonly Dictionary<string, long> _sequences = Enumerable.Range(1, (int)expected.Count)
        .Where(s => expected[s] is not null).GroupBy(s => expected[s]!).ToDictionary(g => g.Key, g => (long)g.First());

    public void Run()
    {
        var present = lines.Select(l => _sequences.GetValueOrDefault(l.Leaf)).ToList();
        var found = present.Where(s => s > 0).ToHashSet();
        FindReordered(present);
        var strangers = Strangers(present, found);
        for (var sequence = 1L; sequence <= expected.Count; sequence++)
        {
            if (expected[sequence] is not null && !found.Contains(sequence))
            {
                sequence = Missing(sequence, found, strangers);
            }
        }

        strangers.ForEach(Surplus);
    }

    /// <summary>Lines that nobody wrote, each with its place; one whose place is taken is a second story of what it claims to be.</summary>
    private List<Stranger> Strangers(List<long> present, HashSet<long> found)
    {
        var strangers = new List<Stranger>();
        var last = 0L;
        var seen = new HashSet<long>();
        for (var i = 0; i < present.Count; i++)
        {
            if (present[i] > 0 && seen.Add(present[i]))
            {
                last = present[i];
            }
            else if (present[i] > 0 || found.Contains(last + 1) || last >= expected.Count)
            {
                var claimed = lines[i].Entry?.Id.Sequence ?? 0;
                strangers.Add(new Stranger(found.Contains(claimed) ? claimed : last + 1, found.Contains(claimed)));
            }
            else
            {
                strangers.Add(new Stranger(++last, false));
            }
        }

        return strangers;
    }

    /// <summary>An entry that is not there: a stranger in its place means that it was changed. Returns the last sequence that is dealt with.</summary>
    private long Missing(long sequence, HashSet<long> found, List<Stranger> strangers)
    {
        if (strangers.FindIndex(s => !s.IsSecond && s.Sequence == sequence) is var place and >= 0)
        {
            strangers.RemoveAt(place);
            Add(AuditFault.Changed, sequence, $"Entry {chain}-{sequence} is not the one that was written.");
            return sequence;
        }

        var last = sequence;
        while (last < expected.Count && !found.Contains(last + 1) && !strangers.Exists(s => s.Sequence == last + 1))
        {
            last++;
        }

        var fault = last == expected.Count ? AuditFault.Truncated : AuditFault.Removed;
        Add(fault, sequence, $"Entries {chain}-{sequence} to {chain}-{last} are missing.");
        return last;
    }

    private void Surplus(Stranger stranger) => Add(
        stranger.IsSecond ? AuditFault.Forked : AuditFault.Inserted, stranger.Sequence,
        stranger.IsSecond ? $"Two entries claim to be {chain}-{stranger.Sequence}." : $"At {chain}-{stranger.Sequence} stands an entry that was never written there.");

    /// <summary>The first entry that stands before one with a lower number.</summary>
    private void FindReordered(List<long> present)
    {
        var order = present.Where(s => s > 0).Distinct().ToList();
        for (var i = 0; i + 1 < order.Count; i++)
        {
            if (order[i] > order[i + 1])
            {
                Add(AuditFault.Reordered, order[i + 1], $"Entry {chain}-{order[i + 1]} stands behind entry {chain}-{order[i]}.");
            }
        }
    }

    private void Add(AuditFault fault, long sequence, string detail) =>
        findings.Add(new AuditFinding(fault, AuditPart.Entry, chain, sequence, expected.SealOf(sequence), detail));

    /// <param name="Sequence">Where it stands.</param>
    /// <param name="IsSecond">Whether the entry of that place is there too.</param>
    private sealed record Stranger(long Sequence, bool IsSecond);
}
