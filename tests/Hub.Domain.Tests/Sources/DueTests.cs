using Hub.Domain.Sources;
using Hub.Domain.Tests.Intake;

namespace Hub.Domain.Tests.Sources;

public sealed class DueTests
{
    private const double Never = -1;
    private static readonly DateTimeOffset Now = Sample.Received;

    [Theory]
    [InlineData(Cadence.Realtime, 0, true)]
    [InlineData(Cadence.Event, 0, true)]
    [InlineData(Cadence.Daily, 0, true)]
    [InlineData(Cadence.OnDemand, 0, true)]
    [InlineData(Cadence.Weekly, Never, true)]
    [InlineData(Cadence.Weekly, 1, false)]
    [InlineData(Cadence.Weekly, 6.4, false)]
    [InlineData(Cadence.Weekly, 6.5, true)]
    [InlineData(Cadence.Monthly, 6.4, false)]
    [InlineData(Cadence.Monthly, 7, true)]
    [InlineData(Cadence.Quarterly, 7, true)]
    [InlineData(Cadence.Yearly, Never, true)]
    [InlineData(Cadence.Yearly, 6, false)]
    [InlineData(Cadence.Yearly, 400, true)]
    public void An_interface_is_asked_every_night_or_once_a_week(Cadence cadence, double daysSinceSealed, bool due)
    {
        var paged = new PagedSource("/", "", "", "", "", 0, "", 1, [], null, null, []);
        DateTimeOffset? sealedAt = daysSinceSealed == Never ? null : Now.AddDays(-daysSinceSealed);

        Assert.Equal(due, Due.At(Sample.Interface([], source: paged) with { Cadence = cadence }, sealedAt, Now));
    }

    [Theory]
    [InlineData(Cadence.Daily)]
    [InlineData(Cadence.Realtime)]
    [InlineData(Cadence.Yearly)]
    public void What_is_pushed_is_never_asked_for(Cadence cadence) =>
        Assert.False(Due.At(Sample.Interface([]) with { Cadence = cadence }, null, Now));
}
