using System.Text;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Tests.Trust.Audit;

namespace Hub.Domain.Tests.Sharing.Reports;

/// <summary>A report is the text that was signed, and no other.</summary>
public sealed class ReportDocumentTests
{
    private static readonly byte[] s_json = Encoding.UTF8.GetBytes("""{"report":{"no":"R-1"}}""");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_changed_character_is_told()
    {
        var keys = new TestKey();
        var document = await ReportDocument.SignAsync(s_json, keys, Stop);
        var (text, published) = (document.Jws.Text, await keys.VerificationKeysAsync(Stop));

        Assert.True(document.Jws.IsSignedBy(published));
        Assert.Equal(s_json, document.Json.ToArray());
        Assert.Equal("R-1", document.Number);
        for (var i = 0; i < text.Length; i++)
        {
            var changed = ReportDocument.Parse($"{text[..i]}{(text[i] == 'A' ? 'B' : 'A')}{text[(i + 1)..]}");
            Assert.False(changed?.Jws.IsSignedBy(published) == true, $"character {i}");
        }
    }

    [Fact]
    public async Task Another_documents_signature_is_none_of_a_report()
    {
        var keys = new TestKey();
        var consent = await Hub.Domain.Trust.Keys.CompactJws.SignAsync("consent+jws", s_json, keys, Stop);

        Assert.Null(ReportDocument.Parse(consent.Text));
    }

    [Fact]
    public void Numbers_have_a_check_character_that_tells_a_misread_one()
    {
        var number = ReportNumber.Of("bank\nkey");

        Assert.Equal(number, ReportNumber.Of("bank\nkey"));
        Assert.Matches("^R(-[0-9A-HJ-NP-RTUW-Y]{4}){4}-[0-9A-HJ-NP-RTUW-Y]$", number);
        Assert.True(ReportNumber.IsValid(number));
        for (var i = 2; i < number.Length; i++)
        {
            Assert.False(ReportNumber.IsValid($"{number[..i]}{(number[i] == 'A' ? 'B' : 'A')}{number[(i + 1)..]}"), $"character {i}");
        }
    }
}
