using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Azure.Storage.Blobs;
using Hub.Domain.Trust.Keys;
using Hub.Embedded;
using Hub.Embedded.Keys;
using Hub.Embedded.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Hub.Platform;

/// <summary>What differs between the platforms: here, clients of one storage account by connection string, normally Azurite's.</summary>
public static class PlatformExtensions
{
    /// <summary>
    /// Registers the clients of Tables, Blobs and Service Bus. Their settings are <c>AzureWebJobsStorage</c> and
    /// <c>ServiceBus</c>, which falls back to it. With <c>Hub:Demo</c> the host starts on loopback addresses only.
    /// Platform keys are files in <c>Hub:KeyFolder</c>. Settings may also stand in <c>local.settings.json</c>.
    /// </summary>
    public static IHostApplicationBuilder AddPlatform(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        LocalSettings.AddTo(builder.Configuration);
        if (builder.Configuration.GetValue<bool>("Hub:Demo"))
        {
            builder.Services.AddHostedService<LoopbackOnly>();
        }

        OtlpExport.AddTo(builder);
        builder.Services.AddSingleton(services => new BlobServiceClient(ConnectionSettings.Storage(Settings(services))));
        builder.Services.AddSingleton(services => new TableServiceClient(ConnectionSettings.Storage(Settings(services))));
        builder.Services.AddSingleton(services => new ServiceBusClient(ConnectionSettings.ServiceBus(Settings(services), "ServiceBus")));
        builder.Services.AddSingleton(services => new ServiceBusAdministrationClient(ConnectionSettings.ServiceBus(Settings(services), "ServiceBus")));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IPlatformKeys>(services =>
            new FileKeys(KeyFolder(Settings(services)), services.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>Not beside the program, which the next build or release replaces: without its keys, what is encrypted is lost.</summary>
    private static string KeyFolder(IConfiguration settings) =>
        settings["Hub:KeyFolder"] is { Length: > 0 } folder ? folder
        : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } home ? Path.Combine(home, "hub", "keys")
        : throw new InvalidOperationException("The setting 'Hub:KeyFolder' is missing, and this account has no home folder to keep keys in.");

    private static IConfiguration Settings(IServiceProvider services) => services.GetRequiredService<IConfiguration>();
}
