using Hub.Embedded.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace Hub.Embedded.Functions.Http;

/// <summary>Answers a request by running a function.</summary>
internal sealed class HttpFunction(FunctionDescriptor function, FunctionRunner runner)
{
    /// <summary>The item under which the real worker keeps the request's context.</summary>
    public const string ContextKey = "HttpRequestContext";

    /// <summary>A failure is answered with 500 and no body, or with a cut connection when the response has begun.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        try
        {
            await runner.RunAsync(function, new HttpInput(http), http.RequestServices, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
#pragma warning disable CA1031 // The runner has logged it; the caller is told nothing of it.
        catch (Exception)
#pragma warning restore CA1031
        {
            Fail(http);
        }
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
