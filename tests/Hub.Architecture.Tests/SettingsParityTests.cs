using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Hub.Azure;

namespace Hub.Architecture.Tests;

/// <summary>Every setting that the code reads stands in the sample, in bicep and in docs/configuration.md, with the same default and range.</summary>
public sealed partial class SettingsParityTests
{
    // Only a deployment has them: on a laptop a connection string stands for all.
    private static readonly string[] s_deploymentOnly =
        ["AZURE_CLIENT_ID", "AzureWebJobsStorage:blobServiceUri", "AzureWebJobsStorage:tableServiceUri", "ServiceBus:fullyQualifiedNamespace"];

    // A deployment has identities instead of connection strings, and its host refuses the demo's callers.
    private static readonly string[] s_laptopOnly = ["AzureWebJobsStorage", "ServiceBus"];

    // The sample is for trying the hub out; these stand there with a value that a deployment does not have.
    private static readonly string[] s_sampleDiffers = ["Hub:Demo", "Hub:CreateQueues", "Hub:ApiKeyPepper", "Hub:BootstrapOperatorKey", "Hub:CatalogPath"];

    [Fact]
    public void Every_setting_stands_in_the_sample_and_nothing_else()
    {
        var read = Settings.Options.Keys.Concat(Settings.Besides).Except(s_deploymentOnly).Append("FUNCTIONS_WORKER_RUNTIME");

        Assert.Equal(read.Order(StringComparer.Ordinal), Settings.Sample.Select(s => s.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_stands_in_bicep()
    {
        var read = Settings.Options.Keys.Concat(Settings.Besides).Except(s_laptopOnly).Where(name => !name.StartsWith("Hub:DemoCallers:", StringComparison.Ordinal));

        Assert.Empty(read.Except(Settings.Bicep.Select(s => s.Key)));
        Assert.Empty(Settings.Bicep.Select(s => s.Key).Where(n => n.StartsWith("Hub:", StringComparison.Ordinal) && !n.Contains('$')).Except(Settings.Options.Keys));
    }

    [Fact]
    public void Every_setting_of_the_code_and_of_bicep_is_documented_and_nothing_else()
    {
        var read = Settings.Options.Keys.Concat(Settings.Besides).Concat(Settings.Bicep.Select(s => s.Key).Where(n => !n.Contains('$'))).Append("FUNCTIONS_WORKER_RUNTIME");

        Assert.Equal(read.Distinct().Order(StringComparer.Ordinal), Settings.Documented.Select(s => s.Key).Order(StringComparer.Ordinal));
        Assert.All(Settings.Documented, d => Assert.NotEmpty(d.Single().Meaning));
    }

    [Fact]
    public void Defaults_are_the_same_everywhere()
    {
        var defaults = new HubOptions();
        var known = 0;
        foreach (var (name, property) in Settings.Options.Where(o => o.Value.DeclaringType == typeof(HubOptions) && o.Value.PropertyType.IsValueType))
        {
            var value = Text(property.GetValue(defaults)!);
            Assert.Equal((name, value), (name, Settings.Documented[name].Single().Default.Trim('`')));
            Assert.Equal((name, $"'{value}'"), (name, Settings.Bicep[name].Single().Trim()));
            Assert.True(s_sampleDiffers.Contains(name) || Settings.Sample[name].Single() == value, $"{name} in the sample is {Settings.Sample[name].Single()}, not {value}");
            known++;
        }

        Assert.True(known >= 14);
    }

    [Fact]
    public void Ranges_are_documented_as_they_are_checked()
    {
        foreach (var (name, property) in Settings.Options)
        {
            var documented = Settings.Documented[name].Single().Range;
            if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            {
                var ends = documented.Split('…').Select(Parsed).ToArray();
                Assert.Equal((name, Checked(range, range.Minimum), Checked(range, range.Maximum)), (name, ends[0], ends[1]));
            }
            else if (property.GetCustomAttribute<MinLengthAttribute>() is { } least)
            {
                Assert.Equal((name, $"{least.Length} characters or more"), (name, documented));
            }
        }
    }

    [Fact]
    public void Schedules_are_the_same_everywhere()
    {
        var main = File.ReadAllText(Repository.PathOf("bicep", "main.bicep"));
        foreach (var name in Settings.Besides.Where(n => n.EndsWith("Schedule", StringComparison.Ordinal)))
        {
            var parameter = char.ToLowerInvariant(name[0]) + name[1..];
            var sample = Settings.Sample[name].Single();
            Assert.Contains($"param {parameter} string = '{sample}'", main);
            Assert.Contains($"`{sample}`", Settings.Documented[name].Single().Default);
        }
    }

    private static string Text(object value) => value is bool b ? (b ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static double Checked(RangeAttribute range, object end) =>
        range.OperandType == typeof(TimeSpan) ? TimeSpan.Parse((string)end).TotalSeconds : Convert.ToDouble(end, CultureInfo.InvariantCulture);

    /// <summary>Seconds, bytes or a number, as people write them.</summary>
    private static double Parsed(string text)
    {
        var match = Quantity().Match(text.Trim());
        Assert.True(match.Success, $"“{text}” is no quantity");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch
        {
            "min" => 60, "h" => 3600, "days" => 86_400, "KiB" => 1024, "MiB" => 1024 * 1024, _ => 1,
        };
    }

    [GeneratedRegex(@"^([\d.]+) ?(s|min|h|days|KiB|MiB|)$")]
    private static partial Regex Quantity();
}
