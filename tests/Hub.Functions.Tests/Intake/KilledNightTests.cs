using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Intake;

public sealed class KilledNightTests(AzuriteFixture azurite)
{
    private const int Enterprises = 150;
    private const int Kills = 10;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hub_killed_at_ten_random_points_of_a_night_ends_as_an_undisturbed_one()
    {
        using var catalog = new EditableCatalog();
        catalog.Replace("D14-tax.json", "\"pageSize\": 500", "\"pageSize\": 20");
        await using var city = await NightTests.CityAsync(Enterprises);
        var undisturbed = azurite.TakeAccount();
        var disturbed = azurite.TakeAccount();

        await RegisterAndRunAsync(undisturbed, city, catalog);
        var kills = await RegisterAndKillAsync(disturbed, city, catalog);

        Assert.Equal(Kills, kills);
        var expected = await RowsAsync(undisturbed);
        var actual = await RowsAsync(disturbed);
        Assert.Equal(Enterprises, expected.Count);
        Assert.Equal(expected, actual);
    }

    private async Task RegisterAndRunAsync(string account, DepartmentServer city, EditableCatalog catalog)
    {
        await using var hub = await HubUnderTest.StartAsync(account, city.BaseAddress, ("Hub:CatalogPath", catalog.Folder));
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync();
    }

    /// <summary>Starts the run, then lets hub processes live for a random short while, killing each; the last one may finish.</summary>
    private static async Task<int> RegisterAndKillAsync(string account, DepartmentServer city, EditableCatalog catalog)
    {
        await using (var hub = await HubUnderTest.StartAsync(account, city.BaseAddress, ("Hub:CatalogPath", catalog.Folder)))
        {
            await NightTests.RegisterAsync(hub, city);
        }

        // Slow departments and small checkpoints stretch the night over all the kills.
        city.Faults.SwitchOn("I28", Fault.Chance(FaultKind.Slow, 1) with { Delay = TimeSpan.FromMilliseconds(400) });
        city.Faults.SwitchOn("I36", Fault.Chance(FaultKind.Slow, 1) with { Delay = TimeSpan.FromMilliseconds(2000) });
        var settings = HubSettings.For(account, city.BaseAddress);
        settings["Hub:CatalogPath"] = catalog.Folder;
        settings["Hub:CheckpointRecords"] = "25";
        settings["urls"] = $"http://127.0.0.1:{HubProcess.FreePort()}";
        using var client = new HttpClient { BaseAddress = new Uri(settings["urls"]) };
        client.DefaultRequestHeaders.Add("x-api-key", HubUnderTest.OperatorKey);
        var random = new Random(20261121);
        var run = "";
        var kills = 0;
        for (; kills < Kills; kills++)
        {
            using var process = HubProcess.Start(settings);
            await ReadyAsync(client, process);
            run = run.Length > 0 ? run : await StartRunAsync(client);
            var life = TimeSpan.FromMilliseconds(random.Next(20, 900));
            if (await IsCompleteWithinAsync(client, run, life))
            {
                break;
            }

            process.Kill();
        }

        city.Faults.SwitchOffAll();
        using var last = HubProcess.Start(settings);
        await ReadyAsync(client, last);
        await Eventually.BecomesTrueAsync(() => IsCompleteWithinAsync(client, run, TimeSpan.Zero), () => $"run {run} is not complete after {kills} kills");
        return kills;
    }

    private static Task ReadyAsync(HttpClient client, HubProcess process) => Eventually.BecomesTrueAsync(
        async () =>
        {
            try
            {
                return (await client.GetAsync("api/health/ready", Stop)).IsSuccessStatusCode;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                return false;
            }
        },
        () => "the hub does not get ready");

    private static async Task<string> StartRunAsync(HttpClient client)
    {
        using var response = await client.PostAsync("api/v1/runs", null, Stop);
        response.EnsureSuccessStatusCode();
        return System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("id").GetString()!;
    }

    private static async Task<bool> IsCompleteWithinAsync(HttpClient client, string run, TimeSpan life)
    {
        await Task.Delay(life, TimeProvider.System, Stop);
        var answer = await client.GetStringAsync($"api/v1/runs/{run}", Stop);
        return answer.Contains("\"state\":\"Complete\"", StringComparison.Ordinal);
    }

    /// <summary>Every row as what it says: sections, items, facts, and how many versions it took.</summary>
    private static async Task<SortedDictionary<string, string>> RowsAsync(string account)
    {
        var store = new HubStore(new TableServiceClient(account), new BlobServiceClient(account));
        await store.EnsureCreatedAsync(Stop);
        var profiles = new ProfileStore(store);
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var bucket = 0; bucket < store.Buckets.Count; bucket++)
        {
            foreach (var entity in await store.Profiles.ListAllAsync(ProfileRow.PartitionOf(bucket)))
            {
                var row = (await profiles.FindAsync(entity, Stop))!;
                rows[entity] = Describe(row.Profile);
            }
        }

        return rows;
    }

    private static string Describe(Profile profile)
    {
        var text = new StringBuilder($"version {profile.Version}\n");
        foreach (var section in profile.Sections)
        {
            text.Append($"{section.InterfaceId} {(section.AnsweredAsOf is null ? "" : "answered")} {section.Quarantine?.Reasons}\n");
            foreach (var item in section.Items)
            {
                text.Append($"  {item.Key} {item.Deleted} {Encoding.UTF8.GetString(item.Content.Span)}\n");
            }
        }

        return text.ToString();
    }
}

/// <summary>Row keys of a partition that are profiles.</summary>
internal static class ProfileKeys
{
    public static async Task<List<string>> ListAllAsync(this TableClient table, string partition)
    {
        var keys = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {ProfileRow.OutboxPrefix}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: TestContext.Current.CancellationToken))
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }
}
