using System.Text;
using System.Text.Json;
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
    private const int PullKills = 7;

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
        Assert.All(expected, row => Assert.Equal(row.Value, actual[row.Key]));
    }

    private async Task RegisterAndRunAsync(string account, DepartmentServer city, EditableCatalog catalog)
    {
        await using var hub = await HubUnderTest.StartAsync(account, city.BaseAddress, Settings(catalog));
        await NightTests.RegisterAsync(hub, city);
        await hub.RunAsync();
    }

    /// <summary>
    /// Seven kills while departments are being pulled: electricity answers too slowly to get through meanwhile. Then three as soon
    /// as profiles are being built. The last process may finish.
    /// </summary>
    private static async Task<int> RegisterAndKillAsync(string account, DepartmentServer city, EditableCatalog catalog)
    {
        await using (var hub = await HubUnderTest.StartAsync(account, city.BaseAddress, Settings(catalog)))
        {
            await NightTests.RegisterAsync(hub, city);
        }

        city.Faults.SwitchOn("I28", Fault.Chance(FaultKind.Slow, 1) with { Delay = TimeSpan.FromMilliseconds(200) });
        city.Faults.SwitchOn("I36", Fault.Chance(FaultKind.Slow, 1) with { Delay = TimeSpan.FromSeconds(20) });
        using var night = new Night(account, city, catalog);
        var random = new Random(20261121);
        for (var kill = 0; kill < PullKills; kill++)
        {
            await night.LiveAndDieAsync("Receiving", TimeSpan.FromMilliseconds(random.Next(900)));
        }

        city.Faults.SwitchOffAll();
        for (var kill = PullKills; kill < Kills; kill++)
        {
            await night.LiveAndDieAsync("Building", TimeSpan.FromMilliseconds(random.Next(100)));
        }

        await night.FinishAsync();
        return night.Kills;
    }

    private static (string Name, string Value)[] Settings(EditableCatalog catalog) =>
        [("Hub:CatalogPath", catalog.Folder), ("Hub:CheckpointRecords", "25"), ("Hub:QueueLock", "00:00:08")];

    /// <summary>One run, over many lives of the hub.</summary>
    private sealed class Night : IDisposable
    {
        private readonly Dictionary<string, string> _settings;
        private readonly HttpClient _client;
        private string _run = "";

        public Night(string account, DepartmentServer city, EditableCatalog catalog)
        {
            _settings = HubSettings.For(account, city.BaseAddress);
            foreach (var (name, value) in Settings(catalog))
            {
                _settings[name] = value;
            }

            _settings["urls"] = $"http://127.0.0.1:{HubProcess.FreePort()}";
            _client = new HttpClient { BaseAddress = new Uri(_settings["urls"]) };
            _client.DefaultRequestHeaders.Add("x-api-key", HubUnderTest.OperatorKey);
        }

        public int Kills { get; private set; }

        public void Dispose() => _client.Dispose();

        /// <summary>A process that is killed a while after the run was seen in a state.</summary>
        public async Task LiveAndDieAsync(string state, TimeSpan then)
        {
            using var process = HubProcess.Start(_settings);
            await ReadyAsync(_client, process);
            _run = _run.Length > 0 ? _run : await StartRunAsync(_client);
            await SeesAsync(state);
            await Task.Delay(then, TimeProvider.System, Stop);
            var stillThere = await StateAsync();
            process.Kill();
            Kills += stillThere == state ? 1 : 0;
        }

        /// <summary>A process that may go on to the end.</summary>
        public async Task FinishAsync()
        {
            using var process = HubProcess.Start(_settings);
            await ReadyAsync(_client, process);
            await SeesAsync("Complete");
        }

        private Task SeesAsync(string state) =>
            Eventually.Async(async () => await StateAsync() == state, () => $"run {_run} does not get to {state} after {Kills} kills");

        private async Task<string?> StateAsync()
        {
            using var answer = JsonDocument.Parse(await _client.GetStringAsync($"api/v1/runs/{_run}", Stop));
            return answer.RootElement.GetProperty("run").GetProperty("state").GetString();
        }
    }

    private static Task ReadyAsync(HttpClient client, HubProcess process) => Eventually.Async(
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
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("id").GetString()!;
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
