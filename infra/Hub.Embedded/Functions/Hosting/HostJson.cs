using Microsoft.Extensions.Configuration;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>The settings of host.json that are honoured. <c>AzureFunctionsJobHost:extensions:…</c> in the configuration overrides the file, as in the real host.</summary>
internal sealed class HostJson
{
    private const string OverrideSection = "AzureFunctionsJobHost";

    /// <summary>After this time the token of an invocation is cancelled. No limit when null.</summary>
    public TimeSpan? FunctionTimeout { get; init; }

    public required HttpHostOptions Http { get; init; }

    public required ServiceBusHostOptions ServiceBus { get; init; }

    /// <summary>Reads host.json from a folder; the defaults hold for what neither the file nor the configuration says.</summary>
    public static HostJson Load(string folder, IConfiguration configuration)
    {
        var host = new ConfigurationBuilder()
            .SetBasePath(folder)
            .AddJsonFile("host.json", optional: true, reloadOnChange: false)
            .AddInMemoryCollection(Overrides(configuration))
            .Build();
        var serviceBus = Bind<ServiceBusHostOptions>(host, "extensions:serviceBus");
        serviceBus.Check();
        return new HostJson
        {
            FunctionTimeout = ReadTimeout(host["functionTimeout"]),
            Http = Bind<HttpHostOptions>(host, "extensions:http"),
            ServiceBus = serviceBus,
        };
    }

    // Copied rather than chained: a chained configuration drops empty values, and an empty route prefix means none.
    private static IEnumerable<KeyValuePair<string, string?>> Overrides(IConfiguration configuration) =>
        configuration.GetSection(OverrideSection).AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null);

    // The real host reads -1 as "no limit".
    private static TimeSpan? ReadTimeout(string? value) =>
        value is null or "-1" ? null : TimeSpan.Parse(value);

    /// <summary>A setting that is not honoured here fails the start instead of being ignored.</summary>
    private static T Bind<T>(IConfiguration host, string section)
        where T : new()
    {
        try
        {
            return host.GetSection(section).Get<T>(options => options.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException($"host.json, section '{section}': {exception.Message}", exception);
        }
    }
}
