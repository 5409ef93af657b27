using System.Text;
using Hub.Domain.Formulas;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Formulas;

public sealed class FieldScanTests
{
    private static readonly Field s_number = Sample.Field("qty", new IntegerType(null, null, null));
    private static readonly Field s_text = Sample.Field("note", new TextType(100));
    private static readonly Field s_sum = Sample.Field("total", new MoneyType(true, null, null));
    private static readonly Field s_list = Sample.Field("fuels", new ListType([s_number, s_text], 9));

    [Theory]
    [InlineData("""{"note":"x","qty":7,"total":{"amount":5.5,"currency":"CNY"}}""", "7 x 5.5")]
    [InlineData("""{"total":{"currency":"CNY","amount":5.5},"qty":7,"note":"x"}""", "7 x 5.5")]
    [InlineData("""{"note":"\"qty\":3","total":{"amount":1,"currency":"USD"}}""", "unknown \"qty\":3 unknown")]
    [InlineData("""{"note":null,"qty":null}""", "unknown unknown unknown")]
    [InlineData("""{}""", "unknown unknown unknown")]
    [InlineData("""{"qty":1e400}""", "unknown unknown unknown")]
    [InlineData("""{"qty":-7,"note":"二,}"}""", "-7 二,} unknown")]
    public void Fields_of_a_flat_record_are_found_by_their_names(string record, string values) =>
        Assert.Equal(values, Values([s_number, s_text, s_sum], [s_number, s_text, s_sum], record));

    [Theory]
    [InlineData("""{"fuels":[{"qty":1,"note":"in"}],"qty":7,"note":"x"}""", "7 x")]
    [InlineData("""{"fuels":[{"qty":1,"note":"in"}]}""", "unknown unknown")]
    public void A_name_within_a_list_is_not_that_of_the_record(string record, string values) =>
        Assert.Equal(values, Values([s_list, s_number, s_text], [s_number, s_text], record));

    private static string Values(Field[] all, Field[] wanted, string record)
    {
        var scan = new FieldScan(Sample.Interface(all), wanted);
        var values = new Value[scan.Count];
        scan.Read(Encoding.UTF8.GetBytes(record), values);
        return string.Join(' ', values);
    }
}
