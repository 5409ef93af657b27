namespace Hub.Simulator.Tests;

public sealed class ConsistencyTests
{
    private static readonly City City = new(seed: 3, enterprises: 3_000, months: 12);

    [Fact]
    public void Assets_are_liabilities_and_equity()
    {
        var statements = All("I30").ToList();
        Assert.InRange(statements.Count, 8_000, 12_000);
        Assert.All(statements, s => Assert.Equal(Money(s, "total_assets"), Money(s, "total_liab") + Money(s, "total_equity")));
        Assert.All(statements, s => Assert.True(Money(s, "current_assets") <= Money(s, "total_assets")));
        Assert.All(statements, s => Assert.True(Money(s, "inventory") + Money(s, "receivables") <= Money(s, "current_assets")));
        Assert.All(statements, s => Assert.True(Money(s, "interest_debt") <= Money(s, "total_liab")));
    }

    [Fact]
    public void Declared_sales_fit_the_statements_but_for_tax_evaders()
    {
        foreach (var enterprise in City.Enterprises)
        {
            var months = Of(enterprise, "I29").Where(f => f.Key is "202607" or "202608" or "202609").ToList();
            var quarter = Of(enterprise, "I30").FirstOrDefault(f => f.Key == "2026Q3");
            if (months.Count == 3 && quarter is not null && Money(quarter, "revenue") > 100_000)
            {
                var share = months.Sum(m => Money(m, "vat_sales")) / Money(quarter, "revenue");
                Assert.InRange(share, enterprise.Trouble == Trouble.TaxEvader ? 0.5m : 0.94m, enterprise.Trouble == Trouble.TaxEvader ? 0.75m : 1.06m);
            }
        }
    }

    [Fact]
    public void The_energy_of_a_month_holds_the_electricity_that_was_metered()
    {
        var october = Enumerable.Range(0, 31).Select(day => new DateOnly(2026, 10, 1).AddDays(day)).ToList();
        var checkedOnes = 0;
        foreach (var enterprise in City.Enterprises.Where(e => Of(e, "I05").Count > 0).Take(50))
        {
            var kWh = october.Sum(day => enterprise.ElectricityOn(day).GridKWh);
            Assert.True((decimal)Of(enterprise, "I05").Single(f => f.Key == "202610")["energy_tce"]! >= kWh * 0.0001229m);
            checkedOnes++;
        }

        Assert.Equal(50, checkedOnes);
    }

    [Fact]
    public void Emissions_are_those_of_electricity_fuels_heat_and_stone()
    {
        foreach (var enterprise in City.Enterprises.Where(e => Of(e, "I05").Count > 0).Take(100))
        {
            var month = Of(enterprise, "I05").Single(f => f.Key == "202610");
            var fuels = ((IReadOnlyList<Fact>)month["fuels"]!).Sum(fuel => (decimal)fuel["qty"]! * fuel.Key switch
            {
                "bituminous" => 2.071509m,
                "diesel" => 3.145122m,
                _ => 21.621888m,
            });
            var others = ((decimal)month["carbon_total_t"]!) - fuels - ((decimal)month["heat_in_gj"]! * 0.11m);
            Assert.True(others >= -0.1m, $"{enterprise.CreditCode} {others}");
            var level = (decimal)month["carbon_total_t"]! / (Money(month, "added_value") / 10_000);
            Assert.InRange((decimal)month["carbon_level_l"]!, level * 0.98m, level * 1.02m);
        }
    }

    [Fact]
    public void Nobody_pays_into_the_provident_fund_who_is_not_insured()
    {
        foreach (var enterprise in City.Enterprises)
        {
            var insured = Of(enterprise, "I10").ToDictionary(f => f.Key, f => (int)f["insured_count"]!);
            Assert.All(Of(enterprise, "I35").Where(f => insured.ContainsKey(f.Key)), f => Assert.True((int)f["fund_count"]! <= insured[f.Key]));
        }
    }

    [Fact]
    public void Shares_add_up_to_the_whole_and_sums_to_the_registered_capital()
    {
        foreach (var enterprise in City.Enterprises.Where(e => Of(e, "I25").Count > 0))
        {
            var shareholders = Of(enterprise, "I25");
            Assert.Equal(100m, shareholders.Sum(s => (decimal)s["share_pct"]!));
            if (City.RegistrationOf(enterprise, Client.Day).Registered is { Currency: "CNY" } capital)
            {
                Assert.Equal(capital.Amount, shareholders.Sum(s => (decimal)s["sub_amount"]!));
            }
        }
    }

    [Fact]
    public void A_payment_is_of_the_amount_and_supplier_of_its_contract()
    {
        foreach (var enterprise in City.Enterprises)
        {
            var contracts = Of(enterprise, "I08").ToDictionary(f => (string)f["contract_no"]!, f => (decimal)f["contract_amount"]!);
            Assert.All(Of(enterprise, "I09"), payment => Assert.Equal(contracts[(string)payment["contract_no"]!], (decimal)payment["pay_amount"]!));
        }
    }

    [Fact]
    public void Customs_and_commerce_agree_on_foreign_trade()
    {
        foreach (var enterprise in City.Enterprises.Where(e => Of(e, "I32").Count > 0))
        {
            var customs = Of(enterprise, "I32")[0];
            Assert.Equal((decimal)Of(enterprise, "I21")[0]["import_export_wan_usd"]! * 10_000, (decimal)customs["import_value"]! + (decimal)customs["export_value"]!);
        }
    }

    private static IEnumerable<Fact> All(string interfaceId) => City.Enterprises.SelectMany(e => Of(e, interfaceId));

    private static IReadOnlyList<Fact> Of(Enterprise enterprise, string interfaceId) => City.FactsOf(enterprise, interfaceId, Client.Day);

    private static decimal Money(Fact fact, string field) => (decimal)fact[field]!;
}
