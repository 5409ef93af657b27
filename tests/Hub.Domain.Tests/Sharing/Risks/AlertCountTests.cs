using Hub.Domain.Sharing.Risks;
using Hub.Domain.Tests.Evaluation;

namespace Hub.Domain.Tests.Sharing.Risks;

public sealed class AlertCountTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Small_cells_of_the_precision_are_withheld()
    {
        var rule = PublishedRulebook.Risks.Find("tax-grade-d")!;
        var count = Enumerable.Range(0, 10).Aggregate(new AlertCount(), (sum, i) => sum.Move(null, i < 9 ? Judged(Raised($"e{i}"), AlertVerdict.Right) : Raised("e9")));
        var thin = RulePrecision.Of(rule, count);
        count = count.Move(null, Judged(Raised("e0"), AlertVerdict.Wrong));
        var nine = RulePrecision.Of(rule, count);
        count = count.Move(null, Judged(Raised("e9"), AlertVerdict.Wrong));
        var told = RulePrecision.Of(rule, count);

        Assert.Equal((10, null, null, null, null), (thin.Raised, thin.AcknowledgedInTime, thin.Judged, thin.Right, thin.Precision));
        Assert.Equal((11, null, null), (nine.Raised, nine.AcknowledgedInTime, nine.Judged));
        Assert.Equal((12, 11, 11, 9, 0.8182m), (told.Raised, told.AcknowledgedInTime, told.Judged, told.Right, told.Precision));
        Assert.Equal((0, 0, 0, 0, null), RulePrecision.Of(rule, new AlertCount()) is var none ? (none.Raised, none.AcknowledgedInTime, none.Judged, none.Right, none.Precision) : default);
    }

    [Fact]
    public void A_changed_verdict_moves_from_one_count_to_the_other_and_the_same_again_moves_nothing()
    {
        var raised = Raised("e1");
        var right = Judged(raised, AlertVerdict.Right);
        var wrong = Judged(right, AlertVerdict.Wrong);
        var count = new AlertCount().Move(null, raised).Move(raised, right);

        Assert.Equal((1, 1, 1, 1), Numbers(count));
        Assert.False(AlertCount.Moves(right, Judged(right, AlertVerdict.Right)));
        Assert.Equal((1, 1, 1, 0), Numbers(count.Move(right, wrong)));
        Assert.Equal((1, 1, 1, 1), Numbers(count.Move(right, wrong).Move(wrong, Judged(wrong, AlertVerdict.Right))));
        Assert.False(AlertCount.Moves(raised, raised.Escalate(s_now.AddDays(2))));
        Assert.False(AlertCount.Moves(raised, raised.Withdraw(2, s_now)));
    }

    [Fact]
    public void Of_a_hundred_enterprises_ten_are_kept_and_of_two_counts_of_the_same_none_is_taken_twice()
    {
        var many = Enumerable.Range(0, 100).Aggregate(new AlertCount(), (sum, i) => sum.Move(null, Raised($"e{i}")));
        var (some, same) = (Few(0, 6), Few(0, 6));

        Assert.Equal((100, 10), (many.Raised, many.Enterprises.Count));
        Assert.Equal((12, 6), (some.Plus(same).Raised, some.Plus(same).Enterprises.Count));
        Assert.Equal((12, 10), (some.Plus(Few(6, 6)).Raised, some.Plus(Few(6, 6)).Enterprises.Count));
    }

    [Fact]
    public void An_alert_is_over_when_its_end_was_told_and_the_last_was_said()
    {
        var alert = Raised("e1") with { Untold = [] };
        var withdrawn = alert.Withdraw(2, s_now.AddDays(1));
        var closed = Judged(alert, AlertVerdict.Right);

        Assert.Null(alert.OverSince);
        Assert.Null(withdrawn.OverSince);
        Assert.Equal(s_now.AddDays(1), withdrawn.Told(withdrawn.Untold).OverSince);
        Assert.Equal(s_now.AddDays(5), withdrawn.Told(withdrawn.Untold).Judge(AlertVerdict.Wrong, "x", null, s_now.AddDays(5)).OverSince);
        Assert.Null(closed.Told(closed.Untold).OverSince);
        Assert.Equal(s_now.AddDays(3), closed.Told(closed.Untold).Withdraw(2, s_now.AddDays(3)).OverSince);
        Assert.Null(withdrawn.Told(withdrawn.Untold).RaiseAgain([], 3, s_now.AddDays(2), TimeSpan.FromDays(1)).OverSince);
    }

    private static AlertCount Few(int from, int count) =>
        Enumerable.Range(from, count).Aggregate(new AlertCount(), (sum, i) => sum.Move(null, Raised($"e{i}")));

    private static (int Raised, int InTime, int Judged, int Right) Numbers(AlertCount count) => (count.Raised, count.InTime, count.Judged, count.Right);

    private static Alert Judged(Alert alert, AlertVerdict verdict) => alert.Judge(verdict, "x", null, s_now);

    private static Alert Raised(string code) =>
        new AlertCourse(PublishedRulebook.Risks, code, 1, [], [new Risk("tax-grade-d", "", true, [])], s_now)
            .Changes([], new AlertReader("bank-a", "consent", s_now.AddYears(1)), _ => true).Single();
}
