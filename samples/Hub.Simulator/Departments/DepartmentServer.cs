using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Simulator;

/// <summary>
/// One HTTP server that plays the departments: D14's paged grades under /D14, D18's daily files under /D18 and
/// D06's query for one enterprise under /D06.
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
        City = new City(options.Seed, options.Enterprises, options.ChangeRate);
        Faults = new Faults(options.Seed);
    }

    /// <summary>Where it listens, such as http://127.0.0.1:5014/; the address of D14 is this and D14/.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

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
        server.MapDepartments();
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.BaseAddress = new Uri(addresses.Single() + "/");
        return server;
    }

    /// <summary>How many requests have come for an interface (I12, I28, I36) or a department (D06, D14, D18), refused ones included.</summary>
    public int Requests(string id) => _counts.Of(id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private void MapDepartments()
    {
        _app.UseRouting();
        var quota = new Quota(_options.PropertyRequestsPerSecond, _options.PropertyRequestsPerDay, _options.Time);
        _app.MapGet("/D14/nsxy/v1/grades", DeskOf("D14", "I28").Serving(new TaxBureau(this).AnswerAsync));
        _app.MapGet("/D18/yongdian/{file}", DeskOf("D18", "I36").Serving(new PowerCompany(this).AnswerAsync));
        _app.MapGet("/D06/bdc/v1/properties/{code}", DeskOf("D06", "I12").Serving(new LandRegistry(this, quota).AnswerAsync));
    }

    private Desk DeskOf(string department, string interfaceId) =>
        new(department, interfaceId, _options.ApiKey, _options.Time, Faults, _counts, _app.Lifetime.ApplicationStopping);
}
