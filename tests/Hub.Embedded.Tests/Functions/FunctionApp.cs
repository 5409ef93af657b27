using Hub.Embedded.Functions.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Tests.Functions;

/// <summary>A function app of a few classes, on a free port.</summary>
internal sealed class FunctionApp : IAsyncDisposable
{
    private FunctionApp(IHost host)
    {
        Host = host;
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Client = new HttpClient { BaseAddress = new Uri(addresses.Addresses.Single()) };
    }

    public IHost Host { get; }

    public HttpClient Client { get; }

    public static FunctionsApplicationBuilder CreateBuilder(Type[] functions, params (string Key, string? Value)[] settings)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton(new FunctionSource(functions));
        return builder;
    }

    public static async Task<FunctionApp> StartAsync(FunctionsApplicationBuilder builder)
    {
        var host = builder.ConfigureFunctionsWebApplication().Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new FunctionApp(host);
    }

    public static Task<FunctionApp> StartAsync(params Type[] functions) => StartAsync(CreateBuilder(functions));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.StopAsync(CancellationToken.None);
        Host.Dispose();
    }
}
