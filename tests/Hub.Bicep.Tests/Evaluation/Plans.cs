namespace Hub.Bicep.Tests.Evaluation;

/// <summary>What each parameter file would deploy.</summary>
/// <param name="File">The parameter file.</param>
/// <param name="Setting">What came of it.</param>
/// <param name="Outputs">The outputs of main.bicep.</param>
public sealed record Plan(string File, Setting Setting, IReadOnlyDictionary<string, object?> Outputs)
{
    /// <summary>A mark in every secret that is given, so that it can be found wherever it goes.</summary>
    public const string Secret = "a-secret-value";

    private static readonly Dictionary<string, string> s_everythingGiven = new()
    {
        ["HUB_API_KEY_PEPPER"] = Secret,
        ["HUB_BOOTSTRAP_OPERATOR_KEY"] = Secret,
        ["HUB_PLATFORM_SECRET"] = Secret,
        ["HUB_PLATFORM_ADDRESS"] = "https://platform.example.gov.cn/",
        ["HUB_PLATFORM_APP_ID"] = "hub",
        ["HUB_ENTRA_CLIENT_ID"] = "00000000-0000-0000-0000-000000000003",
        ["HUB_BUDGET_START"] = "2026-12-01",
        ["HUB_D02_KEY"] = Secret,
        ["HUB_D14_KEY"] = Secret,
    };

    /// <summary>The resources that are made.</summary>
    public IReadOnlyList<PlannedResource> Made => [.. Setting.Resources.Where(r => !r.IsExisting)];

    /// <summary>The app's settings.</summary>
    public IReadOnlyDictionary<string, object?> AppSettings =>
        (IReadOnlyDictionary<string, object?>)Made.Single(r => r.Symbol == "appSettings").Body["properties"]!;

    /// <summary>The resources of a type.</summary>
    public IReadOnlyList<PlannedResource> Of(string type) => [.. Made.Where(r => r.Type == type)];

    /// <summary>The plan of a parameter file, with nothing or everything in the environment and some parameters changed.</summary>
    public static async Task<Plan> OfAsync(string file, bool everythingGiven = true, params (string Name, object? Value)[] changes)
    {
        var setting = new Setting(CloudOf(file), everythingGiven ? s_everythingGiven : []);
        var parameters = await Deployment.ParametersAsync(file, setting);
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        var deployment = await Deployment.RunAsync("main.bicep", parameters, setting);
        return new Plan(file, setting, deployment.Outputs);
    }

    private static string CloudOf(string file) => file.StartsWith("china", StringComparison.Ordinal) ? "AzureChinaCloud" : "AzureCloud";
}

/// <summary>The parameter files, for theories.</summary>
public sealed class ParameterFiles : TheoryData<string>
{
    public ParameterFiles() => AddRange(Syntax.BicepFiles.Parameters.ToArray());
}
