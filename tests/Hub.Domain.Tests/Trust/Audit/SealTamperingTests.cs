using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Audit.Checking;

namespace Hub.Domain.Tests.Trust.Audit;

public sealed class SealTamperingTests : IAsyncLifetime
{
    private readonly TestKey _key = new();
    private WrittenRecord _record = null!;

    public async ValueTask InitializeAsync() => _record = await WrittenRecord.MakeAsync(_key);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void A_seal_that_is_gone_is_found()
    {
        _record.Seals.Remove(1);

        Assert.Equal((AuditFault.Removed, AuditPart.Seal, 1L), Only());
    }

    [Fact]
    public void Any_character_of_a_seal_is_found()
    {
        var text = _record.Seals[2];
        for (var at = 0; at < text.Length; at += 11)
        {
            _record.Seals[2] = text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
            Assert.Contains(_record.Check(_key).Findings, f => f is { Fault: AuditFault.Changed, Part: AuditPart.Seal, Seal: 2 });
        }
    }

    [Fact]
    public void A_seal_of_another_key_is_found() =>
        Assert.All(_record.Check(new TestKey()).Findings, f => Assert.Equal((AuditFault.Changed, AuditPart.Seal), (f.Fault, f.Part)));

    [Fact]
    public async Task A_second_story_that_the_hub_itself_signed_is_found_by_the_seal_after_it()
    {
        _record.Seals[1] = await ForgedAsync(1, ChainOpening.None);

        Assert.Contains(_record.Check(_key).Findings, f => f is { Fault: AuditFault.Forked, Part: AuditPart.Seal, Seal: 2 });
    }

    [Fact]
    public async Task A_second_story_up_to_the_end_is_found_by_whoever_kept_a_seal()
    {
        var kept = _record.Seals[2];
        _record.Seals[2] = await ForgedAsync(2, SealDocument.Parse(_record.Seals[1]).Hash);

        Assert.Contains(_record.Check(_key, kept).Findings, f => f is { Fault: AuditFault.Forked, Part: AuditPart.Seal, Seal: 2 });
    }

    [Fact]
    public void An_end_cut_off_with_its_seals_is_found_by_whoever_kept_a_seal()
    {
        var kept = _record.Seals[2];
        _record.Seals.Remove(2);
        _record.Logs[1].RemoveRange(5, 5);
        _record.Logs[2].RemoveRange(4, 2);

        Assert.Empty(_record.Check(_key).Findings);
        var finding = Assert.Single(_record.Check(_key, kept).Findings);
        Assert.Equal((AuditFault.Truncated, AuditPart.Seal, 2L), (finding.Fault, finding.Part, finding.Seal));
    }

    [Fact]
    public void Changed_leaf_hashes_are_found_and_do_not_hide_a_changed_entry()
    {
        _record.Leaves[1][40] ^= 1;
        _record.Logs[1][1] = _record.Logs[1][1].Replace("bank-a", "bank-b");

        var findings = _record.Check(_key).Findings;

        Assert.Equal(
            [(AuditFault.Changed, AuditPart.Leaves, null, (long?)null), (AuditFault.Changed, AuditPart.Entry, 1, 2L)],
            findings.Select(f => (f.Fault, f.Part, f.Chain, f.Sequence)));
    }

    private async Task<string> ForgedAsync(long number, string previous)
    {
        var seal = SealDocument.Parse(_record.Seals[number]).Seal;
        return (await SealDocument.SignAsync(seal with { Previous = previous, Time = seal.Time.AddSeconds(1) }, _key, CancellationToken.None)).Text;
    }

    private (AuditFault, AuditPart, long) Only() => Assert.Single(_record.Check(_key).Findings) is var f ? (f.Fault, f.Part, f.Seal!.Value) : default;
}
