namespace Hub.Simulator.Tests;

public sealed class FactsTests
{
    public static TheoryData<string> Interfaces => [.. City.Interfaces];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Facts_are_the_same_each_time_and_their_keys_differ(string interfaceId)
    {
        var (one, other) = (new City(3, 200), new City(3, 200));
        for (var number = 0; number < 200; number++)
        {
            var facts = one.FactsOf(one[number], interfaceId, Client.Day);
            Assert.Equal(facts.Select(f => f.ToString()), other.FactsOf(other[number], interfaceId, Client.Day).Select(f => f.ToString()));
            Assert.Equal(facts.Count, facts.Select(f => f.Key).Distinct().Count());
            Assert.All(facts, f => Assert.True(f.UpdatedAt < new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.FromHours(8))));
        }
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Whatever_differs_between_two_days_says_that_it_was_updated(string interfaceId)
    {
        var city = new City(3, 400, changeRate: 0.05);
        var (before, after) = (Client.Day.AddDays(-40), Client.Day);
        foreach (var enterprise in city.Enterprises)
        {
            var old = city.FactsOf(enterprise, interfaceId, before).ToDictionary(f => f.Key, f => f.ToString());
            foreach (var fact in city.FactsOf(enterprise, interfaceId, after).Where(f => old.GetValueOrDefault(f.Key) != f.ToString()))
            {
                Assert.True(DateOnly.FromDateTime(fact.UpdatedAt.DateTime) > before, $"{enterprise.CreditCode} {fact}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void In_full_coverage_everybody_has_a_record(string interfaceId)
    {
        var city = new City(3, 300, months: 1, coverage: Coverage.Full);
        Assert.All(city.Enterprises, e => Assert.NotEmpty(city.FactsOf(e, interfaceId, Client.Day)));
    }

    [Theory]
    [InlineData("I10", 1, 1)]
    [InlineData("I10", 24, 24)]
    [InlineData("I30", 1, 1)]
    [InlineData("I30", 24, 8)]
    [InlineData("I04", 1, 1)]
    [InlineData("I04", 24, 2)]
    [InlineData("I36", 24, 1)]
    public void Series_are_as_long_as_asked(string interfaceId, int months, int expected)
    {
        var city = new City(3, 500, months: months);
        Assert.Equal(expected, city.Enterprises.Max(e => city.FactsOf(e, interfaceId, Client.Day).Count));
    }

    [Theory]
    [InlineData("2026-11-10", "202609")]
    [InlineData("2026-11-11", "202610")]
    public void A_month_is_told_when_it_is_published(string day, string newest)
    {
        var city = new City(3, 20);
        var active = city.Enterprises.First(e => e.IsActive);
        Assert.Equal(newest, city.FactsOf(active, "I10", DateOnly.Parse(day))[^1].Key);
    }

    [Theory]
    [InlineData("I15", 0.3, 0.8)]
    [InlineData("I16", 0.02, 0.2)]
    [InlineData("I05", 0.02, 0.25)]
    [InlineData("I18", 0.01, 0.2)]
    [InlineData("I24", 1, 1)]
    [InlineData("I34", 0.02, 0.2)]
    public void Interfaces_concern_those_whom_they_concern(string interfaceId, double least, double most)
    {
        var city = new City(3, 2_000, months: 1);
        Assert.InRange(city.Enterprises.Count(e => city.FactsOf(e, interfaceId, Client.Day).Count > 0) / 2_000.0, least, most);
    }

    [Fact]
    public void Nine_in_ten_enterprises_are_micro_or_small() =>
        Assert.InRange(new City(3, 5_000).Enterprises.Count(e => e.Size <= EnterpriseSize.Small) / 5_000.0, 0.9, 0.995);

    [Fact]
    public void An_unknown_interface_is_answered_with_the_valid_ones()
    {
        var city = new City(3, 1);
        var error = Assert.Throws<ArgumentException>(() => city.FactsOf(city[0], "I39", Client.Day));
        Assert.StartsWith("There is no interface I39; valid are I01, ", error.Message, StringComparison.Ordinal);
    }
}
