using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sources;

/// <summary>
/// Signs a question to the shared data platform and checks the reply. It stands inside the retries: the platform takes no nonce
/// twice, so every attempt needs its own, and a reply that is not the platform's counts as none, which is tried again.
/// </summary>
internal sealed class PlatformHandler(IOptions<HubOptions> options, TimeProvider clock) : DelegatingHandler
{
    /// <summary>Set on a request to the platform.</summary>
    public static readonly HttpRequestOptionsKey<PlatformQuestion> Question = new("hub.platform");

    private const int NonceDigits = 32;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Question, out var question))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var platform = options.Value.SharedPlatform;
        var requestId = Guid.NewGuid().ToString();
        var nonce = RandomNumberGenerator.GetHexString(NonceDigits, lowercase: true);
        request.Content = new ByteArrayContent(
            PlatformEnvelope.Sign(question, platform.AppId!, platform.Secret!, requestId, nonce, clock.GetUtcNow()));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            await CheckAsync(response, platform.Secret!, requestId, cancellationToken);
        }

        return response;
    }

    private static async Task CheckAsync(HttpResponseMessage response, string secret, string requestId, CancellationToken cancellation)
    {
        await response.Content.LoadIntoBufferAsync(DepartmentClients.LargestReply, cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (PlatformEnvelope.Fault(bytes, secret, requestId) is { } fault)
        {
            response.Dispose();
            throw new HttpRequestException(fault);
        }
    }
}
