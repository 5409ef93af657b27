namespace Hub.Simulator.Tests;

public sealed class CityTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void The_same_seed_gives_the_same_city()
    {
        var (one, other) = (new City(3, 300), new City(3, 300));
        for (var number = 0; number < 300; number++)
        {
            Assert.Equal(one.RegistrationOf(one[number], Day), other.RegistrationOf(other[number], Day));
            Assert.Equal(one.TaxGradesOf(one[number], Day), other.TaxGradesOf(other[number], Day));
            Assert.Equal(one.PropertiesOf(one[number], Day), other.PropertiesOf(other[number], Day));
            Assert.Equal(one[number].ElectricityOn(Day), other[number].ElectricityOn(Day));
        }
    }

    [Fact]
    public void A_seed_means_the_same_city_for_ever()
    {
        var city = new City(1, 2);
        var (enterprise, grades) = (city[1], city.TaxGradesOf(city[1], Day));
        Assert.Equal("91330522MX33284074 长兴县盛凯超市有限公司 A 93.58 67", $"{enterprise.CreditCode} {city.RegistrationOf(enterprise, Day).Name} {grades[^1].Grade} {grades[^1].Score} {enterprise.ElectricityOn(Day).GridKWh}");
    }

    [Fact]
    public void Real_estate_is_registered_before_the_business_date()
    {
        var city = new City(3, 5_000);
        Assert.All(city.Enterprises, e => Assert.All(city.PropertiesOf(e, Day), p => Assert.True(p.RegisteredOn < Day)));
    }

    [Fact]
    public void Another_seed_gives_another_city() =>
        Assert.NotEqual(new City(3, 1)[0].CreditCode, new City(4, 1)[0].CreditCode);

    [Fact]
    public void An_enterprise_does_not_depend_on_the_size_of_the_city() =>
        Assert.Equal(new City(3, 2)[1].CreditCode, new City(3, 200_000)[1].CreditCode);

    [Fact]
    public void Every_code_leads_back_to_its_enterprise()
    {
        var city = new City(-5, 1_000);
        Assert.All(city.Enterprises, enterprise => Assert.Equal(enterprise.Number, city.Find(enterprise.CreditCode)!.Number));
    }

    [Theory]
    [InlineData("913305007044631852")]
    [InlineData("")]
    [InlineData("91330500MX00000000")]
    public void An_unknown_code_leads_to_nobody(string code) => Assert.Null(new City(3, 1_000).Find(code));

    [Fact]
    public void The_change_rate_is_the_share_that_differs_from_one_day_to_the_next()
    {
        var city = new City(3, 10_000, changeRate: 0.05);
        var changed = city.Enterprises.Count(e => city.RegistrationOf(e, Day) != city.RegistrationOf(e, Day.AddDays(1)));
        Assert.InRange(changed, 400, 600);
    }

    [Fact]
    public void Without_changes_two_dates_are_alike()
    {
        var city = new City(3, 500, changeRate: 0);
        Assert.All(city.Enterprises, e => Assert.Equal(city.RegistrationOf(e, Day), city.RegistrationOf(e, Day.AddDays(300))));
    }

    [Fact]
    public void A_changed_enterprise_says_since_when()
    {
        var city = new City(3, 2_000);
        foreach (var enterprise in city.Enterprises)
        {
            var revision = city.RevisionOf(enterprise, "I24", Day);
            Assert.Equal(revision, city.RevisionOf(enterprise, "I24", revision.Since));
            Assert.Equal(revision.Number - 1, city.RevisionOf(enterprise, "I24", revision.Since.AddDays(-1)).Number);
        }
    }

    [Fact]
    public void Two_in_five_enterprises_own_no_real_estate_and_none_more_than_five()
    {
        var city = new City(3, 5_000);
        var counts = city.Enterprises.Select(e => city.PropertiesOf(e, Day).Count).ToList();
        Assert.InRange(counts.Count(count => count == 0), 1_900, 2_100);
        Assert.Equal(5, counts.Max());
    }

    [Fact]
    public void Tax_grades_follow_the_quality_of_the_enterprise()
    {
        var city = new City(3, 5_000);
        var byGrade = city.Enterprises.ToLookup(e => city.TaxGradesOf(e, Day)[^1].Grade, e => e.Quality);
        Assert.Equal("ABCDM", string.Concat(byGrade.Select(group => group.Key).Order()));
        Assert.True(byGrade['A'].Average() > byGrade['B'].Average());
        Assert.True(byGrade['B'].Average() > byGrade['C'].Average());
        Assert.True(byGrade['C'].Average() > byGrade['D'].Average());
    }

    [Fact]
    public void A_years_grades_are_published_on_20_April_of_the_next()
    {
        var city = new City(3, 1);
        Assert.Equal(2024, city.TaxGradesOf(city[0], new(2026, 4, 19))[^1].Year);
        Assert.Equal(2025, city.TaxGradesOf(city[0], new(2026, 4, 20))[^1].Year);
    }

    [Fact]
    public void Factories_use_less_electricity_on_Sunday_and_kilns_do_not()
    {
        var (monday, sunday) = (new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 15));
        var active = new City(3, 5_000).Enterprises.Where(e => e.IsActive).ToLookup(e => e.Industry.Rhythm);
        Assert.All(active[Rhythm.Shifts], e => Assert.True(e.ElectricityOn(sunday).GridKWh < e.ElectricityOn(monday).GridKWh));
        Assert.All(active[Rhythm.Continuous], e => Assert.True(e.ElectricityOn(sunday).GridKWh > 0.8m * e.ElectricityOn(monday).GridKWh));
    }

    [Fact]
    public void Capital_comes_in_every_spelling_seen()
    {
        var city = new City(3, 2_000);
        var texts = city.Enterprises.Select(e => city.RegistrationOf(e, Day).Registered.Text).ToList();
        Assert.All(
            [@"^\d{1,3}\(万元人民币\)$", @"^\d{1,3},\d{3}\(万元人民币\)$", @"^[\d,]+\(万美元\)$", @"^\d+万人民币$", @"^\d+万人民币元$", "^N/A$"],
            pattern => Assert.Contains(texts, text => System.Text.RegularExpressions.Regex.IsMatch(text, pattern)));
    }
}
