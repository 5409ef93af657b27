using Hub.Domain.Intake;
using Hub.Simulator;
using static Hub.Azure.Tests.Sources.Pull;

namespace Hub.Azure.Tests.Sources;

public sealed class PerSubjectPullTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task No_record_and_not_reached_and_out_of_quota_are_kept_apart()
    {
        await using var city = await CityAsync();
        await using var hub = await azurite.HubAsync(city);
        var codes = city.City.Enterprises.Take(10).Select(e => e.CreditCode).ToList();
        await hub.PushAsync([.. codes.Select(c => Enterprises.Registration(c, "甲"))]);
        await hub.BuildAsync();

        city.Faults.SwitchOn("I12", Fault.Chance(FaultKind.NotReached, 1));
        var unreached = await PullAsync(hub, "I12");
        Assert.Equal((0, 0), (unreached.Read, unreached.Accepted));
        await hub.BuildAsync();
        Assert.Null((await hub.ProfileAsync(codes[0])).Profile.Find("I12"));

        city.Faults.SwitchOffAll();
        var answered = await PullAsync(hub, "I12");
        await hub.BuildAsync();
        Assert.Equal((BatchState.Sealed, 10L, 10L), (answered.State, answered.Read, answered.Accepted));
        foreach (var enterprise in city.City.Enterprises.Take(10))
        {
            var section = (await hub.ProfileAsync(enterprise.CreditCode)).Profile.Find("I12")!;
            Assert.NotNull(section.AnsweredAsOf);
            Assert.Equal(city.City.PropertiesOf(enterprise, Day).Count, section.Items.Count);
        }

        var before = city.Requests("I12");
        Assert.Equal(0, (await PullAsync(hub, "I12")).Read);
        Assert.Equal(before, city.Requests("I12"));
    }
}
