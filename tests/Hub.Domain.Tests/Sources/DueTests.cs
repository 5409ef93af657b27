using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Sources;

public sealed class DueTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 21, 1, 0, 0, TimeSpan.FromHours(8));
    private static readonly PagedSource Paged = new("/", "", "", "", "", 0, "", 1, [], null, null, []);

    [Theory]
    [InlineData(Cadence.Realtime)]
    [InlineData(Cadence.Event)]
    [InlineData(Cadence.Daily)]
    [InlineData(Cadence.OnDemand)]
    public void What_changes_daily_is_asked_whenever_a_run_starts(Cadence cadence)
    {
        Assert.True(Due.At(Of("I12", cadence), Night.AddHours(-1), Night));
        Assert.Equal(new DateOnly(2026, 11, 22), Due.NextOn(Of("I12", cadence), Night, Night));
    }

    [Theory]
    [InlineData(Cadence.Weekly)]
    [InlineData(Cadence.Monthly)]
    [InlineData(Cadence.Quarterly)]
    [InlineData(Cadence.Yearly)]
    public void What_never_delivered_is_asked_at_once(Cadence cadence)
    {
        Assert.True(Due.At(Of("I01", cadence), null, Night));
        Assert.Equal(new DateOnly(2026, 11, 21), Due.NextOn(Of("I01", cadence), null, Night));
    }

    [Fact]
    public void A_weekly_interface_has_a_weekday()
    {
        var days = Asked(Of("I03", Cadence.Weekly), nights: 70);

        Assert.Equal(10, days.Count);
        Assert.Single(days.Select(d => d.DayOfWeek).Distinct());
    }

    [Theory]
    [InlineData(Cadence.Monthly)]
    [InlineData(Cadence.Quarterly)]
    [InlineData(Cadence.Yearly)]
    public void A_slower_interface_has_a_day_of_the_month(Cadence cadence)
    {
        var days = Asked(Of("I07", cadence), nights: 365);

        Assert.Equal(12, days.Count);
        Assert.Single(days.Select(d => d.Day).Distinct());
        Assert.Equal(Enumerable.Range(1, 12), days.Select(d => d.Month).Order());
    }

    [Fact]
    public void The_days_are_spread()
    {
        var nights = Enumerable.Range(1, 38).Select(n => Asked(Of($"I{n:d2}", Cadence.Monthly), nights: 31)[0]).GroupBy(d => d.Day).ToList();

        Assert.InRange(nights.Count, 16, 28);
        Assert.InRange(nights.Max(g => g.Count()), 1, 5);
    }

    [Fact]
    public void Who_missed_the_day_stays_due()
    {
        var @interface = Of("I07", Cadence.Monthly);
        var own = Asked(@interface, nights: 31)[0];
        var before = new DateTimeOffset(own.AddDays(-20).ToDateTime(new TimeOnly(1, 0)), TimeSpan.FromHours(8));

        Assert.False(Due.At(@interface, before, NightOf(own.AddDays(-1))));
        Assert.True(Due.At(@interface, before, NightOf(own)));
        Assert.True(Due.At(@interface, before, NightOf(own.AddDays(3))));
    }

    [Fact]
    public void Data_is_asked_for_before_it_grows_stale() =>
        Assert.All(
            Asked(Of("I07", Cadence.Monthly) with { TtlDays = 10 }, nights: 60).Pairwise(),
            pair => Assert.InRange(pair.Next.DayNumber - pair.First.DayNumber, 1, 9));

    [Theory]
    [InlineData(Cadence.Daily)]
    [InlineData(Cadence.Realtime)]
    [InlineData(Cadence.Yearly)]
    public void What_is_pushed_is_never_asked_for(Cadence cadence)
    {
        Assert.False(Due.At(Sample.Interface([]) with { Cadence = cadence }, null, Night));
        Assert.Null(Due.NextOn(Sample.Interface([]) with { Cadence = cadence }, null, Night));
    }

    private static Interface Of(string id, Cadence cadence) => Sample.Interface([], source: Paged) with { Id = id, Cadence = cadence, TtlDays = 400 };

    private static DateTimeOffset NightOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(1, 0)), TimeSpan.FromHours(8));

    /// <summary>The days on which an interface is asked that delivered in the first of these nights and then whenever asked.</summary>
    private static List<DateOnly> Asked(Interface @interface, int nights)
    {
        var days = new List<DateOnly>();
        var last = Night;
        for (var night = Night.AddDays(1); night <= Night.AddDays(nights); night = night.AddDays(1))
        {
            if (Due.At(@interface, last, night))
            {
                last = night;
                days.Add(DateOnly.FromDateTime(night.DateTime));
            }
        }

        return days;
    }
}

internal static class Pairs
{
    public static IEnumerable<(T First, T Next)> Pairwise<T>(this IReadOnlyList<T> items) => items.Zip(items.Skip(1));
}
