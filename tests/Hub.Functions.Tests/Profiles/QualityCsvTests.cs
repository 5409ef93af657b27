using System.Text;
using Hub.Azure.Profiles;
using Hub.Functions.Profiles;

namespace Hub.Functions.Tests.Profiles;

public sealed class QualityCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1+cmd", "'+1+cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-5", "-5")]
    [InlineData("-5万", "'-5万")]
    [InlineData("甲,乙", "\"甲,乙\"")]
    [InlineData("二\n行", "\"二\n行\"")]
    [InlineData("913305020000000000", "\"\t913305020000000000\"")]
    [InlineData("20260131", "20260131")]
    public void A_value_is_text_on_a_desk_whatever_a_department_wrote(string value, string cell)
    {
        var wrong = new WrongRecord(1, null, null, [new WrongValue("BAD_DATE", "错", "f", "项", value, "e", "a")]);
        var report = new QualityReport("D13", "部", "D", default, "v", "s",
            [new InterfaceQuality("I24", "口", "I", "run", default, 1, 1, null, null, [], [wrong], null, [], [], null)]);

        var text = Encoding.UTF8.GetString(QualityCsv.Of(report));

        Assert.EndsWith($"\r\nI24,口,隔离记录,1,,,,项,{cell},错,e,a,\r\n", text, StringComparison.Ordinal);
    }
}
