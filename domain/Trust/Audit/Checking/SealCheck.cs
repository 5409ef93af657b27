namespace Hub.Domain.Trust.Audit.Checking;

/// <summary>The chain of seals: numbers without a gap, each signed, each naming the one before, none other than those that were witnessed.</summary>
internal sealed class SealCheck(AuditMaterial material, List<AuditFinding> findings)
{
    private readonly Dictionary<long, SealDocument> _sound = [];

    /// <summary>The seals that can be relied on, by number.</summary>
    public IReadOnlyDictionary<long, SealDocument> Sound => _sound;

    public void Run()
    {
        for (var number = 1L; number <= material.LastSeal; number++)
        {
            Look(number);
        }

        foreach (var text in material.Witnessed)
        {
            Compare(text);
        }
    }

    private void Look(long number)
    {
        if (material.Seal(number) is not { } text)
        {
            Add(AuditFault.Removed, number, $"Seal {number} is missing.");
        }
        else if (Read(text) is not { } document || !document.IsSignedBy(material.Keys))
        {
            Add(AuditFault.Changed, number, $"Seal {number} is not what one of the keys signed.");
        }
        else if (document.Seal.Number != number)
        {
            Add(AuditFault.Reordered, number, $"In the place of seal {number} stands seal {document.Seal.Number}.");
        }
        else
        {
            Accept(number, document);
        }
    }

    /// <summary>A seal that is signed and names another one before it is the first of a second story.</summary>
    private void Accept(long number, SealDocument document)
    {
        var before = number == 1 ? ChainOpening.None : _sound.GetValueOrDefault(number - 1)?.Hash;
        if (before is not null && before != document.Seal.Previous)
        {
            Add(AuditFault.Forked, number, $"Seal {number} is signed, but follows another seal than the one that is before it.");
        }

        _sound[number] = document;
    }

    private void Compare(string text)
    {
        if (Read(text) is not { } kept || !kept.IsSignedBy(material.Keys))
        {
            return;
        }

        var number = kept.Seal.Number;
        if (number > material.LastSeal)
        {
            Add(AuditFault.Truncated, material.LastSeal + 1, $"The copy ends with seal {material.LastSeal}, but seal {number} was seen.");
        }
        else if (_sound.TryGetValue(number, out var here) && here.Seal != kept.Seal && here.Hash != kept.Hash)
        {
            Add(AuditFault.Forked, number, $"Seal {number} is signed, but another seal {number} was seen, signed too.");
        }
    }

    private static SealDocument? Read(string text)
    {
        try
        {
            return SealDocument.Parse(text.Trim());
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private void Add(AuditFault fault, long number, string detail) => findings.Add(new AuditFinding(fault, AuditPart.Seal, null, null, number, detail));
}
