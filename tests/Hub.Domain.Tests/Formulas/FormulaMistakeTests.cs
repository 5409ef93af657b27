using Hub.Domain.Formulas;
using static Hub.Domain.Tests.Formulas.FormulaSample;

namespace Hub.Domain.Tests.Formulas;

/// <summary>What cannot be understood is answered with one whole message.</summary>
public sealed class FormulaMistakeTests
{
    private const string Fields = "a, b, zero, gone, amount, dollars, yes, no, maybe, name, grade, person, signed, ends, at, month, quarter, year";

    [Theory]
    [InlineData("", "position 1: a value, a field or a function is needed, not the end")]
    [InlineData("a >", "position 4: a value, a field or a function is needed, not the end")]
    [InlineData("a b", "position 3: an operator or the end is needed, not b")]
    [InlineData("(a", "position 3: ) is needed, not the end")]
    [InlineData("a == b", "position 3: == is not understood; write =")]
    [InlineData("a != b", "position 3: != is not understood; write <>")]
    [InlineData("yes && no", "position 5: && is not understood; write and")]
    [InlineData("a > 10%", "position 7: % is not understood; write the share, 0.1 for 10 %")]
    [InlineData("name = \"x\"", "position 8: \" is not understood; write 'text' in single quotes")]
    [InlineData("name = 'x", "position 8: the text that begins here has no closing '")]
    [InlineData("a ＞ b", "position 3: ＞ is not understood")]
    [InlineData("signed > 2026-02-30", "position 10: 2026-02-30 is no day of the calendar")]
    [InlineData("a > 99999999999999999999999999999999", "position 5: 99999999999999999999999999999999 has more digits than a number can")]
    public void What_is_no_formula_is_named(string text, string message) => Assert.Equal(message, RecordMistake(text));

    [Theory]
    [InlineData("amuont > 1", "position 1: I01 has no field amuont; valid are " + Fields + "; did you mean amount?")]
    [InlineData("things > 1", "position 1: things is a list of objects; one of " + Fields + " is needed")]
    [InlineData("I10.people > 1", "position 1: I10 is another interface; a rule of a record sees that record of I01 only, make it a rule of the profile")]
    [InlineData("day(signed, ends)", "position 1: there is no function day; valid are abs, avg, before, count, days, if, latest, max, min, present, round, sum; did you mean days?")]
    [InlineData("sum(a)", "position 5: sum takes the records of a section, such as sum(I29.vat_sales), not a")]
    public void An_unknown_name_is_answered_with_the_valid_ones(string text, string message) => Assert.Equal(message, RecordMistake(text));

    [Theory]
    [InlineData("a + name", "position 3: + takes two numbers, not a number and a text")]
    [InlineData("-yes", "position 1: - takes two numbers, not a number and a condition")]
    [InlineData("ends - signed", "position 6: - takes two numbers, not a date and a date; the days between two dates are days(first, last)")]
    [InlineData("a = name", "position 3: = compares values of one kind, not a number with a text")]
    [InlineData("signed > 20260131", "position 8: > compares values of one kind, not a date with a number")]
    [InlineData("name > 'a'", "position 6: > needs numbers or dates, not a text; = and <> compare everything")]
    [InlineData("grade = 'REDD'", "position 7: 'REDD' is never a value here; valid are GREEN, RED; did you mean RED?")]
    [InlineData("grade in ('GREEN', 'BLUE')", "position 7: 'BLUE' is never a value here; valid are GREEN, RED")]
    [InlineData("a and yes", "position 3: and takes conditions, not a number")]
    [InlineData("not a", "position 1: not takes conditions, not a number")]
    [InlineData("abs(name)", "position 5: a number is needed, not a text")]
    [InlineData("days(signed, b)", "position 14: a date is needed, not a number")]
    [InlineData("min(name, name)", "position 1: min takes numbers or dates, not a text")]
    [InlineData("min(a)", "position 6: , is needed, not )")]
    [InlineData("if(a, 1, 2)", "position 4: a condition is needed, not a number")]
    [InlineData("if(yes, 1, 'x')", "position 1: both outcomes of if need one kind, not a number and a text")]
    [InlineData("round(a, b)", "position 10: 0 to 10 digits after the point are needed, not b")]
    [InlineData("before(signed, 12 month_s)", "position 19: one of days, months, quarters, years is needed, not month_s; did you mean months?")]
    [InlineData("before(signed, a)", "position 16: a length of time such as 12 months is needed, not a")]
    public void Kinds_must_fit(string text, string message) => Assert.Equal(message, RecordMistake(text));

    [Theory]
    [InlineData("people > 1", "position 1: people: say of which interface, such as I24.people")]
    [InlineData("I11.people > 1", "position 1: there is no interface I11; valid are I01, I05, I08, I10, I17, I24; did you mean I01?")]
    [InlineData("I10.peple > 1", "position 5: I10 has no field peple; valid are period, people, grade; did you mean people?")]
    [InlineData("I10 > 1", "position 5: . is needed, not >")]
    [InlineData("I08.paid > 1", "position 1: I08 is a list; say which of its records is meant with one of sum, avg, count, min, max, latest")]
    [InlineData("sum(I08)", "position 5: sum needs a field, such as I08.amount; only count takes records")]
    [InlineData("sum(I10.grade)", "position 5: sum takes numbers, not a text")]
    [InlineData("max(I10.grade)", "position 5: max takes numbers or dates, not a text")]
    [InlineData("sum(I10.people, 12)", "position 19: one of days, months, quarters, years is needed, not )")]
    [InlineData("sum(I10.people, 0 months)", "position 17: a length of time such as 12 months is needed, not 0")]
    [InlineData("sum(I10.people, 1 month to 5)", "position 28: a date is needed, not a number")]
    [InlineData("sum(I08.paid, 12 months)", "position 24: I08 is no series: say by which date, such as by sign_date")]
    [InlineData("latest(I08.paid)", "position 16: I08 is no series: say by which date, such as by sign_date")]
    [InlineData("sum(I08.paid, 1 day by breach)", "position 24: breach is a condition; a date is needed: sign_date")]
    [InlineData("count(I08 where paid)", "position 17: a condition is needed, not a number")]
    [InlineData("count(I08 where poid > 1)", "position 17: I08 has no field poid; valid are no, paid, sign_date, breach, grade; did you mean paid?")]
    public void Sections_are_asked_for_rightly(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormulaException>(() => Formula.Parse(text, new FormulaNames(Catalog, null))).Message);

    private static string RecordMistake(string text) =>
        Assert.Throws<FormulaException>(() => Formula.Parse(text, new FormulaNames(Catalog, new RecordNames(FormulaSample.Record)))).Message;
}
