using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>Who calls, as far as the request proves it; a feature of the request.</summary>
/// <param name="Caller">Who it is, also when it is refused; null if it proved nothing.</param>
/// <param name="Limits">How much it may ask.</param>
/// <param name="Refusal">Why it is not let in; null if it may go on to be asked what it wants.</param>
public sealed record Authentication(Caller? Caller, CallLimits? Limits, Refusal? Refusal)
{
    /// <summary>The request's; that of nobody where the middleware did not run, so that nothing is let in by accident.</summary>
    public static Authentication Of(HttpContext http) =>
        http.Features.Get<Authentication>() ?? new Authentication(null, null, Refusals.Of(CallerFault.NoKey, null));
}

/// <summary>The caller of the current request.</summary>
public static class CallerFeature
{
    /// <summary>Who calls; known for every function whose route needs a scope.</summary>
    public static Caller Caller(this HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("This route lets everybody in: it has no caller.");
}
