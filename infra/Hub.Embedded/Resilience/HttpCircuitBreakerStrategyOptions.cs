using Hub.Embedded.Resilience;
using Polly.CircuitBreaker;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Opens for 5 seconds when a tenth of at least 100 requests in 30 seconds fail.</summary>
public class HttpCircuitBreakerStrategyOptions : CircuitBreakerStrategyOptions<HttpResponseMessage>
{
    public HttpCircuitBreakerStrategyOptions() =>
        ShouldHandle = arguments => ValueTask.FromResult(TransientFailure.Includes(arguments.Outcome, arguments.Context.CancellationToken));
}
