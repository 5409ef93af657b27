using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Azure.Security.KeyVault.Keys;
using Azure.Storage.Blobs;
using Hub.Domain.Trust.Keys;
using Hub.Platform.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Hub.Platform;

/// <summary>What differs between the platforms: here, clients of the real services with a managed identity.</summary>
public static class PlatformExtensions
{
    /// <summary>
    /// Registers the clients of Tables, Blobs, Service Bus and Key Vault. A deployment has endpoints and a managed identity; a connection
    /// string in <c>AzureWebJobsStorage</c> or <c>ServiceBus</c> is for a local host with emulators. Throws when a setting is
    /// missing or refers to a secret that is not there, and when <c>Hub:Demo</c> is true: the demo's keys and callers are public.
    /// </summary>
    public static IHostApplicationBuilder AddPlatform(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.Configuration;
        RefuseDemo(settings);
        RefuseUnresolved(settings);
        AddStorage(builder.Services, settings);
        AddServiceBus(builder.Services, settings);
        AddKeys(builder.Services, settings);
        if (settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } component)
        {
            builder.Services.AddHostedService(_ => new AzureMonitorExport(component, CreateCredential(settings)));
        }

        builder.Services.TryAddSingleton(TimeProvider.System);
        return builder;
    }

    private static void AddStorage(IServiceCollection services, IConfiguration settings)
    {
        if (settings["AzureWebJobsStorage"] is { Length: > 0 } connection)
        {
            services.AddSingleton(_ => new BlobServiceClient(connection));
            services.AddSingleton(_ => new TableServiceClient(connection));
            return;
        }

        var credential = CreateCredential(settings);
        var blobs = ReadUri(settings, "AzureWebJobsStorage:blobServiceUri", "https://hubstorage.blob.core.windows.net");
        var tables = ReadUri(settings, "AzureWebJobsStorage:tableServiceUri", "https://hubstorage.table.core.windows.net");
        services.AddSingleton(_ => new BlobServiceClient(blobs, credential));
        services.AddSingleton(_ => new TableServiceClient(tables, credential, new TableClientOptions { Audience = AudienceOf(tables) }));
    }

    /// <summary>Tables take tokens that are meant for their own cloud; blobs and Service Bus have one audience in all clouds.</summary>
    private static TableAudience AudienceOf(Uri tables) =>
        tables.Host.EndsWith(".chinacloudapi.cn", StringComparison.OrdinalIgnoreCase) ? TableAudience.AzureChina : TableAudience.AzurePublicCloud;

    private static void AddServiceBus(IServiceCollection services, IConfiguration settings)
    {
        if (settings["ServiceBus"] is { Length: > 0 } connection)
        {
            services.AddSingleton(_ => new ServiceBusClient(connection));
            services.AddSingleton(_ => new ServiceBusAdministrationClient(connection));
            return;
        }

        var credential = CreateCredential(settings);
        var bus = Read(settings, "ServiceBus:fullyQualifiedNamespace", "hub.servicebus.windows.net");
        services.AddSingleton(_ => new ServiceBusClient(bus, credential));
        services.AddSingleton(_ => new ServiceBusAdministrationClient(bus, credential));
    }

    /// <summary>Also a local host with emulators needs a vault: there is none to emulate.</summary>
    private static void AddKeys(IServiceCollection services, IConfiguration settings)
    {
        var vault = ReadUri(settings, "KeyVault:vaultUri", "https://hub.vault.azure.net");
        var credential = CreateCredential(settings);
        services.AddSingleton<IPlatformKeys>(provider => new KeyVaultKeys(new KeyClient(vault, credential), provider.GetRequiredService<TimeProvider>()));
    }

    private static TokenCredential CreateCredential(IConfiguration settings) =>
        settings["AZURE_CLIENT_ID"] is not { Length: > 0 } clientId
            ? new DefaultAzureCredential()
            : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));

    private static void RefuseDemo(IConfiguration settings)
    {
        if (settings.GetValue<bool>("Hub:Demo"))
        {
            throw new InvalidOperationException("'Hub:Demo' is true. The demo's keys and callers are public, so it runs on the embedded platform only; remove the setting.");
        }
    }

    /// <summary>
    /// A reference to a secret that the platform could not resolve stays as it is written: a pepper that everybody can read in a
    /// template would pass for one.
    /// </summary>
    private static void RefuseUnresolved(IConfiguration settings)
    {
        var unresolved = settings.AsEnumerable().FirstOrDefault(s => s.Value?.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal) == true);
        if (unresolved.Key is not null)
        {
            throw new InvalidOperationException(
                $"The setting '{AsVariable(unresolved.Key)}' refers to a secret of the vault that was not found or may not be read. Is the secret there, and has the app's identity the role Key Vault Secrets User?");
        }
    }

    private static Uri ReadUri(IConfiguration settings, string key, string example) =>
        Uri.TryCreate(Read(settings, key, example), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? uri
            : throw new InvalidOperationException($"The setting '{AsVariable(key)}' must be an https address, such as {example}.");

    private static string Read(IConfiguration settings, string key, string example) =>
        settings[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The setting '{AsVariable(key)}' is missing. Example: {example}");

    // Function apps name nested settings as environment variables.
    private static string AsVariable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
