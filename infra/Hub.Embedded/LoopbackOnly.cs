using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Embedded;

/// <summary>Fails the start of a host that would listen on an address that others can reach. Looks at the settings before the server starts, and at what it bound afterwards.</summary>
internal sealed class LoopbackOnly(IConfiguration configuration, IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var key in (string[])[WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey])
        {
            if (!string.IsNullOrEmpty(configuration[key]) && string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey]))
            {
                throw Refusal($"'{key}', which listens on all addresses");
            }
        }

        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        Check(urls.Concat(endpoints));
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Check(services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Check(IEnumerable<string> urls)
    {
        if (urls.FirstOrDefault(url => !IsLoopback(BindingAddress.Parse(url))) is { } reachable)
        {
            throw Refusal(reachable);
        }
    }

    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    private static InvalidOperationException Refusal(string address) =>
        new($"'Hub:Demo' is true, and the host would listen on {address}. The demo's keys and callers are public, so it listens on loopback addresses only, such as http://127.0.0.1:7071.");
}
