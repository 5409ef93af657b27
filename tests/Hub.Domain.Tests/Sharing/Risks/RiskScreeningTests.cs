using System.Globalization;
using Hub.Domain.Profiles;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Tests.Evaluation;

namespace Hub.Domain.Tests.Sharing.Risks;

/// <summary>Each rule over the facts that raise it, do not, leave it unknown, and withdraw it. The enterprise is good but for what a test changes.</summary>
public sealed class RiskScreeningTests
{
    private static readonly SampleEnterprise s_good = GoodEnterprise.Value.WithoutRecord("I33");

    [Fact]
    public void A_good_enterprise_has_no_risk() => Assert.Empty(s_good.Evaluate().Risks);

    [Theory]
    [InlineData("I24", "", """{"status":"MOVED_OUT"}""", "status-lost", "status=MOVED_OUT")]
    [InlineData("I10", "202605", """{"insured_count":300,"insured_count_yoy":-20.01}""", "headcount-drop", "change=-20.01 count=300")]
    [InlineData("I28", "2025", """{"tax_credit_grade":"D"}""", "tax-grade-d", "grade=D")]
    [InlineData("I14", "2025", """{"env_credit_grade":"RED"}""", "environment-red-black", "grade=RED")]
    [InlineData("I14", "2025", """{"env_credit_grade":"BLACK"}""", "environment-red-black", "grade=BLACK")]
    [InlineData("I25", "a", """{"equity_pledge_pct":50.5}""", "equity-pledge", "pledged=50.5")]
    [InlineData("I33", "e", """{"filing_date":"2026-03-16","exec_amount":120000.5,"performed_flag":false}""", "new-enforcement", "cases=1 amount=120000.5")]
    public void A_rule_holds_with_its_evidence(string id, string key, string fields, string rule, string evidence)
    {
        var risk = Assert.Single(s_good.Change(id, key, fields).Evaluate().Risks, r => r.Rule == rule);

        Assert.Equal((true, "", evidence), (risk.Holds, risk.Key, string.Join(' ', risk.Evidence.Select(e => $"{e.Id}={e.Value}"))));
    }

    [Theory]
    [InlineData("I24", "", """{"status":"ACTIVE"}""")]
    [InlineData("I10", "202605", """{"insured_count_yoy":-15}""")]
    [InlineData("I28", "2025", """{"tax_credit_grade":"C"}""")]
    [InlineData("I14", "2025", """{"env_credit_grade":"YELLOW"}""")]
    [InlineData("I25", "a", """{"equity_pledge_pct":50}""")]
    [InlineData("I33", "e", """{"filing_date":"2026-03-15","exec_amount":1,"performed_flag":false}""")]
    [InlineData("I33", "e", """{"filing_date":"2026-06-01","exec_amount":1,"performed_flag":true}""")]
    public void At_its_threshold_a_rule_does_not_hold(string id, string key, string fields) =>
        Assert.Empty(s_good.Change(id, key, fields).Evaluate().Risks);

    [Theory]
    [InlineData("I24", "status-lost")]
    [InlineData("I36", "electricity-drop")]
    [InlineData("I10", "headcount-drop")]
    [InlineData("I28", "tax-grade-d")]
    [InlineData("I33", "new-enforcement")]
    [InlineData("I14", "environment-red-black")]
    [InlineData("I25", "equity-pledge")]
    public void What_is_not_known_neither_holds_nor_is_over(string id, string rule)
    {
        var risk = Assert.Single(s_good.Unreached(id).Evaluate().Risks, r => r.Rule == rule);

        Assert.False(risk.Holds);
        Assert.Empty(risk.Evidence);
    }

    [Theory]
    [InlineData("I36")]
    [InlineData("I10")]
    [InlineData("I28")]
    [InlineData("I33")]
    [InlineData("I14")]
    [InlineData("I25")]
    public void No_record_is_no_risk(string id) => Assert.DoesNotContain(s_good.WithoutRecord(id).Evaluate().Risks, r => r.Rule != "negative-hit");

    [Theory]
    [InlineData(13900, true)]
    [InlineData(14000, false)]
    public void Electricity_is_compared_with_the_twelve_months_before(int kwh, bool holds)
    {
        var risks = WithLastYear(kwh).Evaluate().Risks;

        Assert.Equal(holds, risks.Single(r => r.Rule == "electricity-drop").Holds);
        Assert.Equal(holds ? ["-30.5", "5073500"] : [], risks[0].Evidence.Select(e => e.Value));
    }

    [Fact]
    public void A_drop_that_narrows_lingers_until_it_is_narrow_enough()
    {
        Assert.False(WithLastYear(14500).Evaluate().Risks.Single().Holds);
        Assert.Empty(WithLastYear(15000).Evaluate().Risks);
        Assert.False(s_good.Change("I10", "202605", """{"insured_count_yoy":-15.01}""").Evaluate().Risks.Single().Holds);
    }

    [Fact]
    public void Each_hit_of_the_negative_list_is_a_risk_of_its_own()
    {
        var hit = s_good
            .Change("I28", "2025", """{"tax_credit_grade":"D"}""")
            .Change("I04", "2025", """{"mu_grade":"D"}""");

        var risks = hit.Evaluate().Risks.Where(r => r.Rule == "negative-hit").ToList();

        Assert.Equal([("N11", true), ("N14", true)], risks.Select(r => (r.Key, r.Holds)));
    }

    [Fact]
    public void A_hit_that_a_decision_released_is_no_risk_while_it_is()
    {
        var hit = s_good.Change("I28", "2025", """{"tax_credit_grade":"D"}""");
        var until = SampleEnterprise.Now.AddDays(30);
        var mark = new Mark(MarkKind.Released, "case", "I28", "N14", null, hit.Instant, until, null);

        var released = hit with { Profile = hit.Profile with { Marks = [mark] } };

        Assert.DoesNotContain(released.Evaluate().Risks, r => r.Rule == "negative-hit");
        Assert.True(released.Evaluate().NextChange <= until);
        Assert.Contains("N14", (released with { Instant = until }).Evaluate().Risks.Select(r => r.Key));
    }

    [Fact]
    public void The_evaluation_is_due_again_when_a_window_ends()
    {
        var enforced = s_good.With("I33", "e", """{"filing_date":"2026-06-10","exec_amount":1,"performed_flag":false,"dishonest_flag":false}""");
        var end = new DateTimeOffset(2026, 9, 10, 0, 0, 0, TimeSpan.FromHours(8));

        Assert.Contains((enforced with { Instant = end.AddMinutes(-1) }).Evaluate().Risks, r => r is { Rule: "new-enforcement", Holds: true });
        Assert.Equal(end, (enforced with { Instant = end.AddMinutes(-1) }).Evaluate().NextChange);
        Assert.DoesNotContain((enforced with { Instant = end }).Evaluate().Risks, r => r.Rule == "new-enforcement");
    }

    [Fact]
    public void The_column_says_the_same_as_the_findings()
    {
        var risks = s_good.Change("I28", "2025", """{"tax_credit_grade":"D"}""").Unreached("I14").Evaluate().Risks;

        var column = RiskColumn.Write(risks);

        Assert.Equal(
            """{"holds":[{"rule":"tax-grade-d","evidence":{"grade":"D"}},{"rule":"negative-hit","key":"N14"}],"kept":["environment-red-black","negative-hit N01"]}""", column);
        Assert.Equal(column, RiskColumn.Write(RiskColumn.Read(column)));
        Assert.Equal(("", 0, 0), (RiskColumn.Write([]), RiskColumn.Read("").Count, RiskColumn.Read(null).Count));
    }

    /// <summary>20,000 kWh a day up to a year ago, since then so many.</summary>
    private static SampleEnterprise WithLastYear(int kwh) => Enumerable.Range(0, 380).Aggregate(s_good, (e, i) =>
    {
        var day = new DateOnly(2025, 6, 1).AddDays(i);
        return day < new DateOnly(2026, 6, 15)
            ? e.Change("I36", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), $$"""{"grid_kwh":{{kwh}}}""")
            : e;
    });
}
