using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

/// <summary>Days, instants and periods, received on 3 March 2026 in China.</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-1-31")]
    [InlineData("2026/1/31")]
    [InlineData("2026.01.31")]
    [InlineData("20260131")]
    [InlineData("2026年1月31日")]
    [InlineData("２０２６－０１－３１")]
    [InlineData("2026-01-31 23:59:59")]
    [InlineData("2026-01-31 00:00:00.0")]
    [InlineData("2026/1/31 8:30")]
    [InlineData("20260131083000")]
    [InlineData("2026-01-31T08:30:00")]
    [InlineData("2026-01-31T08:30:00+08:00")]
    [InlineData("2026-01-30T16:00:00Z")]
    [InlineData("2026-01-31T15:59:59.999Z")]
    public void A_day_is_read_in_all_its_spellings(string text) =>
        Assert.Equal("\"2026-01-31\"", Sample.Outcome(new DateType(false), $"\"{text}\""));

    [Theory]
    [InlineData("2026-02-31")]
    [InlineData("2025-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("0001-01-01T00:00:00+08:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("1899-12-31")]
    [InlineData("26-01-31")]
    [InlineData("2026-13-01")]
    [InlineData("31/01/2026")]
    [InlineData("2026-01-31 25:00:00")]
    [InlineData("2026-01")]
    [InlineData("1769788800000")]
    [InlineData("45000")]
    [InlineData("长期")]
    public void What_is_no_day_is_refused(string text) => Assert.Equal(
        $"BAD_DATE v={text}: a day such as 2026-01-31", Sample.Errors(Sample.Value(new DateType(true), $"\"{text}\"")));

    [Fact]
    public void Today_is_the_day_in_China()
    {
        var atEleven = new DateTimeOffset(2026, 3, 3, 23, 0, 0, TimeSpan.Zero);
        var json = System.Text.Encoding.UTF8.GetBytes($$"""{"代码":"{{Sample.Code}}","v":"2026-03-04"}""");

        var record = new Hub.Domain.Intake.Normaliser(Sample.Interface([Sample.Field("v", new DateType(false))])).Normalise(json, atEleven);

        Assert.Equal("""{"v":"2026-03-04"}""", Sample.Text(record));
    }

    [Fact]
    public void A_future_day_is_refused_unless_the_field_allows_it()
    {
        Assert.Equal(
            "FUTURE_DATE v=2026-03-04: no later than 2026-03-03", Sample.Errors(Sample.Value(new DateType(false), "\"2026-03-04\"")));
        Assert.Equal("\"2099-12-31\"", Sample.Outcome(new DateType(true), "\"2099-12-31\""));
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31 00:00:00")]
    [InlineData("9999-12-31 23:59:59.0")]
    public void The_last_day_of_all_means_for_ever(string text) =>
        Assert.Equal("\"9999-12-31\"", Sample.Outcome(new DateType(true), $"\"{text}\""));

    [Theory]
    [InlineData("2026-01-31 08:30:00", "2026-01-31T08:30:00+08:00")]
    [InlineData("2026-01-31 08:30:00.120", "2026-01-31T08:30:00.12+08:00")]
    [InlineData("2026年1月31日 08:30:00", "2026-01-31T08:30:00+08:00")]
    [InlineData("2026-01-31 08:30:00+09:00", "2026-01-31T07:30:00+08:00")]
    [InlineData("2026-01-31T00:30:00Z", "2026-01-31T08:30:00+08:00")]
    [InlineData("2026-01-31T08:30", "2026-01-31T08:30:00+08:00")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00+08:00")]
    public void An_instant_without_offset_is_in_China(string text, string expected) =>
        Assert.Equal($"\"{expected}\"", Sample.Outcome(new DateTimeType(false), $"\"{text}\""));

    [Theory]
    [InlineData("2026-03-04 00:00:00", "FUTURE_DATE v=2026-03-04 00:00:00: no later than 2026-03-03")]
    [InlineData("08:30", "BAD_DATE v=08:30: a time such as 2026-01-31 08:30:00")]
    [InlineData("0001-01-01 00:00:00", "BAD_DATE v=0001-01-01 00:00:00: a time such as 2026-01-31 08:30:00")]
    public void What_is_no_instant_is_refused(string text, string message) =>
        Assert.Equal(message, Sample.Errors(Sample.Value(new DateTimeType(false), $"\"{text}\"")));

    [Theory]
    [InlineData(PeriodLength.Year, "2025", "2025")]
    [InlineData(PeriodLength.Year, "2025年", "2025")]
    [InlineData(PeriodLength.Year, "2025年度", "2025")]
    [InlineData(PeriodLength.Year, "２０２５", "2025")]
    [InlineData(PeriodLength.Quarter, "2025Q3", "2025Q3")]
    [InlineData(PeriodLength.Quarter, "2025-q3", "2025Q3")]
    [InlineData(PeriodLength.Quarter, "2025年第3季度", "2025Q3")]
    [InlineData(PeriodLength.Quarter, "2025年三季度", "2025Q3")]
    [InlineData(PeriodLength.Month, "202511", "202511")]
    [InlineData(PeriodLength.Month, "2025-11", "202511")]
    [InlineData(PeriodLength.Month, "2025年1月", "202501")]
    [InlineData(PeriodLength.Day, "2026-01-31", "20260131")]
    [InlineData(PeriodLength.Day, "20260131", "20260131")]
    [InlineData(PeriodLength.Year, "2026", "2026")]
    public void A_period_is_read_in_all_its_spellings(PeriodLength length, string text, string expected) =>
        Assert.Equal($"\"{expected}\"", Sample.Outcome(new PeriodType(length), $"\"{text}\""));

    [Theory]
    [InlineData(PeriodLength.Year, "25", "BAD_DATE v=25: a year such as 2026")]
    [InlineData(PeriodLength.Year, "0001", "BAD_DATE v=0001: a year such as 2026")]
    [InlineData(PeriodLength.Quarter, "2025Q5", "BAD_DATE v=2025Q5: a quarter such as 2026Q1")]
    [InlineData(PeriodLength.Quarter, "2025-4", "BAD_DATE v=2025-4: a quarter such as 2026Q1")]
    [InlineData(PeriodLength.Month, "202513", "BAD_DATE v=202513: a month such as 202601")]
    [InlineData(PeriodLength.Day, "20260231", "BAD_DATE v=20260231: a day such as 20260131")]
    [InlineData(PeriodLength.Year, "2027", "FUTURE_DATE v=2027: no later than 2026")]
    [InlineData(PeriodLength.Quarter, "2026Q2", "FUTURE_DATE v=2026Q2: no later than 2026Q1")]
    [InlineData(PeriodLength.Month, "202604", "FUTURE_DATE v=202604: no later than 202603")]
    [InlineData(PeriodLength.Day, "20260304", "FUTURE_DATE v=20260304: no later than 20260303")]
    public void What_is_no_period_is_refused(PeriodLength length, string text, string message) =>
        Assert.Equal(message, Sample.Errors(Sample.Value(new PeriodType(length), $"\"{text}\"")));
}
