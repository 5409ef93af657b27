using System.Text;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Domain.Tests.Trust.Audit;

public sealed class EntryLineTests
{
    private static readonly ChainedEntry s_full = new(
        new EntryId(17, 532), ChainOpening.None,
        new AuditEntry(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8)), "bank-a", CallerRole.Bank, "ReadProfile", "GET /api/a", 200, "granted")
        {
            Branch = "吴兴支行", User = "u1", CreditCode = "91330500MA28C1234X", Purpose = "PRE_LOAN", Consent = "c-1", Interfaces = ["I24", "I28"], FieldHash = "ab",
        });

    [Fact]
    public void An_entry_has_these_bytes() => Assert.Equal(
        $$"""{"chain":17,"sequence":532,"previous":"{{ChainOpening.None}}","time":"2026-11-21T01:00:00.0000000Z","caller":"bank-a","role":"Bank","branch":"吴兴支行","user":"u1","function":"ReadProfile","target":"GET /api/a","creditCode":"91330500MA28C1234X","purpose":"PRE_LOAN","consent":"c-1","interfaces":"I24 I28","fieldHash":"ab","status":200,"result":"granted"}""",
        Encoding.UTF8.GetString(EntryLine.Write(s_full)));

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        var read = EntryLine.Read(EntryLine.Write(s_full));

        Assert.Equal(s_full.Entry.Interfaces, read.Entry.Interfaces);
        Assert.Equal(s_full with { Entry = s_full.Entry with { Interfaces = [] } }, read with { Entry = read.Entry with { Interfaces = [] } });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"chain":1,"sequence":"x","previous":""}""")]
    public void Anything_else_is_refused(string line) => Assert.Throws<FormatException>(() => EntryLine.Read(Encoding.UTF8.GetBytes(line)));

    [Theory]
    [InlineData("17-532", true)]
    [InlineData("17-0", false)]
    [InlineData("0-1", false)]
    [InlineData("17", false)]
    [InlineData("17-532-1", false)]
    public void An_entry_is_named_by_chain_and_sequence(string text, bool isName)
    {
        Assert.Equal(isName, EntryId.TryParse(text, out var id));
        Assert.True(!isName || id.ToString() == text);
    }
}
