using Hub.Embedded.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextExtensions
{
    /// <summary>The request that the function answers; null when it is not an HTTP function, and in middleware added before ConfigureFunctionsWebApplication.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpFunction.ContextKey, out var item) ? item as HttpContext : null;
}
