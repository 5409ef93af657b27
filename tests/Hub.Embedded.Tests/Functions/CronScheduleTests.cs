using Hub.Embedded.Functions.Timers;

namespace Hub.Embedded.Tests.Functions;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("* * * * * *", "2026-03-03T08:00:00.5", "2026-03-03T08:00:01")]
    [InlineData("0 * * * * *", "2026-03-03T08:00:00", "2026-03-03T08:01:00")]
    [InlineData("*/15 * * * * *", "2026-03-03T08:00:44", "2026-03-03T08:00:45")]
    [InlineData("0 */5 * * * *", "2026-03-03T08:04:59.9999999", "2026-03-03T08:05:00")]
    [InlineData("*/5 * * * *", "2026-03-03T08:05:00", "2026-03-03T08:10:00")]
    [InlineData("0 7/20 * * * *", "2026-03-03T08:08:00", "2026-03-03T08:27:00")]
    [InlineData("0 7/20 * * * *", "2026-03-03T08:48:00", "2026-03-03T09:07:00")]
    [InlineData("0 0 17 * * *", "2026-03-03T17:00:00", "2026-03-04T17:00:00")]
    [InlineData("0 0 17 * * *", "2026-02-28T18:00:00", "2026-03-01T17:00:00")]
    [InlineData("0 0 17 * * *", "2026-12-31T23:59:59", "2027-01-01T17:00:00")]
    [InlineData("0 30 9-11 * * *", "2026-03-03T11:30:00", "2026-03-04T09:30:00")]
    [InlineData("0 0 8-18/4 * * *", "2026-03-03T12:00:01", "2026-03-03T16:00:00")]
    [InlineData("0 0,20,50 * * * *", "2026-03-03T08:21:00", "2026-03-03T08:50:00")]
    [InlineData("0 0 9 * * MON-FRI", "2026-03-06T09:00:00", "2026-03-09T09:00:00")]
    [InlineData("0 0 9 * * 1-5", "2026-03-07T09:00:00", "2026-03-09T09:00:00")]
    [InlineData("0 0 9 * * Sunday", "2026-03-03T09:00:00", "2026-03-08T09:00:00")]
    [InlineData("0 0 9 * * sat,sun", "2026-03-07T10:00:00", "2026-03-08T09:00:00")]
    [InlineData("0 0 0 1 Jan *", "2026-03-03T08:00:00", "2027-01-01T00:00:00")]
    [InlineData("0 0 0 1 jan,Jul *", "2026-03-03T08:00:00", "2026-07-01T00:00:00")]
    [InlineData("0 0 0 31 * *", "2026-03-31T08:00:00", "2026-05-31T00:00:00")]
    [InlineData("0 0 0 29 2 *", "2026-03-03T08:00:00", "2028-02-29T00:00:00")]
    [InlineData("0 0 0 29 2 MON", "2026-03-03T08:00:00", "2044-02-29T00:00:00")]
    [InlineData("0 0 0 13 * FRI", "2026-03-13T08:00:00", "2026-11-13T00:00:00")]
    [InlineData("  0   0  12  *  *  *  ", "2026-03-03T08:00:00", "2026-03-03T12:00:00")]
    [InlineData("0 0 18-16 * * *", "2026-03-03T08:00:00", "2026-03-03T16:00:00")]
    public void The_next_occurrence(string expression, string after, string next) =>
        Assert.Equal(Utc(next), CronSchedule.Parse(expression).Next(Utc(after)));

    [Fact]
    public void A_day_that_does_not_exist_never_occurs() =>
        Assert.Null(CronSchedule.Parse("0 0 0 30 2 *").Next(Utc("2026-03-03T08:00:00")));

    [Theory]
    [InlineData("", "An NCRONTAB expression has six fields (or five, without the second); '' has 0.")]
    [InlineData("0 0 0 0 * * *", "An NCRONTAB expression has six fields (or five, without the second); '0 0 0 0 * * *' has 7.")]
    [InlineData("60 * * * * *", "'60' is no value of the field 'second', which goes from 0 to 59.")]
    [InlineData("0 0 24 * * *", "'24' is no value of the field 'hour', which goes from 0 to 23.")]
    [InlineData("0 0 0 0 * *", "'0' is no value of the field 'day', which goes from 1 to 31.")]
    [InlineData("0 0 0 * 13 *", "'13' is no value of the field 'month', which goes from 1 to 12.")]
    [InlineData("0 0 0 * * 7", "'7' is no value of the field 'day of the week', which goes from 0 to 6.")]
    [InlineData("0 */0 * * * *", "'*/0' is no value of the field 'minute', which goes from 0 to 59.")]
    [InlineData("0 1-2-3 * * * *", "'1-2-3' is no value of the field 'minute', which goes from 0 to 59.")]
    [InlineData("0 5, * * * *", "'' is no value of the field 'minute', which goes from 0 to 59.")]
    [InlineData("0 0 0 * * MO", "'MO' is no value of the field 'day of the week', which goes from 0 to 6.")]
    [InlineData("0 0 0 ? * *", "'?' is no value of the field 'day', which goes from 1 to 31.")]
    public void What_cannot_be_read_is_named(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CronSchedule.Parse(expression)).Message);

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text + "Z").UtcDateTime;
}
