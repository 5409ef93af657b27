using Hub.Simulator;

namespace Hub.Functions.Tests.Intake;

/// <summary>All 38 interfaces through one hub, and through two that share a store and its queues.</summary>
public sealed class TwoHubsTests(AzuriteFixture azurite)
{
    private readonly string _alone = azurite.TakeAccount();
    private readonly string _shared = azurite.TakeAccount();

    [Fact]
    public async Task Two_hubs_on_one_store_end_as_one_does_and_ask_no_department_twice()
    {
        await using var askedByOne = await FullCity.StartAsync(30, months: 4);
        await using var askedByTwo = await FullCity.StartAsync(30, months: 4);

        await using (var hub = await StartAsync(_alone, askedByOne))
        {
            await NightAsync(hub, hub, askedByOne, _alone);
        }

        await using (var one = await StartAsync(_shared, askedByTwo))
        await using (var other = await StartAsync(_shared, askedByTwo))
        {
            await NightAsync(one, other, askedByTwo, _shared);
            var code = askedByTwo.City[0].CreditCode;
            Assert.Equal((await one.ProfileAsync(code)).GetRawText(), (await other.ProfileAsync(code)).GetRawText());
        }

        Assert.Equal(
            City.Interfaces.Select(id => $"{id} {askedByOne.Requests(id)}"), City.Interfaces.Select(id => $"{id} {askedByTwo.Requests(id)}"));
        var expected = await StoredProfiles.ReadAsync(_alone);
        var found = await StoredProfiles.ReadAsync(_shared);
        Assert.Equal(expected.Values.Select(StoredProfiles.Describe), found.Values.Select(StoredProfiles.Describe));
        Assert.Equal(askedByOne.City.Count, found.Count);
        Assert.All(found.Values, profile => Assert.Equal(City.Interfaces, profile.Sections.Select(section => section.InterfaceId)));
    }

    /// <summary>The first hub is pushed to, the other starts the run. Whoever builds it, the night is one version.</summary>
    private static async Task NightAsync(HubUnderTest one, HubUnderTest other, DepartmentServer city, string account)
    {
        await PushingDepartments.PushAllAsync(one, city);
        var evening = await StoredProfiles.ReadAsync(account);

        await other.RunAsync();

        var morning = await StoredProfiles.ReadAsync(account);
        Assert.All(morning, profile => Assert.Equal(evening[profile.Key].Version + 1, profile.Value.Version));
    }

    /// <summary>Locks and repairs so patient that a slow machine gives no piece of work to both: then there is nothing to ask twice.</summary>
    private static Task<HubUnderTest> StartAsync(string account, DepartmentServer city) => HubUnderTest.StartAsync(
        account, city.BaseAddress, ("Hub:QueueLock", "00:01:00"), ("Hub:RepairAfter", "00:05:00"));
}
