using System.Security.Cryptography;
using Hub.Simulator;

namespace Hub.Functions.Tests.Intake;

/// <summary>A hub that dies twenty times between the first push and the last profile of a night, and one that does not.</summary>
public sealed class KilledNightTests(AzuriteFixture azurite)
{
    private const int PushKills = 5;
    private const int SealKills = 4;
    private const int PullKills = 7;
    private const int BuildKills = 4;

    private readonly string _undisturbed = azurite.TakeAccount();
    private readonly string _disturbed = azurite.TakeAccount();

    [Fact]
    public async Task A_hub_killed_at_twenty_random_points_ends_as_an_undisturbed_one()
    {
        using var catalog = new EditableCatalog();
        catalog.PageBy(10);
        await using var calm = await FullCity.StartAsync(24, months: 3);
        await using var stormy = await FullCity.StartAsync(24, months: 3);
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);

        var kills = 0;
        await Task.WhenAll(LiveAsync(calm, catalog), Task.Run(async () => kills = await DieAsync(stormy, catalog, new Random(seed))));

        Assert.Equal(PushKills + SealKills + PullKills + BuildKills, kills);
        Assert.Equal(calm.City.Count, (await RowsAsync(_disturbed)).Count);
        foreach (var (expected, found) in (await RowsAsync(_undisturbed)).Zip(await RowsAsync(_disturbed)))
        {
            Assert.True(expected == found, $"seed {seed}; undisturbed:\n{expected}\ndisturbed:\n{found}");
        }
    }

    private async Task LiveAsync(DepartmentServer city, EditableCatalog catalog)
    {
        await using var hub = await HubUnderTest.StartAsync(_undisturbed, city.BaseAddress, Settings(catalog));
        foreach (var interfaceId in Pushes.Interfaces)
        {
            await hub.CompleteAsync(await PushingDepartments.PushAsync(hub.Http, city, interfaceId));
        }

        await hub.RunAsync();
    }

    /// <summary>Departments answer slowly, and electricity too slowly to get through, until the processes have died pulling; the last process may finish.</summary>
    private async Task<int> DieAsync(DepartmentServer city, EditableCatalog catalog, Random random)
    {
        var settings = HubSettings.For(_disturbed, city.BaseAddress);
        foreach (var (name, value) in Settings(catalog))
        {
            settings[name] = value;
        }

        using var lives = new HubLives(settings, city, random);
        await UntilAsync(PushKills, () => lives.DiePushingAsync(1_200));
        foreach (var id in City.Interfaces)
        {
            city.Faults.SwitchOn(id, Fault.Chance(FaultKind.Slow, 1) with { Delay = TimeSpan.FromMilliseconds(id == "I36" ? 20_000 : 100) });
        }

        await UntilAsync(PushKills + SealKills, () => lives.DieSealingAsync(40));
        await UntilAsync(PushKills + SealKills + PullKills, () => lives.DieInAsync("Receiving", 900));
        city.Faults.SwitchOffAll();
        await UntilAsync(PushKills + SealKills + PullKills + BuildKills, () => lives.DieInAsync("Building", 200));
        await lives.FinishAsync();
        return lives.Kills;

        async Task UntilAsync(int kills, Func<Task> die)
        {
            while (lives.Kills < kills)
            {
                await die();
            }
        }
    }

    private static (string Name, string Value)[] Settings(EditableCatalog catalog) =>
        [("Hub:CatalogPath", catalog.Folder), ("Hub:CheckpointRecords", "10"), ("Hub:QueueLock", "00:00:04")];

    private static async Task<List<string>> RowsAsync(string account) =>
        [.. (await StoredProfiles.ReadAsync(account)).Values.Select(profile => $"version {profile.Version} {StoredProfiles.Describe(profile)}")];
}
