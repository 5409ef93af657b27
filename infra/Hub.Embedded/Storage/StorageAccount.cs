namespace Hub.Embedded.Storage;

/// <summary>A storage account as a connection string names it: who signs, with what key, and where the three services are.</summary>
internal sealed record StorageAccount(string Name, string Key, Uri BlobEndpoint, Uri QueueEndpoint, Uri TableEndpoint)
{
    internal const string DevelopmentName = "devstoreaccount1";

    /// <summary>The key of the emulator's own account; it is published by its documentation and protects nothing.</summary>
    internal const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>
    /// Reads <c>UseDevelopmentStorage=true</c>, the form with explicit endpoints, or the form with an endpoint suffix.
    /// </summary>
    /// <exception cref="FormatException">The string is none of these.</exception>
    internal static StorageAccount Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = Settings(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development) && bool.TryParse(development, out var use) && use)
        {
            return AtEmulator(DevelopmentName, DevelopmentKey, 10000, 10001, 10002);
        }

        var name = Required(settings, "AccountName");
        return new StorageAccount(
            name,
            Required(settings, "AccountKey"),
            Endpoint(settings, "Blob", name),
            Endpoint(settings, "Queue", name),
            Endpoint(settings, "Table", name));
    }

    internal static StorageAccount AtEmulator(string name, string key, int blobPort, int queuePort, int tablePort) =>
        new(name, key, Local(blobPort, name), Local(queuePort, name), Local(tablePort, name));

    /// <summary>The connection string in the form with explicit endpoints, which every storage client reads.</summary>
    internal string ToConnectionString() =>
        $"DefaultEndpointsProtocol={BlobEndpoint.Scheme};AccountName={Name};AccountKey={Key};"
        + $"BlobEndpoint={BlobEndpoint};QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};";

    private static Uri Local(int port, string name) => new($"http://127.0.0.1:{port}/{name}");

    private static Dictionary<string, string> Settings(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException("Settings must be of the form \"name=value\".");
            }

            settings[part[..equals]] = part[(equals + 1)..];
        }

        return settings;
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new FormatException($"No valid combination of account information found: the connection string has no {name}.");

    private static Uri Endpoint(Dictionary<string, string> settings, string service, string account)
    {
        if (settings.TryGetValue(service + "Endpoint", out var endpoint))
        {
            return new Uri(endpoint.TrimEnd('/'));
        }

        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return new Uri($"{protocol}://{account}.{service.ToLowerInvariant()}.{suffix}");
    }
}
