namespace Hub.Domain.Trust.Audit.Checking;

/// <summary>
/// Checks a copy of the record of access: finds a single changed, removed, inserted or reordered entry, a cut end, and a second
/// story, and names the place.
/// </summary>
public static class AuditCheck
{
    /// <summary>Checks all of a copy.</summary>
    public static AuditReport Run(AuditMaterial material)
    {
        var findings = new List<AuditFinding>();
        var seals = new SealCheck(material, findings);
        seals.Run();
        var known = seals.Sound.Values.ToDictionary(s => s.Seal.Number, s => SealedLeaves.Of(s.Seal, material.Leaves(s.Seal.Number), findings));
        var byChain = seals.Sound.Values.OrderBy(s => s.Seal.Number)
            .SelectMany(s => s.Seal.Ranges.Select(r => (Seal: s.Seal.Number, Range: r, Leaves: known[s.Seal.Number]?.Of(r))))
            .ToLookup(r => r.Range.Chain);
        var lastChain = byChain.Select(g => g.Key).Append(material.LastChain).Max();
        new OpeningCheck(material, chain => byChain[chain].FirstOrDefault(r => r.Range.From == 1).Leaves?[0], findings).Run(lastChain);
        var totals = Enumerable.Range(1, lastChain)
            .Select(chain => CheckChain(chain, [.. byChain[chain]], material, NewestSeal(seals), findings)).ToList();
        return new AuditReport(findings, material.LastSeal, totals.Sum(t => t.Sealed), totals.Sum(t => t.Unsealed));
    }

    private static (long Sealed, long Unsealed) CheckChain(
        int chain, IReadOnlyList<(long Seal, SealedRange Range, IReadOnlyList<string>? Leaves)> ranges, AuditMaterial material,
        DateTimeOffset newest, List<AuditFinding> findings)
    {
        var lines = LogLine.Split(material.Log(chain) ?? default);
        var expected = new ExpectedLeaves(ranges, lines);
        new ChainCheck(chain, lines, expected, findings).Run();
        var waiting = lines.Where(l => l.Entry?.Id.Sequence > expected.SealedTo).Select(l => l.Entry!).ToList();
        var last = waiting.Select(w => w.Entry.Time).Append(newest).Max();
        if (waiting.Find(w => last - w.Entry.Time > material.Patience) is { } overdue)
        {
            findings.Add(new AuditFinding(
                AuditFault.Unsealed, AuditPart.Entry, chain, overdue.Id.Sequence, null, $"Entry {overdue.Id} has waited for its seal since {overdue.Entry.Time:O}."));
        }

        return (expected.SealedTo, waiting.Count);
    }

    private static DateTimeOffset NewestSeal(SealCheck seals) =>
        seals.Sound.Values.Select(s => s.Seal.Time).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
}
