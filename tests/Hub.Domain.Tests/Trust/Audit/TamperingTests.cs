using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Audit.Checking;

namespace Hub.Domain.Tests.Trust.Audit;

public sealed class TamperingTests : IAsyncLifetime
{
    private readonly TestKey _key = new();
    private WrittenRecord _record = null!;

    public async ValueTask InitializeAsync() => _record = await WrittenRecord.MakeAsync(_key);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void A_whole_record_has_no_findings()
    {
        var report = _record.Check(_key, _record.Seals[1]);

        Assert.Empty(report.Findings);
        Assert.Equal((2L, 14L, 2L), (report.Seals, report.Sealed, report.Unsealed));
    }

    [Fact]
    public void Any_bit_of_any_sealed_entry_is_found_with_its_place()
    {
        for (var i = 0; i < 8; i++)
        {
            var line = _record.Logs[1][i];
            for (var at = 0; at < line.Length; at += 7)
            {
                _record.Logs[1][i] = line[..at] + (char)(line[at] ^ 1) + line[(at + 1)..];
                AssertOne(AuditFault.Changed, 1, i + 1, i < 5 ? 1 : 2);
            }

            _record.Logs[1][i] = line;
        }
    }

    [Fact]
    public void A_bit_of_an_entry_that_waits_for_its_seal_is_named_by_the_entry_after_it()
    {
        _record.Logs[1][8] = _record.Logs[1][8].Replace("bank-a", "bank-b");

        AssertOne(AuditFault.Changed, 1, 9, null);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(6, 2)]
    [InlineData(9, null)]
    public void A_dropped_entry_is_found(int sequence, int? seal)
    {
        _record.Logs[1].RemoveAt(sequence - 1);

        AssertOne(AuditFault.Removed, 1, sequence, seal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(7, 2)]
    public void Swapped_entries_are_found(int sequence, int seal)
    {
        (_record.Logs[1][sequence - 1], _record.Logs[1][sequence]) = (_record.Logs[1][sequence], _record.Logs[1][sequence - 1]);

        AssertOne(AuditFault.Reordered, 1, sequence, seal);
    }

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(5, 6, 2)]
    public void A_cut_end_is_found(int left, int from, int seal)
    {
        _record.Logs[2].RemoveRange(left, 6 - left);

        AssertOne(AuditFault.Truncated, 2, from, seal);
    }

    [Fact]
    public void A_second_story_of_an_entry_is_found()
    {
        var entry = EntryLine.Read(System.Text.Encoding.UTF8.GetBytes(_record.Logs[1][3]));
        _record.Logs[1].Insert(4, WrittenRecord.Line(1, 4, entry.Previous, entry.Entry with { Caller = "bank-b" }));

        AssertOne(AuditFault.Forked, 1, 4, 1);
    }

    [Fact]
    public void An_entry_put_in_between_is_found()
    {
        var entry = EntryLine.Read(System.Text.Encoding.UTF8.GetBytes(_record.Logs[1][3]));
        _record.Logs[1].Insert(4, WrittenRecord.Line(1, 400, entry.Previous, entry.Entry));

        Assert.Contains(_record.Check(_key).Findings, f => f is { Fault: AuditFault.Inserted, Chain: 1, Sequence: 5 });
    }

    [Fact]
    public async Task A_chain_that_is_written_anew_from_one_entry_on_is_found_where_it_begins_to_differ()
    {
        var forged = new WrittenRecord(_key) { Now = WrittenRecord.Start };
        forged.Open();
        forged.Openings[1] = _record.Openings[1];
        forged.Write(1, 2);
        forged.Now = forged.Now.AddHours(1);
        forged.Write(1, 6);
        await forged.SealAsync();
        _record.Logs[1] = [.. _record.Logs[1].Take(2), .. forged.Logs[1].Skip(2)];

        var findings = _record.Check(_key).Findings;

        Assert.All(findings, f => Assert.Equal((AuditFault.Changed, 1), (f.Fault, f.Chain)));
        Assert.Equal([3L, 4, 5, 6, 7, 8], findings.Select(f => f.Sequence!.Value));
    }

    [Fact]
    public void A_chain_that_is_gone_is_found()
    {
        _record.Openings.Remove(1);
        _record.Logs.Remove(1);

        var findings = _record.Check(_key).Findings;

        Assert.Contains(findings, f => f is { Fault: AuditFault.Removed, Part: AuditPart.Opening, Chain: 1 });
        Assert.Contains(findings, f => f is { Fault: AuditFault.Truncated, Part: AuditPart.Entry, Chain: 1, Sequence: 1 });
    }

    [Fact]
    public void A_changed_opening_is_found()
    {
        _record.Openings[2][^5] ^= 1;

        Assert.Equal((AuditFault.Changed, AuditPart.Opening, 2), Only(f => (f.Fault, f.Part, f.Chain!.Value)));
    }

    [Fact]
    public void An_entry_that_nobody_seals_is_found()
    {
        _record.Now = _record.Now.AddMinutes(6);
        _record.Write(1, 1);

        AssertOne(AuditFault.Unsealed, 1, 9, null);
    }

    private void AssertOne(AuditFault fault, int chain, long sequence, long? seal) =>
        Assert.Equal((fault, AuditPart.Entry, chain, sequence, seal), Only(f => (f.Fault, f.Part, f.Chain!.Value, f.Sequence!.Value, f.Seal)));

    private T Only<T>(Func<AuditFinding, T> of) => of(Assert.Single(_record.Check(_key).Findings));
}
