using System.Net;
using System.Net.Sockets;
using Hub.Embedded.Azurite;
using Hub.Simulator;

namespace Hub.Bench;

/// <summary>Settings of a hub that is measured.</summary>
internal static class BenchSettings
{
    public const string Operator = "hub_bench-operator_bench";
    public const string Platform = "for-measuring-only-platform";

    /// <summary>The key of a department that pushes.</summary>
    public static string KeyOf(string department) => $"hub_bench-{department.ToLowerInvariant()}_bench";

    public static Dictionary<string, string> For(AzuriteProcess azurite, Uri address, DepartmentServer? departments = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString(),
            ["ServiceBus"] = azurite.ConnectionString(),
            ["Hub:KeyFolder"] = Path.Combine(azurite.DataDirectory, "keys"),
            ["urls"] = address.ToString(),
            ["HUB_FUNCTIONS_ASSEMBLY"] = "Hub.Functions",
            ["NightSchedule"] = "0 0 17 * * *",
            ["RepairSchedule"] = "0 * * * * *",
            ["SweepSchedule"] = "0 0 20 * * *",
            ["SealSchedule"] = "*/20 * * * * *",
            ["Hub:Demo"] = "true",
            ["Hub:CreateQueues"] = "true",
            ["Hub:ApiKeyPepper"] = "for-measuring-only",
            ["Hub:MaxPushBytes"] = "209715200",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:Console:LogLevel:Polly"] = "None",
        };
        AddCaller(settings, 0, "bench-operator", Operator, "Operator", "runs.read runs.write");
        foreach (var (department, i) in Pushes.Interfaces.Select(Pushes.DepartmentOf).Distinct().Select((d, i) => (d, i)))
        {
            AddCaller(settings, i + 1, $"bench-{department}", KeyOf(department), "Department", "records.write");
            settings[$"Hub:DemoCallers:{i + 1}:Department"] = department;
        }

        if (departments is not null)
        {
            AddDepartments(settings, departments);
        }

        return settings;
    }

    /// <summary>An address on this machine that nobody listens at.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    private static void AddCaller(Dictionary<string, string> settings, int number, string id, string key, string role, string scopes)
    {
        settings[$"Hub:DemoCallers:{number}:Key"] = key;
        settings[$"Hub:DemoCallers:{number}:Id"] = id;
        settings[$"Hub:DemoCallers:{number}:Role"] = role;
        settings[$"Hub:DemoCallers:{number}:Scopes"] = scopes;
    }

    private static void AddDepartments(Dictionary<string, string> settings, DepartmentServer departments)
    {
        var simulated = new SimulatorOptions();
        settings["Hub:SharedPlatform:BaseAddress"] = departments.PlatformAddress.ToString();
        settings["Hub:SharedPlatform:AppId"] = simulated.AppId;
        settings["Hub:SharedPlatform:Secret"] = simulated.Secret;
        foreach (var department in Enumerable.Range(1, 19).Select(n => $"D{n:d2}"))
        {
            settings[$"Hub:Departments:{department}:BaseAddress"] = departments.AddressOf(department).ToString();
            settings[$"Hub:Departments:{department}:ApiKey"] = simulated.ApiKey;
        }
    }
}
