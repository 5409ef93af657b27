using Hub.Embedded.ServiceBus;

namespace Hub.Embedded.Tests.ServiceBus;

public sealed class PollDelayTests
{
    [Fact]
    public void Who_waits_looks_often_at_first_and_then_five_times_a_second()
    {
        var delay = new PollDelay();

        var pauses = Enumerable.Range(0, 20).Select(_ => delay.Next().TotalMilliseconds).ToList();

        Assert.Equal(10, pauses[0]);
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(200, pauses[^1]);
        delay.Reset();
        Assert.Equal(10, delay.Next().TotalMilliseconds);
    }
}
