using System.Net;
using Polly;
using Polly.Timeout;

namespace Hub.Embedded.Resilience;

/// <summary>The outcomes that may be different at the next attempt.</summary>
internal static class TransientFailure
{
    public static bool Includes(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken) => outcome switch
    {
        { Result: { } response } => Includes(response.StatusCode),
        { Exception: HttpRequestException or TimeoutRejectedException } => true,

        // A connection that was not made in time comes as a cancellation that nobody asked for.
        { Exception: OperationCanceledException { Source: "System.Private.CoreLib", InnerException: TimeoutException } } => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    private static bool Includes(HttpStatusCode status) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
}
