using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hub.Platform;

/// <summary>
/// Sends the worker's spans and metrics to Application Insights with the managed identity. Logs, and the spans of invocations, go
/// through the host, which sends them by host.json: here they would come twice.
/// </summary>
/// <param name="component">The connection string, which names the component and opens nothing.</param>
/// <param name="credential">The identity, which has the role Monitoring Metrics Publisher.</param>
internal sealed class AzureMonitorExport(string component, TokenCredential credential) : IHostedService, IDisposable
{
    /// <summary>Spans of the hub and of requests to departments.</summary>
    private static readonly string[] s_sources = ["Hub", "System.Net.Http"];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("hub"))
            .AddSource(s_sources)
            .AddAzureMonitorTraceExporter(Configure)
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("hub"))
            .AddMeter("Hub")
            .AddAzureMonitorMetricExporter(Configure)
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

    private void Configure(AzureMonitorExporterOptions options)
    {
        options.ConnectionString = component;
        options.Credential = credential;
    }
}
