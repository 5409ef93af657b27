using System.Net.Http.Headers;

namespace Hub.Azure.Sources;

/// <summary>
/// Writes the signed call into a request that carries a question, innermost in the pipeline: an attempt that is made again is
/// signed again.
/// </summary>
internal sealed class PlatformSigning(SharedPlatformOptions platform, TimeProvider clock) : DelegatingHandler
{
    /// <summary>The question a request carries.</summary>
    public static readonly HttpRequestOptionsKey<PlatformQuestion> Question = new("hub.question");

    /// <summary>The id of the last attempt; the reply names it.</summary>
    public static readonly HttpRequestOptionsKey<string> RequestId = new("hub.requestId");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(Question, out var question))
        {
            var (requestId, json) = question.ToCall(platform, clock.GetUtcNow());
            request.Options.Set(RequestId, requestId);
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return base.SendAsync(request, cancellationToken);
    }
}
