using Hub.Embedded.Resilience;
using Polly;
using Polly.Retry;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Three more attempts after 2, 4 and 8 seconds with jitter, or when the response's Retry-After says.</summary>
public class HttpRetryStrategyOptions : RetryStrategyOptions<HttpResponseMessage>
{
    public HttpRetryStrategyOptions()
    {
        ShouldHandle = arguments => ValueTask.FromResult(TransientFailure.Includes(arguments.Outcome, arguments.Context.CancellationToken));
        BackoffType = DelayBackoffType.Exponential;
        ShouldRetryAfterHeader = true;
        UseJitter = true;
    }

    /// <summary>Whether the Retry-After header of a response sets the wait. Default true. Setting it replaces the delay generator.</summary>
    public bool ShouldRetryAfterHeader
    {
        get;
        set
        {
            field = value;
            DelayGenerator = value
                ? static arguments => ValueTask.FromResult<TimeSpan?>(RetryAfter.Of(arguments.Outcome.Result))
                : null;
        }
    }
}
