using Microsoft.Extensions.Configuration;

namespace Hub.Embedded;

/// <summary>Where the connection strings stand.</summary>
internal static class ConnectionSettings
{
    private const string StorageSetting = "AzureWebJobsStorage";

    /// <summary>Throws when the setting is missing.</summary>
    public static string Storage(IConfiguration configuration) =>
        configuration[StorageSetting] is { Length: > 0 } connection
            ? connection
            : throw new InvalidOperationException(
                $"The setting '{StorageSetting}' is missing. It is a storage account's connection string, such as UseDevelopmentStorage=true for Azurite.");

    /// <summary>The named setting, else the storage account's: the queues are kept there.</summary>
    public static string ServiceBus(IConfiguration configuration, string setting) =>
        configuration[setting] is { Length: > 0 } connection ? connection : Storage(configuration);
}
