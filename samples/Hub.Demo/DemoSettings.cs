using System.Text.Json;

namespace Hub.Demo;

/// <summary>The settings of local.settings.sample.json, which the demo starts the hub with, and the demo's callers in it.</summary>
internal sealed class DemoSettings
{
    private const string FileName = "local.settings.sample.json";
    private readonly Dictionary<string, string> _values;

    private DemoSettings(Dictionary<string, string> values) => _values = values;

    /// <summary>Key of the operator.</summary>
    public string OperatorKey => KeyOf("Role", "Operator");

    /// <summary>Key of a bank that every enterprise gave its consent.</summary>
    public string BankKey => KeyOf("Id", "demo-bank");

    /// <summary>Key of a bank that has no consents.</summary>
    public string BankWithoutConsentsKey => KeyOf("Id", "demo-bank-without-consents");

    /// <summary>Key of a department that pushes, such as D13.</summary>
    public string KeyOfDepartment(string department) => KeyOf("Department", department);

    /// <summary>The departments that are asked at their own address.</summary>
    public IEnumerable<string> AskedDepartments => _values.Keys
        .Where(name => name.StartsWith("Hub:Departments:", StringComparison.Ordinal) && name.EndsWith(":BaseAddress", StringComparison.Ordinal))
        .Select(name => name.Split(':')[2]);

    /// <summary>The application that the hub is to the shared data platform.</summary>
    public string PlatformAppId => _values["Hub:SharedPlatform:AppId"];

    /// <summary>What the hub and the shared data platform sign with.</summary>
    public string PlatformSecret => _values["Hub:SharedPlatform:Secret"];

    /// <summary>Reads the file beside the program.</summary>
    public static DemoSettings Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, FileName));
        using var document = JsonDocument.Parse(file);
        var values = document.RootElement.GetProperty("Values").EnumerateObject();
        return new DemoSettings(values.ToDictionary(value => value.Name, value => value.Value.GetString()!));
    }

    /// <summary>The settings as the hub's command line, changed as given.</summary>
    public string[] ToArguments(IReadOnlyDictionary<string, string> changes)
    {
        var settings = new Dictionary<string, string>(_values);
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
    }

    private string KeyOf(string property, string value)
    {
        var caller = _values.FirstOrDefault(setting =>
            setting.Key.StartsWith("Hub:DemoCallers:", StringComparison.Ordinal)
            && setting.Key.EndsWith($":{property}", StringComparison.Ordinal)
            && setting.Value == value).Key;
        return caller is not null
            ? _values[$"{caller[..caller.LastIndexOf(':')]}:Key"]
            : throw new DemoFailure($"{FileName} 中没有 {property} 为 {value} 的演示调用方", $"{FileName} has no demo caller whose {property} is {value}");
    }
}
