using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Domain.Tests.Sharing.Subscriptions;

public sealed class AudienceFilterTests
{
    private static readonly Audience s_weaver = new("330502", "C1712", "Light", Customer: false);

    [Theory]
    [InlineData(null, null, null, false, true)]
    [InlineData("3305", null, null, false, true)]
    [InlineData("3301 330502", null, null, false, true)]
    [InlineData("330503", null, null, false, false)]
    [InlineData(null, "C17", null, false, true)]
    [InlineData(null, "C", null, false, true)]
    [InlineData(null, "C18", null, false, false)]
    [InlineData(null, null, "Light Deep", false, true)]
    [InlineData(null, null, "Deep", false, false)]
    [InlineData(null, null, null, true, false)]
    [InlineData("3305", "C17", "Light", false, true)]
    [InlineData("3305", "C17", "Deep", false, false)]
    public void Every_list_that_is_given_has_to_match(string? regions, string? industries, string? grades, bool own, bool matches) =>
        Assert.Equal(matches, new AudienceFilter(regions?.Split(' '), industries?.Split(' '), grades?.Split(' '), own).Matches(s_weaver));

    [Fact]
    public void What_is_unknown_matches_no_list_and_a_customer_is_one()
    {
        var unknown = new Audience(null, null, null, Customer: true);

        Assert.False(new AudienceFilter(Regions: ["33"]).Matches(unknown));
        Assert.False(new AudienceFilter(Industries: ["C"]).Matches(unknown));
        Assert.False(new AudienceFilter(Grades: ["Deep"]).Matches(unknown));
        Assert.True(new AudienceFilter(Regions: [], OwnCustomers: true).Matches(unknown));
    }
}
