using Hub.Embedded.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace Hub.Embedded.Functions.Http;

/// <summary>The request that started an invocation. Its binding data are the route's values.</summary>
internal sealed class HttpInput(HttpContext http) : TriggerInput
{
    public HttpContext Http => http;

    public override IReadOnlyDictionary<string, object?> BindingData => http.Request.RouteValues;
}
