using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Simulator;

/// <summary>
/// One HTTP server that plays the departments: what each serves itself under /D14 and the like, with its key, and the shared
/// data platform under /platform, with signed calls. What departments push is made by <see cref="Pushes"/>.
/// </summary>
public sealed class DepartmentServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestCounts _counts = new();
    private readonly SimulatorOptions _options;
    private DateOnly? _businessDate;

    private DepartmentServer(WebApplication app, SimulatorOptions options)
    {
        _app = app;
        _options = options;
        _businessDate = options.BusinessDate;
        City = new City(options.Seed, options.Enterprises, options.ChangeRate, options.Months, options.Coverage);
        Faults = new Faults(options.Seed, options.Time);
    }

    /// <summary>Where it listens, such as http://127.0.0.1:5014/; the address of D14 is this and D14/.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The address of a department, such as http://127.0.0.1:5014/D14/.</summary>
    public Uri AddressOf(string department) => new(BaseAddress, $"{department}/");

    /// <summary>The address of the shared data platform.</summary>
    public Uri PlatformAddress => new(BaseAddress, "platform/");

    /// <summary>The city whose facts it serves.</summary>
    public City City { get; }

    /// <summary>The faults; may be switched while it runs.</summary>
    public Faults Faults { get; }

    /// <summary>The last day that the departments have closed: facts are as of its end, later files are not there yet. May be set while it runs.</summary>
    public DateOnly BusinessDate
    {
        get => _businessDate ?? ChinaTime.Today(_options.Time).AddDays(-1);
        set => _businessDate = value;
    }

    /// <summary>Starts listening.</summary>
    /// <param name="options">City, port and key.</param>
    /// <param name="cancellationToken">Ends the start, not the server: dispose for that.</param>
    public static async Task<DepartmentServer> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        // The empty builder reads no settings: the environment of the process that hosts it must not move its port.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        var server = new DepartmentServer(app, options);
        app.UseRouting();
        new Reception(server, options, server._counts, app.Lifetime.ApplicationStopping).Open(app);
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.BaseAddress = new Uri(addresses.Single() + "/");
        return server;
    }

    /// <summary>How many requests have come for an interface (I12) or a department (D06), refused ones included.</summary>
    public int Requests(string id) => _counts.Of(id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
