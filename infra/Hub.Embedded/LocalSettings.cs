using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Hub.Embedded;

/// <summary>
/// Reads <c>Values</c> of <c>local.settings.json</c> beside the program or in the current folder, as the Functions tools do for
/// local runs. Everything else that configures the host wins over it.
/// </summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";

    public static void AddTo(IConfigurationBuilder configuration)
    {
        var path = new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .Select(folder => Path.Combine(folder, FileName))
            .FirstOrDefault(File.Exists);
        if (path is null)
        {
            return;
        }

        var values = new ConfigurationBuilder().AddJsonFile(path).Build().GetSection("Values").AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null);
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = values });
    }
}
