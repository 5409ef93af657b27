using Hub.Domain.Sharing.Deliveries;

namespace Hub.Domain.Tests.Sharing.Deliveries;

public sealed class ProgressTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);
    private static readonly Verdict s_refused = Verdict.OfStatus(503, null);

    [Fact]
    public void What_arrived_moves_the_cursor_to_the_end_of_the_request()
    {
        var arrived = new Progress { Cursor = 4 }.Begin(9).End(Verdict.Delivered, 5, s_now, 0);

        Assert.Equal(new Progress { Cursor = 9, LastDelivered = s_now, Delivered = 5 }, arrived);
    }

    [Fact]
    public void What_failed_stays_under_way_and_waits_longer_each_time()
    {
        var once = new Progress { Cursor = 4 }.Begin(9).End(s_refused, 5, s_now, 0);
        var twice = once.End(s_refused, 5, s_now.AddSeconds(5), 0);

        Assert.Equal((4, 9, 1, s_now.AddSeconds(5), s_now), (once.Cursor, once.UnderWay, once.Failures, once.NotBefore, once.FailingSince));
        Assert.Equal((4, 9, 2, s_now.AddSeconds(30), s_now), (twice.Cursor, twice.UnderWay, twice.Failures, twice.NotBefore, twice.FailingSince));
        Assert.Equal((2, 0), (twice.TheirFaults, twice.OurFaults));
    }

    [Fact]
    public void What_is_the_hubs_own_fault_waits_and_does_not_count_up()
    {
        var once = new Progress { Cursor = 4 }.Begin(9).End(s_refused, 5, s_now, 0);
        var ours = once.End(new Verdict(Fault.Ours, "store"), 5, s_now.AddSeconds(5), 0);

        Assert.Equal((4, 9, 1, s_now.AddSeconds(15), s_now), (ours.Cursor, ours.UnderWay, ours.Failures, ours.NotBefore, ours.FailingSince));
        Assert.Equal((1, 1, "store"), (ours.TheirFaults, ours.OurFaults, ours.LastFailure!.Reason));
        var alone = Enumerable.Range(0, 50).Aggregate(new Progress().Begin(1), (p, i) => p.End(new Verdict(Fault.Ours, "store"), 1, s_now.AddDays(i), 0));
        Assert.False(alone.IsExhausted || alone.IsToBeDisabled(s_now.AddDays(50)));
    }

    [Fact]
    public void A_request_is_known_as_recorded_until_it_arrives_or_another_is_begun()
    {
        var recorded = new Progress { Cursor = 4 }.Begin(9) with { Recorded = "ab" };

        Assert.Equal("ab", recorded.End(s_refused, 5, s_now, 0).Begin(9).Recorded);
        Assert.All(
            [recorded.End(Verdict.Delivered, 5, s_now, 0), recorded.Begin(10), recorded.Skip(9), recorded.Restart(4).Begin(9)], p => Assert.Null(p.Recorded));
    }

    [Fact]
    public void After_the_last_pause_it_is_exhausted_and_after_five_days_to_be_disabled()
    {
        var (progress, now) = (new Progress().Begin(1), s_now);
        while (!progress.IsExhausted)
        {
            progress = progress.End(s_refused, 1, now, 0);
            Assert.False(progress.IsToBeDisabled(now));
            now = progress.IsExhausted ? now : progress.NotBefore!.Value;
        }

        Assert.Equal((16, s_now.AddHours(72)), (progress.Failures, now));
        Assert.False(progress.IsToBeDisabled(s_now.AddDays(5).AddTicks(-1)));
        Assert.True(progress.IsToBeDisabled(s_now.AddDays(5)));
    }

    [Fact]
    public void A_receiver_that_is_gone_is_to_be_disabled_at_once() =>
        Assert.True(new Progress().Begin(1).End(Verdict.OfStatus(410, null), 1, s_now, 0).IsToBeDisabled(s_now));

    [Fact]
    public void A_success_ends_the_row_of_failures_and_a_restart_forgets_it()
    {
        var failed = new Progress { Cursor = 4 }.Begin(9).End(s_refused, 5, s_now, 0);

        Assert.Equal((9, 0, null, null), Row(failed.End(Verdict.Delivered, 5, s_now.AddSeconds(5), 0)));
        Assert.Equal((2, 0, null, null), Row(failed.Restart(2)));
        Assert.Equal(0, failed.Restart(2).UnderWay);
    }

    [Theory]
    [InlineData(200, Fault.None, false)]
    [InlineData(204, Fault.None, false)]
    [InlineData(299, Fault.None, false)]
    [InlineData(301, Fault.Theirs, false)]
    [InlineData(404, Fault.Theirs, false)]
    [InlineData(410, Fault.Theirs, true)]
    [InlineData(429, Fault.Theirs, false)]
    [InlineData(500, Fault.Theirs, false)]
    public void A_status_says_whether_it_arrived(int status, Fault fault, bool gone)
    {
        var verdict = Verdict.OfStatus(status, TimeSpan.FromSeconds(9));

        Assert.Equal((fault, gone), (verdict.Fault, verdict.Gone));
        Assert.Equal(status is 404 or 429 or 500 ? TimeSpan.FromSeconds(9) : null, verdict.RetryAfter);
    }

    private static (long Cursor, int Failures, DateTimeOffset? NotBefore, DateTimeOffset? Since) Row(Progress progress) =>
        (progress.Cursor, progress.Failures, progress.NotBefore, progress.FailingSince);
}
