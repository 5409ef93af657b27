using Hub.Domain.Profiles;
using Hub.Domain.Tests.Trust.Calendars;
using Hub.Domain.Trust.Disputes;

namespace Hub.Domain.Tests.Trust.Disputes;

public sealed class DisputeStepsTests
{
    private static readonly DateTimeOffset s_received = new(2021, 6, 10, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly DisputedItem s_item = new("I28", "2020", null);

    private static Dispute New() => DisputeSteps.Received(
        "91330502MA2B00019K-D0001", "91330502MA2B00019K", s_item, "D14", "等级有误", null, 3, s_received, "enterprise", RepositoryCalendars.All);

    [Fact]
    public void A_confirmation_closes_and_takes_the_mark_away_until_the_enterprise_states()
    {
        var closed = New().Flagged(s_received).Sent(s_received).Replied(new(ReplyKind.Confirm, "属实", null, null, null), s_received.AddDays(5), "tax");
        var stated = closed.Stated("我方不同意。", s_received.AddDays(6), "enterprise");

        Assert.Equal(
            [DisputeState.Received, DisputeState.Flagged, DisputeState.SentToSource, DisputeState.SourceReplied, DisputeState.Closed], closed.Steps.Select(s => s.What));
        Assert.Empty(closed.Marks);
        Assert.Equal(new Mark(MarkKind.Statement, closed.Id, "I28", "2020", null, s_received.AddDays(6), null, "我方不同意。"), Assert.Single(stated.Marks));
        Assert.Equal(DisputeState.Complaint, stated.Complained("银监投诉1号", s_received.AddDays(7), "enterprise").State);
    }

    [Fact]
    public void The_sources_silence_does_not_stop_the_clock()
    {
        var sent = New().Flagged(s_received).Sent(s_received);
        var due = new DateTimeOffset(2021, 6, 30, 0, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(due, sent.Wake);
        Assert.False(sent.Marks[0].Withholds(due.AddTicks(-1)));
        Assert.True(sent.Marks[0].Withholds(due));
        Assert.Throws<CaseStateException>(() => sent.Withheld(due.AddTicks(-1)));
        Assert.True(sent.Withheld(due).IsWithheld);
        Assert.False(sent.Withheld(due).Replied(new(ReplyKind.Confirm, "属实", null, null, null), due.AddDays(1), "tax").IsWithheld);
    }

    [Theory]
    [InlineData("2021-06-11", null)]
    [InlineData("2021-06-29", null)]
    [InlineData("2021-06-30", DisputeState.SourceReplied)]
    public void A_department_is_late_after_ten_working_days(string day, DisputeState? late)
    {
        var sent = New().Flagged(s_received).Sent(s_received);

        Assert.Equal(late, sent.LateAt(new DateTimeOffset(DateTime.Parse(day).AddHours(12), TimeSpan.FromHours(8))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_statement_says_something(string text) => Assert.Throws<ArgumentException>(() => Closed().Stated(text, s_received, "enterprise"));

    [Fact]
    public void A_statement_has_at_most_200_characters()
    {
        Assert.Equal(DisputeState.Statement, Closed().Stated(new string('字', 200), s_received, "enterprise").State);
        Assert.Throws<ArgumentException>(() => Closed().Stated(new string('字', 201), s_received, "enterprise"));
    }

    /// <summary>
    /// Random actions at random times: whatever is tried, steps only ever follow one another as the table allows, time does not run
    /// back, a mark stands exactly while nobody closed, and what is refused changes nothing.
    /// </summary>
    [Fact]
    public void Whatever_is_tried_the_steps_follow_the_table()
    {
        var next = new Dictionary<DisputeState, DisputeState[]>
        {
            [DisputeState.Received] = [DisputeState.Flagged],
            [DisputeState.Flagged] = [DisputeState.SentToSource],
            [DisputeState.SentToSource] = [DisputeState.SourceReplied],
            [DisputeState.SourceReplied] = [DisputeState.Closed, DisputeState.SentToSource],
            [DisputeState.Closed] = [DisputeState.Statement, DisputeState.Complaint],
            [DisputeState.Statement] = [DisputeState.Complaint],
            [DisputeState.Complaint] = [],
        };
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (dispute, now) = (New(), s_received);
            for (var i = 0; i < 40; i++)
            {
                now = now.AddHours(random.Next(0, 60));
                dispute = Tried(dispute, random, now);
                var states = dispute.Steps.Select(s => s.What).Where(s => s != DisputeState.Withheld).ToList();
                Assert.All(states.Zip(states.Skip(1)), pair => Assert.Contains(pair.Second, next[pair.First]));
                Assert.Equal(dispute.Steps.OrderBy(s => s.At).Select(s => s.What), dispute.Steps.Select(s => s.What));
                Assert.Equal(dispute.IsOpen, dispute.Marks.Any(m => m.Kind == MarkKind.Disputed));
                Assert.Equal(dispute.Statement is not null, dispute.Marks.Any(m => m.Kind == MarkKind.Statement));
                Assert.True(dispute.Steps.Count(s => s.What == DisputeState.Withheld) <= 1);
                Assert.All(dispute.Steps.Where(s => s.What == DisputeState.Withheld), s => Assert.True(s.At >= dispute.Clock.WithheldFrom));
            }
        }
    }

    private static Dispute Tried(Dispute dispute, Random random, DateTimeOffset now)
    {
        try
        {
            return random.Next(8) switch
            {
                0 => dispute.Flagged(now),
                1 => dispute.Sent(now),
                2 => dispute.Withheld(now),
                3 => dispute.Replied(new((ReplyKind)random.Next(3), "因为", null, null, null), now, "tax"),
                4 => dispute.OnItsWay("run", now),
                5 => random.Next(2) == 0 ? dispute.Closed(4, now) : dispute.Refused("NOT_A_NUMBER", now),
                6 => dispute.Stated("不同意", now, "enterprise"),
                _ => dispute.Complained("1号", now, "enterprise"),
            };
        }
        catch (CaseStateException)
        {
            return dispute;
        }
    }

    private static Dispute Closed() => New().Flagged(s_received).Sent(s_received).Replied(new(ReplyKind.Confirm, "属实", null, null, null), s_received, "tax");
}
