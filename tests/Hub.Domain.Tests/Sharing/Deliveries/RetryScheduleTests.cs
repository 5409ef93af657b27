using Hub.Domain.Sharing.Deliveries;

namespace Hub.Domain.Tests.Sharing.Deliveries;

public sealed class RetryScheduleTests
{
    [Fact]
    public void The_pauses_grow_and_sum_up_to_three_days()
    {
        Assert.Equal(TimeSpan.FromHours(72), RetrySchedule.Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause));
        Assert.Equal(RetrySchedule.Pauses.Order(), RetrySchedule.Pauses);
    }

    [Theory]
    [InlineData(1, 0.0, null, 5.0)]
    [InlineData(1, 1.0, null, 5.5)]
    [InlineData(2, 0.5, null, 26.25)]
    [InlineData(15, 0.0, null, 43_200.0)]
    [InlineData(16, 0.0, null, 43_200.0)]
    [InlineData(1, 0.0, 60.0, 60.0)]
    [InlineData(3, 0.0, 60.0, 120.0)]
    [InlineData(1, 0.0, 1_000_000.0, 43_200.0)]
    [InlineData(1, 0.0, -7.0, 5.0)]
    public void A_pause_is_the_schedules_drawn_out_or_what_the_receiver_asked_for(int failures, double chance, double? asked, double seconds) =>
        Assert.Equal(seconds, RetrySchedule.After(failures, chance, asked is { } s ? TimeSpan.FromSeconds(s) : null).TotalSeconds, 6);
}
