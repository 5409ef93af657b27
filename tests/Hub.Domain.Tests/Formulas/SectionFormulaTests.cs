using static Hub.Domain.Tests.Formulas.FormulaSample;

namespace Hub.Domain.Tests.Formulas;

public sealed class SectionFormulaTests
{
    [Theory]
    [InlineData("I10.people", "100")]
    [InlineData("I10.period", "2026-01-31")]
    [InlineData("I10.grade", "unknown")]
    [InlineData("I24.capital", "500000")]
    [InlineData("I24.est_date < I10.period", "true")]
    [InlineData("I05.people", "unknown")]
    public void A_field_is_that_of_the_newest_record(string formula, string value) => Assert.Equal(value, OfSections(formula));

    [Theory]
    [InlineData("sum(I10.people)", "270")]
    [InlineData("avg(I10.people)", "90")]
    [InlineData("count(I10.people)", "3")]
    [InlineData("count(I10)", "4")]
    [InlineData("min(I10.people)", "80")]
    [InlineData("max(I10.people)", "100")]
    [InlineData("latest(I10.grade)", "RED")]
    [InlineData("latest(I10.grade) in ('RED')", "true")]
    [InlineData("sum(I08.paid)", "30.5")]
    [InlineData("min(I08.sign_date)", "2023-01-01")]
    [InlineData("max(I08.sign_date)", "2026-03-03")]
    [InlineData("max(I10.people, I24.capital)", "500000")]
    [InlineData("max(max(I10.people), 200)", "200")]
    public void Many_records_have_one_value(string formula, string value) => Assert.Equal(value, OfSections(formula));

    [Theory]
    [InlineData("sum(I10.people, 1 month)", "100")]
    [InlineData("sum(I10.people, 3 months)", "190")]
    [InlineData("count(I10, 3 months)", "3")]
    [InlineData("sum(I10.people, 2 years)", "270")]
    [InlineData("max(I10.people, 3 months to 2025-12-31)", "90")]
    [InlineData("latest(I10.people, 1 month to before(I10.period, 12 months))", "unknown")]
    [InlineData("latest(I10.people, 1 month to before(2025-11-30, 12 months))", "80")]
    [InlineData("sum(I10.people, 1 quarter to I24.est_date)", "unknown")]
    [InlineData("count(I10, 1 quarter to I24.est_date)", "0")]
    [InlineData("sum(I10.people, 1 month to I05.period)", "unknown")]
    public void A_series_ends_with_its_newest_period_or_a_given_day(string formula, string value) => Assert.Equal(value, OfSections(formula));

    [Theory]
    [InlineData("count(I08.sign_date, 12 months)", "2")]
    [InlineData("count(I08.sign_date, 9 months)", "1")]
    [InlineData("sum(I08.paid, 12 months by sign_date)", "30.5")]
    [InlineData("count(I08, 1 day by sign_date)", "1")]
    [InlineData("latest(I08.grade, by sign_date)", "GREEN")]
    [InlineData("latest(I08.paid, 3 years to 2025-12-31 by sign_date)", "10.5")]
    public void A_list_ends_today_and_says_by_which_date(string formula, string value) => Assert.Equal(value, OfSections(formula));

    [Theory]
    [InlineData("count(I08 where breach)", "1")]
    [InlineData("count(I08 where not breach)", "1")]
    [InlineData("sum(I08.paid where grade = 'GREEN')", "20")]
    [InlineData("count(I08 where breach, 12 months by sign_date) = 0", "false")]
    [InlineData("count(I10 where people > 85, 3 months)", "2")]
    [InlineData("sum(I10.people where period < 2025-01-01)", "80")]
    public void A_condition_chooses_records(string formula, string value) => Assert.Equal(value, OfSections(formula));

    [Theory]
    [InlineData("count(I17)", "0")]
    [InlineData("sum(I17.paid)", "unknown")]
    [InlineData("latest(I17.paid, by sign_date)", "unknown")]
    [InlineData("count(I05)", "unknown")]
    [InlineData("sum(I05.people)", "unknown")]
    [InlineData("max(I05.people, I24.capital)", "unknown")]
    public void No_records_count_nothing_and_no_section_is_unknown(string formula, string value) => Assert.Equal(value, OfSections(formula));
}
