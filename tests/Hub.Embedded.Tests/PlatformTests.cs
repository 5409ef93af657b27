using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Azure.Storage.Blobs;
using Hub.Embedded.Tests.Functions;
using Hub.Platform;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Embedded.Tests;

public sealed class PlatformTests
{
    // Azurite's account and key are public.
    private const string Storage = "UseDevelopmentStorage=true";

    [Fact]
    public async Task The_clients_are_singletons_on_the_storage_account()
    {
        var builder = FunctionApp.CreateBuilder([], ("AzureWebJobsStorage", Storage));
        builder.AddPlatform();
        await using var services = builder.Services.BuildServiceProvider();
        Assert.Same(services.GetRequiredService<BlobServiceClient>(), services.GetRequiredService<BlobServiceClient>());
        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1", services.GetRequiredService<TableServiceClient>().Uri.AbsoluteUri.TrimEnd('/'));
        Assert.NotNull(services.GetRequiredService<ServiceBusClient>());
        Assert.NotNull(services.GetRequiredService<ServiceBusAdministrationClient>());
        Assert.Same(TimeProvider.System, services.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public void A_missing_connection_string_is_named_with_an_example()
    {
        var builder = FunctionApp.CreateBuilder([]);
        builder.AddPlatform();
        using var services = builder.Services.BuildServiceProvider();
        var failure = Assert.Throws<InvalidOperationException>(services.GetRequiredService<TableServiceClient>);
        Assert.Equal(
            "The setting 'AzureWebJobsStorage' is missing. It is a storage account's connection string, such as UseDevelopmentStorage=true for Azurite.",
            failure.Message);
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:0", "http://0.0.0.0:0")]
    [InlineData("urls", "http://*:0", "http://*:0")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::]:0", "http://[::]:0")]
    [InlineData("Kestrel:Endpoints:Public:Url", "http://hub.example:0", "http://hub.example:0")]
    public async Task The_demo_does_not_listen_where_others_reach_it(string setting, string value, string named)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartDemoAsync(setting, value));
        Assert.Equal(
            $"'Hub:Demo' is true, and the host would listen on {named}. The demo's keys and callers are public, so it listens on loopback addresses only, such as http://127.0.0.1:7071.",
            failure.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0")]
    public async Task The_demo_listens_on_loopback_addresses(string url)
    {
        using var host = await StartDemoAsync("urls", url);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IHost> StartDemoAsync(string setting, string value)
    {
        var builder = FunctionApp.CreateBuilder([], ("Hub:Demo", "true"));
        builder.Configuration[setting] = value;
        builder.AddPlatform();
        var host = builder.ConfigureFunctionsWebApplication().Build();
        try
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
