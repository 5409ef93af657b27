namespace Hub.Simulator.Tests;

public sealed class TroubleTests
{
    private static readonly City City = new(seed: 3, enterprises: 6_000, months: 1);

    [Fact]
    public void A_few_in_a_hundred_are_bad_actors_and_all_kinds_occur()
    {
        var kinds = City.Enterprises.CountBy(e => e.Trouble).ToDictionary();
        Assert.InRange(6_000 - kinds[Trouble.None], 120, 420);
        Assert.All([Trouble.Debtor, Trouble.Polluter, Trouble.TaxEvader], kind => Assert.InRange(kinds[kind], 20, 300));
    }

    [Fact]
    public void A_debtor_is_enforced_sued_and_in_arrears_everywhere()
    {
        foreach (var debtor in Bad(Trouble.Debtor).Where(e => e.IsActive))
        {
            Assert.Contains(Of(debtor, "I33"), f => f["dishonest_flag"] is true && f["performed_flag"] is false);
            Assert.Contains(Of(debtor, "I34"), f => f["result"] is "LOST");
            Assert.True((int)Assert.Single(Of(debtor, "I10"))["arrears_months"]! >= 3);
            Assert.True((decimal)Assert.Single(Of(debtor, "I11"))["wage_arrears_amount"]! > 0);
            Assert.Equal("SUBSTANDARD", Assert.Single(Of(debtor, "I37"))["loan_class"]);
            Assert.Contains(Assert.Single(Of(debtor, "I38"))["list_type"], new object[] { "GREY", "BLACK" });
        }
    }

    [Fact]
    public void A_polluter_is_fined_and_has_a_bad_environmental_grade()
    {
        foreach (var polluter in Bad(Trouble.Polluter))
        {
            Assert.True(Of(polluter, "I17").Count >= 2);
            Assert.Contains(Of(polluter, "I02"), f => f["domain"] is "ENV" && f["severity"] is "SERIOUS");
            Assert.All(Of(polluter, "I14"), f => Assert.Contains(f["env_credit_grade"], new object[] { "BLACK", "RED", "YELLOW" }));
            Assert.Equal("MISSING", Assert.Single(Of(polluter, "I15"))["eia_status"]);
        }
    }

    [Fact]
    public void A_tax_evader_has_arrears_a_violation_and_a_bad_tax_grade()
    {
        foreach (var evader in Bad(Trouble.TaxEvader))
        {
            Assert.Equal(true, Assert.Single(Of(evader, "I31"))["major_violation_flag"]);
            Assert.Equal("D", Assert.Single(Of(evader, "I28"))["tax_credit_grade"]);
            Assert.Contains(Of(evader, "I02"), f => f["domain"] is "TAX");
        }
    }

    [Fact]
    public void Of_most_others_nothing_bad_is_recorded()
    {
        var good = City.Enterprises.Where(e => e.Trouble == Trouble.None).ToList();
        Assert.All(["I17", "I23", "I31", "I33"], id => Assert.InRange(good.Count(e => Of(e, id).Count > 0), 1, good.Count / 10));
    }

    private static IEnumerable<Enterprise> Bad(Trouble trouble) => City.Enterprises.Where(e => e.Trouble == trouble);

    private static IReadOnlyList<Fact> Of(Enterprise enterprise, string interfaceId) => City.FactsOf(enterprise, interfaceId, Client.Day);
}
