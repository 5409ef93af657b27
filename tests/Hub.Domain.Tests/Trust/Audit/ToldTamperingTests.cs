using Hub.Domain.Trust.Audit.Checking;

namespace Hub.Domain.Tests.Trust.Audit;

/// <summary>Whom a bank was told of cannot be changed behind the entry that says so.</summary>
public sealed class ToldTamperingTests : IAsyncLifetime
{
    private const int Told = 6;

    private readonly TestKey _key = new();
    private WrittenRecord _record = null!;

    public async ValueTask InitializeAsync()
    {
        _record = new WrittenRecord(_key);
        _record.Open();
        _record.Write(1, Told - 1).WriteTold(1, "91330502MA2B00019K", "91330503MA2B00027W").Write(1, 2);
        await _record.SealAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void A_whole_record_has_no_findings()
    {
        var report = _record.Check(_key);

        Assert.Empty(report.Findings);
        Assert.Equal(8, report.Sealed);
    }

    [Theory]
    [InlineData("consent-1", "consent-2")]
    [InlineData("MA2B00019K", "MA2B00019X")]
    [InlineData("I24 I28", "I24")]
    [InlineData("evaluation.changed", "profile.changed")]
    [InlineData("\"feed\":\"1-9\"", "\"feed\":\"1-8\"")]
    public void Another_list_is_found_with_its_place(string from, string to) => AssertChanged(line => line.Replace(from, to, StringComparison.Ordinal));

    [Fact]
    public void A_list_that_was_taken_away_is_found()
    {
        AssertChanged(line => line[..line.IndexOf('\t')]);
        AssertChanged(line => line[..(line.IndexOf('\t') + 1)]);
        AssertChanged(line => line[..(line.IndexOf('\t') + 1)] + "[]");
        AssertChanged(line => line.Replace("\t", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_behind_an_entry_that_has_none_is_found()
    {
        var list = _record.Logs[1][Told - 1][_record.Logs[1][Told - 1].IndexOf('\t')..];
        _record.Logs[1][2] += list;

        var finding = Assert.Single(_record.Check(_key).Findings);
        Assert.Equal((AuditFault.Changed, 3L), (finding.Fault, finding.Sequence));
    }

    private void AssertChanged(Func<string, string> change)
    {
        var line = _record.Logs[1][Told - 1];
        _record.Logs[1][Told - 1] = change(line);
        Assert.NotEqual(line, _record.Logs[1][Told - 1]);

        var finding = Assert.Single(_record.Check(_key).Findings);
        Assert.Equal((AuditFault.Changed, AuditPart.Entry, (long)Told), (finding.Fault, finding.Part, finding.Sequence));
        _record.Logs[1][Told - 1] = line;
    }
}
