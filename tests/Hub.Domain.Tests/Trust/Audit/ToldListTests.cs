using System.Text;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Domain.Tests.Trust.Audit;

public sealed class ToldListTests
{
    private static readonly (string CreditCode, string? Consent, string Events, string Interfaces)[] s_told =
    [
        ("91330502MA2B00019K", "consent-1", "cn.hub.evaluation.changed", "I24 I28"),
        ("91330503MA2B00027W", null, "cn.hub.consent.granted", ""),
        ("91330521MA2B00035R", "consent-3", "cn.hub.evaluation.changed", "I24 I28"),
    ];

    [Fact]
    public void The_entry_has_the_root_and_the_list_stands_behind_it_in_groups()
    {
        var told = ToldList.Of(s_told)!;
        var line = Encoding.UTF8.GetString(EntryLine.Write(Entry(told)));
        var (entry, list) = (line[..line.IndexOf('\t')], line[(line.IndexOf('\t') + 1)..]);

        Assert.EndsWith($$"""
            "fieldHash":"ab","feed":"7-9","told":"{{told.Root}}","status":200,"result":"granted"}
            """, entry, StringComparison.Ordinal);
        Assert.DoesNotContain("MA2B", entry, StringComparison.Ordinal);
        var salts = told.Enterprises.Select(e => e.Salt).ToList();
        Assert.Equal(
            $$"""[{"events":"cn.hub.consent.granted","interfaces":"","enterprises":["{{salts[0]}} 91330503MA2B00027W"]},{"events":"cn.hub.evaluation.changed","interfaces":"I24 I28","enterprises":["{{salts[1]}} 91330502MA2B00019K consent-1","{{salts[2]}} 91330521MA2B00035R consent-3"]}]""",
            list);
        Assert.Equal(3, salts.Distinct().Count(s => s.Length == 16));
    }

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        var read = EntryLine.Read(EntryLine.Write(Entry(ToldList.Of(s_told)!))).Entry;

        Assert.Equal(new FeedRange(7, 9), read.Feed);
        Assert.Equal(s_told.OrderBy(t => t.Events), read.Told!.Enterprises.Select(e => (e.CreditCode, e.Consent, e.Events, e.Interfaces)));
    }

    [Fact]
    public void An_enterprise_is_proved_to_be_in_it_without_the_others()
    {
        var told = ToldList.Of(s_told)!;
        foreach (var (i, enterprise) in told.Enterprises.Index())
        {
            var reached = MerkleTree.Root(MerkleTree.Leaf(Encoding.UTF8.GetBytes(enterprise.Text)), i, told.Enterprises.Count, told.Path(i));
            Assert.Equal(told.Root, Convert.ToHexStringLower(reached!));
        }

        Assert.Equal(
            $$"""{"salt":"{{told.Enterprises[1].Salt}}","creditCode":"91330502MA2B00019K","consent":"consent-1","events":"cn.hub.evaluation.changed","interfaces":"I24 I28"}""",
            told.Enterprises[1].Text);
    }

    [Fact]
    public void Of_nobody_there_is_no_list()
    {
        Assert.Null(ToldList.Of([]));
        Assert.DoesNotContain((byte)'\t', EntryLine.Write(Entry(null)));
    }

    [Theory]
    [InlineData("consent-1", "consent-2")]
    [InlineData("I24 I28", "I24 I33")]
    [InlineData("MA2B00019K", "MA2B00019X")]
    public void A_line_with_another_list_is_no_entry(string from, string to)
    {
        var line = Encoding.UTF8.GetString(EntryLine.Write(Entry(ToldList.Of(s_told)!)));
        var changed = Encoding.UTF8.GetBytes(line.Replace(from, to, StringComparison.Ordinal));
        Assert.Throws<FormatException>(() => EntryLine.Read(changed));
        Assert.NotEqual(EntryLine.LeafOf(Encoding.UTF8.GetBytes(line)), EntryLine.LeafOf(changed));
    }

    private static ChainedEntry Entry(ToldList? told) => new(
        new EntryId(1, 1), ChainOpening.None,
        new AuditEntry(DateTimeOffset.UnixEpoch, "bank-a", CallerRole.Bank, "ReadEvents", "GET /e", 200, AuditEntry.Granted)
        {
            FieldHash = "ab", Feed = new FeedRange(7, 9), Told = told,
        });
}
