using System.Text.Json;

namespace Hub.Functions.Tests;

/// <summary>The settings of a hub under test: the sample settings of the repository, made quick.</summary>
internal static class HubSettings
{
    private static readonly Dictionary<string, string> s_quick = new()
    {
        ["urls"] = "http://127.0.0.1:0",
        ["NightSchedule"] = "0 0 17 1 1 *",
        ["RepairSchedule"] = "*/2 * * * * *",
        ["SweepSchedule"] = "0 0 20 * * *",
        ["SealSchedule"] = "*/2 * * * * *",
        ["Hub:PushDebounce"] = "00:00:00.2",
        ["Hub:PullRetryDelay"] = "00:00:00.2",
        ["Hub:QueueLock"] = "00:00:03",
        ["Hub:RepairAfter"] = "00:00:03",
    };

    public static Dictionary<string, string> For(string connection, Uri? departments)
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")));
        var settings = sample.RootElement.GetProperty("Values").EnumerateObject()
            .Where(p => p.Value.GetString() is { Length: > 0 })
            .ToDictionary(p => p.Name, p => p.Value.GetString()!);
        foreach (var (name, value) in s_quick)
        {
            settings[name] = value;
        }

        settings["AzureWebJobsStorage"] = settings["ServiceBus"] = connection;
        settings["Hub:KeyFolder"] = AzuriteFixture.KeyFolder;
        settings["HUB_FUNCTIONS_ASSEMBLY"] = "Hub.Functions";
        foreach (var name in departments is null ? [] : settings.Keys.Where(IsAddress).ToList())
        {
            settings[name] = new Uri(departments!, new Uri(settings[name]).AbsolutePath).ToString();
        }

        return settings;
    }

    /// <summary>The sample's addresses are those of a simulator on a port of its own: here it listens elsewhere.</summary>
    private static bool IsAddress(string name) => name.EndsWith(":BaseAddress", StringComparison.Ordinal);

    public static string[] ToArguments(IReadOnlyDictionary<string, string> settings) => [.. settings.Select(s => $"--{s.Key}={s.Value}")];
}
