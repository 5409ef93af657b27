using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

public sealed class NormaliserTests
{
    private static readonly SectionShape Yearly = new(SectionKind.Series, ["year"], null);
    private static readonly Field Year = Sample.Field("year", new PeriodType(PeriodLength.Year), required: true);
    private static readonly Field Name = Sample.Field("name", new TextType(20), required: true);
    private static readonly Field Score = Sample.Field("score", new DecimalType(5, 2, null, 0, 100));
    private static readonly DeletedMark Withdrawn = new("状态", ["撤销", "Ｄ"]);

    [Fact]
    public void All_errors_of_a_record_are_told()
    {
        var record = Sample.Normalise(
            Sample.Interface([Year, Name, Score], Yearly, Sample.Push("时间")),
            """{"代码":"123","时间":"gestern","year":"2031","score":{"a":1}}""");

        Assert.Equal(
            [
                "BAD_LENGTH subject=123: '123' has 3 characters, a credit code has 18",
                "FUTURE_DATE year=2031: no later than 2026",
                "REQUIRED name=absent: name的中文 (name in English) must be stated",
                "WRONG_TYPE score=an object: a single value",
                "BAD_DATE asOf=gestern: a time such as 2026-01-31 08:30:00",
            ],
            record.Errors.Select(e => e.ToString()));
        Assert.Null(record.Code);
        Assert.Equal("", record.ItemKey);
        Assert.Equal(0, record.Content.Length);
    }

    [Theory]
    [InlineData("""{"name":null}""", "REQUIRED name=null: name的中文 (name in English) must be stated")]
    [InlineData("""{"name":""}""", "REQUIRED name=: name的中文 (name in English) must be stated")]
    [InlineData("""{"name":"  "}""", "REQUIRED name=: name的中文 (name in English) must be stated")]
    [InlineData("""{"name":"N/A"}""", "REQUIRED name=N/A: name的中文 (name in English) must be stated")]
    [InlineData("""{"name":"n／a"}""", "REQUIRED name=n／a: name的中文 (name in English) must be stated")]
    [InlineData("""{"name":["a"]}""", "WRONG_TYPE name=an array: a single value")]
    [InlineData("""{"name":{}}""", "WRONG_TYPE name=an object: a single value")]
    public void A_required_field_must_be_stated(string json, string message) => Assert.Equal(
        message,
        Sample.Errors(Sample.Normalise(
            Sample.Interface([Name], source: Sample.Push(null, null, "N/A")), $"{{\"代码\":\"{Sample.Code}\",{json[1..]}")));

    [Theory]
    [InlineData("null", """{"score":null}""")]
    [InlineData("\"\"", """{"score":null}""")]
    [InlineData("\"N/A\"", """{"score":null}""")]
    [InlineData("\" ｎ/ａ \"", """{"score":null}""")]
    [InlineData("\"－\"", """{"score":null}""")]
    public void A_field_that_is_not_stated_is_null(string json, string expected) => Assert.Equal(
        expected,
        Sample.Text(Sample.Normalise(
            Sample.Interface([Score], source: Sample.Push(null, null, "N/A", "-")), $$"""{"代码":"{{Sample.Code}}","score":{{json}}}""")));

    [Fact]
    public void A_field_that_was_not_delivered_is_left_out() =>
        Assert.Equal("{}", Sample.Text(Sample.Normalise(Sample.Interface([Score]), $$"""{"代码":"{{Sample.Code}}"}""")));

    [Theory]
    [InlineData("""{"代码":"91330502ma2b00019k"}""", Sample.Code, "")]
    [InlineData("""{"代码":"９１３３０５０２ＭＡ２Ｂ０００１９Ｋ "}""", Sample.Code, "")]
    [InlineData("""{"代码":"","旧代码":"91330503MA2B00027W"}""", Sample.OtherCode, "")]
    [InlineData("""{"旧代码":"91330503MA2B00027W","代码":"91330502MA2B00019K"}""", Sample.Code, "")]
    [InlineData("""{"旧代码":"91330503MA2B00027W","代码":"91330502MA2B00019X"}""", null, "BAD_CHECK subject=91330502MA2B00019X: '91330502MA2B00019X' ends in 'X', expected 'K'")]
    [InlineData("""{}""", null, "REQUIRED subject=absent: 代码 or 旧代码: the credit code")]
    [InlineData("""{"代码":null}""", null, "REQUIRED subject=absent: 代码 or 旧代码: the credit code")]
    [InlineData("""{"代码":{"a":1}}""", null, "WRONG_TYPE subject=an object: a single value")]
    [InlineData("""{"代码":"\uD800"}""", null, "BAD_ENCODING subject=not decodable: UTF-8 text")]
    public void The_subject_is_the_first_of_its_fields_that_is_stated(string json, string? code, string message)
    {
        var record = Sample.Normalise(Sample.Interface([], source: new PushSource(["代码", "旧代码"], null, null, [])), json);

        Assert.Equal((code, message), (record.Code, Sample.Errors(record)));
    }

    [Fact]
    public void An_overlong_subject_is_refused_without_its_text() => Assert.Equal(
        "BAD_LENGTH subject=…: '…' has 1 characters, a credit code has 18",
        Sample.Errors(Sample.Normalise(Sample.Interface([]), $$"""{"代码":"{{new string('9', 1000)}}"}""")));

    [Theory]
    [InlineData("\"2026-03-01 08:00:00\"", "2026-03-01T08:00:00+08:00", "")]
    [InlineData("\"2026-03-04 09:59:59\"", "2026-03-04T09:59:59+08:00", "")]
    [InlineData("null", "2026-03-03T10:00:00+08:00", "")]
    [InlineData("\"N/A\"", "2026-03-03T10:00:00+08:00", "")]
    [InlineData("\"2026-03-04 10:00:01\"", "2026-03-03T10:00:00+08:00", "FUTURE_DATE asOf=2026-03-04 10:00:01: no later than 2026-03-04 10:00")]
    [InlineData("\"2099-01-01\"", "2026-03-03T10:00:00+08:00", "FUTURE_DATE asOf=2099-01-01: no later than 2026-03-04 10:00")]
    [InlineData("\"0001-01-01 00:00:00\"", "2026-03-03T10:00:00+08:00", "BAD_DATE asOf=0001-01-01 00:00:00: a time such as 2026-01-31 08:30:00")]
    [InlineData("[]", "2026-03-03T10:00:00+08:00", "WRONG_TYPE asOf=an array: a single value")]
    public void The_as_of_is_what_the_record_says_unless_it_lies_ahead(string json, string asOf, string message)
    {
        var record = Sample.Normalise(
            Sample.Interface([Score], source: Sample.Push("时间", null, "N/A")), $$"""{"代码":"{{Sample.Code}}","时间":{{json}}}""");

        Assert.Equal((DateTimeOffset.Parse(asOf), message), (record.AsOf, Sample.Errors(record)));
    }

    [Theory]
    [InlineData("2024", "2025-01-01T00:00:00+08:00")]
    [InlineData("2026", "2026-03-03T10:00:00+08:00")]
    public void Without_an_as_of_the_end_of_the_period_counts_or_the_receipt_while_it_runs(string year, string asOf)
    {
        var section = new SectionShape(SectionKind.Series, ["name", "year"], null);

        var record = Sample.Normalise(Sample.Interface([Year, Name], section), $$"""{"代码":"{{Sample.Code}}","year":{{year}},"name":"a"}""");

        Assert.Equal(DateTimeOffset.Parse(asOf), record.AsOf);
    }

    [Theory]
    [InlineData("撤销")]
    [InlineData(" 撤销 ")]
    [InlineData("D")]
    public void A_deletion_needs_no_more_than_the_identity(string mark)
    {
        var record = Sample.Normalise(
            Sample.Interface([Year, Name, Score], Yearly, Sample.Push("时间", Withdrawn)),
            $$"""{"代码":"{{Sample.Code}}","时间":"2026-03-01","year":"2025年","score":"?","状态":"{{mark}}"}""");

        Assert.Equal("", Sample.Errors(record));
        Assert.True(record.Deleted);
        Assert.Equal(("2025", 0), (record.ItemKey, record.Content.Length));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)), record.AsOf);
    }

    [Theory]
    [InlineData("\"撤销\",\"year\":null", "REQUIRED year=null: year的中文 (year in English) must be stated")]
    [InlineData("[\"撤销\"],\"year\":2025", "WRONG_TYPE deleted=an array: a single value")]
    public void A_deletion_that_cannot_be_understood_is_refused(string json, string message) => Assert.Equal(
        message,
        Sample.Errors(Sample.Normalise(
            Sample.Interface([Year, Score], Yearly, Sample.Push(null, Withdrawn)), $$"""{"代码":"{{Sample.Code}}","状态":{{json}}}""")));

    [Fact]
    public void Any_other_mark_does_not_delete() => Assert.False(Sample.Normalise(
        Sample.Interface([Score], source: Sample.Push(null, Withdrawn)), $$"""{"代码":"{{Sample.Code}}","状态":"有效"}""").Deleted);

    [Theory]
    [InlineData("甲", "乙", "甲|乙")]
    [InlineData("甲|乙", "丙", @"甲\|乙|丙")]
    [InlineData("甲", "乙|丙", @"甲|乙\|丙")]
    [InlineData(@"甲\", "乙", @"甲\\|乙")]
    public void Different_things_have_different_keys(string court, string number, string key)
    {
        var section = new SectionShape(SectionKind.List, ["court", "number"], null);
        var @interface = Sample.Interface(
            [Sample.Field("number", new TextType(20), required: true), Sample.Field("court", new TextType(20), required: true)], section);

        var record = Sample.Normalise(@interface, $$"""{"代码":"{{Sample.Code}}","court":"{{court.Replace(@"\", @"\\")}}","number":"{{number}}"}""");

        Assert.Equal(key, record.ItemKey);
    }

    [Fact]
    public void A_number_may_be_the_key()
    {
        var section = new SectionShape(SectionKind.List, ["score"], null);

        Assert.Equal("1.5", Sample.Normalise(Sample.Interface([Score], section), $$"""{"代码":"{{Sample.Code}}","score":"1.50"}""").ItemKey);
    }

    [Fact]
    public void Equal_content_has_one_hash_in_any_order_and_spelling()
    {
        var @interface = Sample.Interface([Year, Name, Score], Yearly, Sample.Push("时间"));
        var hashes = new[]
        {
            """{"代码":"CODE","时间":"2026-03-01","year":"2025","name":"甲","score":1.5}""",
            """ { "score" : "1.500", "NAME":" 甲 ", "year的中文":2025, "x":1, "时间":"2026-02-28T16:00:00Z", "代码":"CODE" } """,
        }.Select(json => Sample.Normalise(@interface, json.Replace("CODE", Sample.Code)).Hash);

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public void Different_content_has_different_hashes()
    {
        var @interface = Sample.Interface([Year, Name, Score], Yearly, Sample.Push("时间", Withdrawn));
        string[] records =
        [
            """{"year":"2025","name":"甲"}""",
            """{"year":"2025","name":"甲","score":null}""",
            """{"year":"2025","name":"甲","score":0}""",
            """{"year":"2025","name":"乙"}""",
            """{"year":"2024","name":"甲"}""",
            """{"year":"2025","name":"甲","时间":"2026-03-01"}""",
            """{"year":"2025","name":"甲","时间":"2026-03-02"}""",
            """{"year":"2025","name":"甲","状态":"撤销"}""",
        ];

        var hashes = records.Select(json => Sample.Normalise(@interface, $"{{\"代码\":\"{Sample.Code}\",{json[1..]}").Hash);

        Assert.Equal(records.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Personal_data_stays_as_it_is()
    {
        var @interface = Sample.Interface(
            [Sample.Field("legal_rep_name", new TextType(100), personal: true), Sample.Field("phone", new TextType(20), personal: true)]);

        var record = Sample.Normalise(@interface, $$"""{"代码":"{{Sample.Code}}","legal_rep_name":"王小明","phone":"13812345678"}""");

        Assert.Equal("""{"legal_rep_name":"王小明","phone":"13812345678"}""", Sample.Text(record));
    }
}
