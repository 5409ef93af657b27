using Hub.Domain.Sources;
using Hub.Domain.Trust.Calendars;
using Hub.Domain.Trust.Disputes;

namespace Hub.Domain.Tests.Trust.Calendars;

/// <summary>The calendars as they lie in the repository.</summary>
internal static class RepositoryCalendars
{
    public static WorkingDays All { get; } = CalendarReader.Read(Directory.EnumerateFiles(Repository.PathOf("catalog/calendars"), "*.json")
        .Select(path => new CatalogFile(Path.GetFileName(path), File.ReadAllText(path))));
}

public sealed class WorkingDaysTests
{
    /// <summary>Around Spring Festival 2026: Saturday 14 February is worked, 15 to 23 are off, Saturday 28 is worked.</summary>
    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-14", 1, "2026-02-24")]
    [InlineData("2026-02-12", 3, "2026-02-24")]
    [InlineData("2026-02-18", 1, "2026-02-24")]
    [InlineData("2026-02-27", 1, "2026-02-28")]
    [InlineData("2026-02-28", 1, "2026-03-02")]
    [InlineData("2026-02-11", 10, "2026-03-03")]
    [InlineData("2021-06-10", 1, "2021-06-11")]
    [InlineData("2021-06-10", 2, "2021-06-15")]
    [InlineData("2024-02-09", 1, "2024-02-18")]
    [InlineData("2025-09-26", 2, "2025-09-29")]
    public void Working_days_are_the_State_Councils(string from, int count, string expected) =>
        Assert.Equal(new WorkingDay(DateOnly.Parse(expected), IsAssumed: false), RepositoryCalendars.All.After(DateOnly.Parse(from), count));

    [Fact]
    public void A_year_without_calendar_is_counted_by_weekdays_and_says_so()
    {
        // 1 January is a holiday every year; without the notice nobody knows what else is.
        Assert.Equal(new WorkingDay(new DateOnly(2027, 1, 1), IsAssumed: true), RepositoryCalendars.All.After(new DateOnly(2026, 12, 31), 1));
        Assert.Equal(new WorkingDay(new DateOnly(2026, 12, 31), IsAssumed: false), RepositoryCalendars.All.After(new DateOnly(2026, 12, 30), 1));
        Assert.Equal([2021, 2024, 2025, 2026], RepositoryCalendars.All.Years);
    }

    /// <summary>A year of the repository has as many working days as the notices leave: a slip of one day shows here.</summary>
    [Theory]
    [InlineData(2021, 250)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_its_number_of_working_days(int year, int expected)
    {
        var first = new DateOnly(year, 1, 1);
        Assert.Equal(expected, Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Count(i => RepositoryCalendars.All.IsWorked(first.AddDays(i))));
    }

    [Fact]
    public void The_clock_of_a_dispute_received_on_10_June_2021_ends_on_30_June()
    {
        var clock = DisputeClock.From(new DateTimeOffset(2021, 6, 10, 15, 0, 0, TimeSpan.FromHours(8)), RepositoryCalendars.All);

        Assert.Equal(
            new DisputeClock(new DateOnly(2021, 6, 11), new DateOnly(2021, 6, 15), new DateOnly(2021, 6, 29), new DateOnly(2021, 6, 30), false), clock);
        Assert.Equal(new DateTimeOffset(2021, 6, 30, 0, 0, 0, TimeSpan.FromHours(8)), clock.WithheldFrom);
    }

    [Fact]
    public void Late_in_the_evening_of_UTC_it_is_the_next_day_in_China() =>
        Assert.Equal(new DateOnly(2021, 6, 30), DisputeClock.From(new DateTimeOffset(2021, 6, 9, 17, 0, 0, TimeSpan.Zero), RepositoryCalendars.All).AnswerBy);

    [Theory]
    [InlineData("\"2026-02-14\"", "\"2026-02-16\"", "worked")]
    [InlineData("\"to\": \"2026-02-23\"", "\"to\": \"2026-02-13\"", "off[1].to")]
    [InlineData("\"year\": 2026", "\"jahr\": 2026", "jahr")]
    public void A_slip_in_a_calendar_is_named(string good, string bad, string where)
    {
        var text = File.ReadAllText(Repository.PathOf("catalog/calendars/2026.json")).Replace(good, bad);

        Assert.Contains(where, Assert.Throws<CatalogException>(() => CalendarReader.Read([new CatalogFile("2026.json", text)])).Message);
    }
}
