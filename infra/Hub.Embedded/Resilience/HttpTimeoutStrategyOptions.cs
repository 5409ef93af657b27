using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Gives up after 30 seconds.</summary>
public class HttpTimeoutStrategyOptions : TimeoutStrategyOptions
{
}
