namespace Hub.Domain.Trust.Audit.Checking;

/// <summary>The openings: numbers without a gap, each naming the one before, and named by its chain's first entry.</summary>
internal sealed class OpeningCheck(AuditMaterial material, Func<int, string?> sealedFirst, List<AuditFinding> findings)
{
    public void Run(int lastChain)
    {
        string? before = ChainOpening.None;
        for (var chain = 1; chain <= lastChain; chain++)
        {
            before = Look(chain, before);
        }
    }

    /// <summary>Returns the hash that the next opening has to name; null if it is not known.</summary>
    private string? Look(int chain, string? before)
    {
        if (material.Opening(chain) is not { } bytes)
        {
            Add(AuditFault.Removed, chain, $"The opening of chain {chain} is missing.");
            return null;
        }

        var hash = ChainOpening.HashOf(bytes.Span);
        if (Read(bytes) is not { } opening || opening.Chain != chain || (FirstNames(chain) is { } named && named != hash))
        {
            Add(AuditFault.Changed, chain, $"The opening of chain {chain} is not the one that was written.");
            return null;
        }

        if (before is not null && opening.Previous != before)
        {
            Add(AuditFault.Forked, chain, $"Chain {chain} follows another opening than that of chain {chain - 1}.");
        }

        return hash;
    }

    /// <summary>What the first entry names as the opening; null where there is none, or where it is not the one that was sealed.</summary>
    private string? FirstNames(int chain)
    {
        var log = material.Log(chain) ?? default;
        var end = log.Span.IndexOf((byte)'\n');
        var first = end < 0 ? null : LogLine.Split(log[..end])[0];
        var isSound = first is { Entry.Id.Sequence: 1 } && (sealedFirst(chain) is not { } leaf || leaf == first.Leaf);
        return isSound ? first!.Entry!.Previous : null;
    }

    private static ChainOpening? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ChainOpening.Read(bytes.Span);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private void Add(AuditFault fault, int chain, string detail) => findings.Add(new AuditFinding(fault, AuditPart.Opening, chain, null, null, detail));
}
