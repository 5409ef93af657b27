using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly.Telemetry;

namespace Hub.Embedded.Resilience;

/// <summary>Logs what the strategies do under Polly's own category.</summary>
internal sealed class ResilienceLog(ILoggerFactory? loggers) : TelemetryListener
{
    private readonly ILogger _logger = loggers?.CreateLogger("Polly") ?? NullLogger.Instance;

    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        var level = args.Event.Severity switch
        {
            ResilienceEventSeverity.Warning => LogLevel.Warning,
            ResilienceEventSeverity.Error => LogLevel.Error,
            ResilienceEventSeverity.Critical => LogLevel.Critical,
            ResilienceEventSeverity.Information => LogLevel.Information,
            ResilienceEventSeverity.Debug => LogLevel.Debug,
            _ => LogLevel.None,
        };
        var exception = args.Outcome?.Exception;
        object? result = args.Outcome is { } outcome ? outcome.Result : null;
        _logger.Log(
            level,
            exception,
            "Resilience event {Event} of {Pipeline}/{Instance}/{Strategy}: {Result}",
            args.Event.EventName,
            args.Source.PipelineName,
            args.Source.PipelineInstanceName,
            args.Source.StrategyName,
            result is HttpResponseMessage response ? (int)response.StatusCode : exception?.Message);
    }
}
