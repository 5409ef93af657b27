using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hub.Embedded.Telemetry;

/// <summary>
/// Sends traces, metrics and logs by OTLP, if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. The other <c>OTEL_…</c> settings of the
/// OpenTelemetry specification (protocol, headers, intervals, sampler, attributes) are honoured too.
/// </summary>
internal sealed class OtlpExport(IConfiguration settings) : IHostedService, IDisposable
{
    /// <summary>Spans of the hub, of the functions' runner, of requests that come in and of requests to departments.</summary>
    private static readonly string[] s_sources = ["Hub", "Microsoft.Azure.Functions.Worker", "Microsoft.AspNetCore", "System.Net.Http"];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public static void AddTo(IHostApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 })
        {
            return;
        }

        builder.Services.AddHostedService<OtlpExport>();
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(Named(ResourceBuilder.CreateDefault()));
            logs.AddOtlpExporter();
        });
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(settings))
            .ConfigureResource(resource => Named(resource))
            .AddSource(s_sources)
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(settings))
            .ConfigureResource(resource => Named(resource))
            .AddMeter("Hub")
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What is gathered and not yet sent is sent now.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        (_traces, _metrics) = (null, null);
    }

    // Names that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES give win over this one.
    private static ResourceBuilder Named(ResourceBuilder resource) => resource.AddService("hub").AddEnvironmentVariableDetector();
}
