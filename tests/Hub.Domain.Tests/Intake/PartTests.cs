using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

/// <summary>Several source records, one of ours: each has a key of its own.</summary>
public sealed class PartTests
{
    private static readonly Field[] Fields =
    [
        Sample.Field("period", new PeriodType(PeriodLength.Month), required: true, sourceNames: ["月份"]),
        Sample.Field("energy", new DecimalType(10, 2, null, 0, null), sourceNames: ["能耗"]),
        Sample.Field("fuels", new ListType(
            [
                Sample.Field("fuel", new TextType(10), required: true, sourceNames: ["品种"]),
                Sample.Field("qty", new DecimalType(10, 2, "t", 0, null), sourceUnit: "kg", sourceNames: ["消费量"]),
            ],
            MaxCount: 20)
            { Flat = true }),
    ];

    private static readonly Interface Energy = Sample.Interface(
        Fields, new SectionShape(SectionKind.Series, ["period"], null), Sample.Push(deleted: new DeletedMark("状态", ["撤销"]), notStated: ["-"]) with { Part = "品种" });

    /// <summary>The part stands in a field of its own.</summary>
    private static readonly Interface s_apart = Energy with { Source = Energy.Source with { Part = "部分" } };

    [Fact]
    public void The_key_has_the_part_behind_the_items_key()
    {
        var record = Normalise(Energy, "\"月份\":\"202601\",\"品种\":\" 煤 \",\"消费量\":1500");

        Assert.Equal("202601#煤", record.ItemKey);
        Assert.Equal("""{"period":"202601","fuels":[{"fuel":"煤","qty":1.5}]}""", Sample.Text(record));
    }

    [Fact]
    public void The_part_of_a_section_of_one_record_is_its_key() => Assert.Equal(
        "#煤", Normalise(Energy with { Section = Sample.Single }, "\"月份\":\"202601\",\"品种\":\"煤\"").ItemKey);

    [Fact]
    public void A_deletion_is_of_the_part_it_names()
    {
        var record = Normalise(Energy, "\"月份\":\"202601\",\"品种\":\"煤\",\"状态\":\"撤销\"");

        Assert.Equal((true, true, "202601#煤"), (record.IsClean, record.Deleted, record.ItemKey));
    }

    [Theory]
    [InlineData("", "REQUIRED part=absent: 部分: which part of its item the record is")]
    [InlineData(",\"部分\":\"-\"", "REQUIRED part=absent: 部分: which part of its item the record is")]
    [InlineData(",\"部分\":[]", "WRONG_TYPE part=an array: a single value")]
    public void A_record_that_does_not_say_which_part_it_is_is_wrong(string more, string message) =>
        Assert.Equal(message, Sample.Errors(Normalise(s_apart, $"\"月份\":\"202601\"{more}")));

    [Fact]
    public void A_part_longer_than_any_is_not_cut_to_another() => Assert.Equal(
        "TOO_LONG part=302 bytes: 部分: at most 200 bytes",
        Sample.Errors(Normalise(s_apart, $"\"月份\":\"202601\",\"部分\":\"{new string('x', 300)}\"")));

    [Theory]
    [InlineData("\"能耗\":3", """{"period":"202601","energy":3}""")]
    [InlineData("\"能耗\":\"\",\"消费量\":\"\"", """{"period":"202601","energy":null}""")]
    [InlineData("\"消费量\":\"-\"", """{"period":"202601"}""")]
    public void A_flat_list_of_which_nothing_is_stated_has_no_element(string more, string expected) =>
        Assert.Equal(expected, Sample.Text(Normalise(s_apart, $"\"月份\":\"202601\",\"部分\":\"指标\",{more}")));

    [Fact]
    public void Errors_in_a_flat_list_name_the_field_within_it() => Assert.Equal(
        "NOT_A_NUMBER fuels.qty=?: a number in kg; REQUIRED fuels.fuel=absent: fuel的中文 (fuel in English) must be stated",
        string.Join("; ", Normalise(s_apart, "\"月份\":\"202601\",\"部分\":\"燃料\",\"消费量\":\"?\"").Errors.OrderBy(e => e.Name, StringComparer.Ordinal)));

    [Theory]
    [InlineData("202601", "煤", "202601#煤")]
    [InlineData("", "煤", "#煤")]
    [InlineData("a#b", "c#d", @"a\#b#c#d")]
    [InlineData(@"a\", "#", @"a\\##")]
    [InlineData(@"\#", "", @"\\\##")]
    public void A_key_can_be_taken_apart_whatever_stands_in_it(string item, string part, string key)
    {
        Assert.Equal(key, new PartKey(item, part).ToString());
        Assert.Equal(new PartKey(item, part), PartKey.Parse(key));
    }

    [Theory]
    [InlineData("202601")]
    [InlineData(@"a\|b")]
    [InlineData("")]
    public void A_key_from_before_there_were_parts_is_an_items(string key) => Assert.Equal(new PartKey(key, ""), PartKey.Parse(key));

    [Fact]
    public void Different_items_and_parts_have_different_keys()
    {
        string[] texts = ["", "a", "#", @"\", "##", @"\#", @"#\", @"\\", "a#", "#a"];

        Assert.Equal(
            texts.Length * texts.Length,
            texts.SelectMany(item => texts.Select(part => new PartKey(item, part).ToString())).Distinct().Count());
    }

    private static NormalisedRecord Normalise(Interface @interface, string fields) =>
        Sample.Normalise(@interface, $$"""{"代码":"{{Sample.Code}}",{{fields}}}""");
}
