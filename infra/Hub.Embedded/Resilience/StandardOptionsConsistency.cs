using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Hub.Embedded.Resilience;

/// <summary>Checks that the parts work together.</summary>
internal sealed class StandardOptionsConsistency : IValidateOptions<HttpStandardResilienceOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpStandardResilienceOptions options)
    {
        var total = options.TotalRequestTimeout.Timeout;
        var attempt = options.AttemptTimeout.Timeout;
        var sampling = options.CircuitBreaker.SamplingDuration;
        var delays = DelaysUpTo(total, options.Retry);
        var errors = new ValidateOptionsResultBuilder();
        if (attempt > total)
        {
            errors.AddError($"Total request timeout ({total.TotalSeconds}s) must be greater than the attempt timeout ({attempt.TotalSeconds}s).");
        }

        if (sampling < attempt * 2)
        {
            errors.AddError($"The sampling duration of the circuit breaker ({sampling.TotalSeconds}s) needs to be at least double the attempt timeout ({attempt.TotalSeconds}s).");
        }

        if (delays > total)
        {
            errors.AddError($"The cumulative delay of the retries ({delays.TotalSeconds}s or more) cannot be larger than the total request timeout ({total.TotalSeconds}s).");
        }

        return errors.Build();
    }

    /// <summary>The sum of the waits without jitter; it ends as soon as it is over the limit.</summary>
    private static TimeSpan DelaysUpTo(TimeSpan limit, HttpRetryStrategyOptions retry)
    {
        var sum = TimeSpan.Zero;
        for (var attempt = 0; attempt < retry.MaxRetryAttempts && sum <= limit && retry.Delay > TimeSpan.Zero; attempt++)
        {
            sum += retry.BackoffType switch
            {
                DelayBackoffType.Constant => retry.Delay,
                DelayBackoffType.Linear => retry.Delay * (attempt + 1),
                _ => retry.Delay * Math.Pow(2, attempt),
            };
        }

        return sum;
    }
}
