using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

/// <summary>One source record, several of ours.</summary>
public sealed class RecordRowsTests
{
    private static readonly SectionShape Months = new(SectionKind.Series, ["period"], null);

    private static readonly Interface Insured = Sample.Interface(
        [
            Sample.Field("period", new PeriodType(PeriodLength.Month), required: true, sourceNames: ["月份"]),
            Sample.Field("people", new IntegerType(null, 0, null), sourceNames: ["人数", "本月.人数"]),
            Sample.Field("unit", new TextType(20), sourceNames: ["单位", "登记.单位"]),
        ],
        Months,
        Sample.Push() with { Rows = "明细" });

    private static readonly Interface Nested = Insured with { Source = Insured.Source with { Rows = "数据.明细" } };

    [Fact]
    public void Each_row_is_a_record_that_inherits_the_single_values_around_it()
    {
        var rows = Rows(Insured, $$"""
            {"代码":"{{Sample.Code}}","单位":"甲厂","明细":[{"月份":"202601","人数":12},{"月份":"202602","人数":"13","单位":"乙厂"},{"月份":"202603","本月":{"人数":14} }]}
            """);

        Assert.Equal(
            [
                """202601 2026-02-01 {"period":"202601","people":12,"unit":"甲厂"}""",
                """202602 2026-03-01 {"period":"202602","people":13,"unit":"乙厂"}""",
                """202603 2026-03-03 {"period":"202603","people":14,"unit":"甲厂"}""",
            ],
            rows.Select(r => $"{r.Record.ItemKey} {r.Record.AsOf.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd} {Sample.Text(r.Record)}"));
        Assert.All(rows, r => Assert.Equal(Sample.Code, r.Record.Code));
    }

    [Fact]
    public void A_row_that_leaves_a_value_open_does_not_inherit_it() => Assert.Equal(
        """{"period":"202601","unit":null}""",
        Sample.Text(Rows(Insured, $$"""{"代码":"{{Sample.Code}}","单位":"甲厂","明细":[{"月份":"202601","单位":null}]}""").Single().Record));

    [Fact]
    public void Rows_and_what_they_inherit_may_stand_in_objects() => Assert.Equal(
        """{"period":"202601","unit":"甲厂"}""",
        Sample.Text(Rows(Nested, $$"""{"数据":{"明细":[{"月份":"202601"}]},"代码":"{{Sample.Code}}","登记":{"单位":"甲厂"} }""").Single().Record));

    [Fact]
    public void Arrays_and_objects_are_not_inherited() => Assert.Equal(
        """{"period":"202601"}""",
        Sample.Text(Rows(Insured, $$"""{"代码":"{{Sample.Code}}","单位":["甲厂"],"明细":[{"月份":"202601"}]}""").Single().Record));

    [Fact]
    public void Unknown_names_are_told_once_around_and_with_their_path_inside()
    {
        var rows = Rows(Insured, $$"""{"代码":"{{Sample.Code}}","备注":1,"明细":[{"月份":"202601","a":1},{"月份":"202602","b":1}]}""");

        Assert.Equal(["备注", "明细.a"], rows[0].Record.UnknownFields);
        Assert.Equal(["明细.b"], rows[1].Record.UnknownFields);
    }

    [Fact]
    public void A_wrong_row_stands_alone_and_costs_no_other()
    {
        var json = $$"""{"代码":"{{Sample.Code}}","明细":[{"月份":"202601"}, {"月份":"?"},3],"单位":"甲厂"}""";

        var rows = Rows(Insured, json);

        Assert.Equal([true, false, false], rows.Select(r => r.Record.IsClean));
        Assert.Equal("BAD_DATE period=?: a month such as 202601", Sample.Errors(rows[1].Record));
        Assert.Equal(
            "WRONG_TYPE rows=a single value in the array: 明细: an array of objects; REQUIRED period=absent: period的中文 (period in English) must be stated",
            Sample.Errors(rows[2].Record));
        Assert.Equal(
            $$"""{"代码":"{{Sample.Code}}","明细":[{"月份":"?"}],"单位":"甲厂"}""",
            Encoding.UTF8.GetString(rows[1].Place!.Value.Alone(Encoding.UTF8.GetBytes(json))));
    }

    [Fact]
    public void What_is_wrong_around_the_rows_is_wrong_with_each() => Assert.All(
        Rows(Insured, """{"代码":"91330502MA2B00019A","明细":[{"月份":"202601"},{"月份":"202602"}]}"""),
        row => Assert.Equal("BAD_CHECK", row.Record.Errors.Single().Name));

    [Theory]
    [InlineData("", "REQUIRED rows=absent: 明细: an array of objects")]
    [InlineData(",\"明细\":null", "REQUIRED rows=null: 明细: an array of objects")]
    [InlineData(",\"明细\":{}", "WRONG_TYPE rows=an object: 明细: an array of objects")]
    [InlineData(",\"明细\":\"无\"", "WRONG_TYPE rows=a single value: 明细: an array of objects")]
    public void A_record_whose_rows_cannot_be_told_is_wrong_as_a_whole(string more, string message)
    {
        var row = Rows(Insured, $$"""{"代码":"{{Sample.Code}}"{{more}}}""").Single();

        Assert.Equal((Sample.Code, message), (row.Record.Code, Sample.Errors(row.Record)));
        Assert.Null(row.Place);
    }

    [Fact]
    public void More_rows_than_anybody_has_are_none()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"月份":"202601"}""", 1_001));

        Assert.Equal(
            "OUT_OF_RANGE rows=more than 1000 objects: 明细: at most 1000 objects",
            Sample.Errors(Rows(Insured, $$"""{"代码":"{{Sample.Code}}","明细":[{{many}}]}""").Single().Record));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"明细\":[")]
    [InlineData("")]
    public void What_is_no_record_at_all_is_one_error(string json) => Assert.Equal("MALFORMED", Rows(Insured, json).Single().Record.Errors.Single().Name);

    [Fact]
    public void No_rows_are_no_records() => Assert.Empty(Rows(Insured, $$"""{"代码":"{{Sample.Code}}","明细":[]}"""));

    private static IReadOnlyList<NormalisedRow> Rows(Interface @interface, string json) =>
        new Normaliser(@interface).NormaliseRows(Encoding.UTF8.GetBytes(json), Sample.Received);
}
