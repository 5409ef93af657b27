using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

/// <summary>Records that are parts of one of ours, and lists whose object stands in the record itself.</summary>
public sealed class PartsTests
{
    private static readonly Field Period = Sample.Field("period", new PeriodType(PeriodLength.Month), required: true);
    private static readonly DecimalType Number = new(16, 4, null, null, null);

    private static readonly Interface Fuels = Sample.Interface(
        [
            Period,
            Sample.Field("output", Number),
            Sample.Field("fuels", List(Sample.Field("fuel_code", new TextType(20), zh: "燃料品种"), Quantity("燃料消费量", "Burned"))),
            Sample.Field("inputs", List(Sample.Field("input_code", new TextType(20), zh: "物料"), Quantity("物料用量", "Used"))),
        ],
        new SectionShape(SectionKind.Series, ["period"], 36),
        new PushSource(["代码"], null, null, ["-"]) { Part = "分项" });

    [Theory]
    [InlineData("\"分项\":\"烟煤\",", "202510#烟煤")]
    [InlineData("\"分项\":\" 烟煤 \",", "202510#烟煤")]
    [InlineData("\"分项\":\"1#炉\",", "202510#1＃炉")]
    [InlineData("", "202510")]
    public void The_key_tells_the_parts_of_an_item_apart(string part, string key)
    {
        var record = Sample.Normalise(Fuels, $$"""{"代码":"{{Sample.Code}}",{{part}}"period":"202510"}""");

        Assert.True(record.IsClean, Sample.Errors(record));
        Assert.Equal(key, record.ItemKey);
        Assert.Equal("202510", PartKey.ItemOf(record.ItemKey));
    }

    [Fact]
    public void A_flat_list_is_read_from_the_record_itself()
    {
        var record = Sample.Normalise(Fuels, $$"""{"代码":"{{Sample.Code}}","分项":"烟煤","period":"202510","output":7,"燃料品种":"烟煤","燃料消费量":"1,250.5","物料":"-","物料用量":""}""");

        Assert.Equal("""{"period":"202510","output":7,"fuels":[{"fuel_code":"烟煤","qty":1250.5}]}""", Sample.Text(record));
    }

    [Fact]
    public void Two_flat_lists_may_have_fields_of_one_name()
    {
        var record = Sample.Normalise(Fuels, $$"""{"代码":"{{Sample.Code}}","period":"202510","燃料消费量":1,"物料用量":2}""");

        Assert.Equal("""{"period":"202510","fuels":[{"qty":1}],"inputs":[{"qty":2}]}""", Sample.Text(record));
    }

    [Fact]
    public void What_is_wrong_in_a_flat_list_is_named_with_the_list()
    {
        var record = Sample.Normalise(Fuels, $$"""{"代码":"{{Sample.Code}}","period":"202510","燃料消费量":"多"}""");

        Assert.Equal("fuels.qty", record.Errors.Single().Field);
    }

    private static Field Quantity(string zh, string en) => Sample.Field("qty", Number) with { Label = new BilingualName(zh, en) };

    private static ListType List(params Field[] fields) => new(fields, 10) { Flat = true };
}
