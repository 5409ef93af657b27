using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace Hub.Embedded.Resilience;

/// <summary>The pipelines of all clients. They outlive the handlers, which are replaced every few minutes, so that a breaker keeps its state.</summary>
internal sealed class StandardPipelines : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string Key), Lazy<ResiliencePipeline<HttpResponseMessage>>> _pipelines = new();
    private readonly IServiceProvider _services;
    private readonly IOptionsMonitor<HttpStandardResilienceOptions> _options;
    private readonly IDisposable? _reloads;

    public StandardPipelines(IServiceProvider services, IOptionsMonitor<HttpStandardResilienceOptions> options)
    {
        _services = services;
        _options = options;
        _reloads = options.OnChange((_, name) => Forget(name));
    }

    public ResiliencePipeline<HttpResponseMessage> Get(string name, string key) =>
        _pipelines.GetOrAdd((name, key), static (id, self) => new(() => self.Build(id.Name, id.Key)), this).Value;

    public void Dispose() => _reloads?.Dispose();

    private void Forget(string? name)
    {
        foreach (var id in _pipelines.Keys.Where(id => id.Name == name))
        {
            _pipelines.TryRemove(id, out _);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Build(string name, string key)
    {
        var options = _options.Get(name);
        return new ResiliencePipelineBuilder<HttpResponseMessage>
        {
            Name = name,
            InstanceName = key,
            TimeProvider = _services.GetRequiredService<ResiliencePipelineBuilder>().TimeProvider,
            TelemetryListener = new ResilienceLog(_services.GetService<ILoggerFactory>()),
        }
            .AddStrategy(_ => new ConcurrencyLimit(ConcurrencyLimitOptions.Permits), new ConcurrencyLimitOptions())
            .AddTimeout(options.TotalRequestTimeout)
            .AddRetry(options.Retry)
            .AddCircuitBreaker(options.CircuitBreaker)
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }
}
