using System.Net.Sockets;
using System.Security.Authentication;
using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Sharing.Subscriptions;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sharing;

/// <summary>Posts requests to receivers and says what became of them. An answer's body is not read.</summary>
public sealed class WebhookClient(PublicAddresses addresses, IOptions<HubOptions> options, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = addresses.ConnectAsync,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Posts a request once.</summary>
    public async Task<Verdict> PostAsync(Subscription subscription, WebhookRequest request, IReadOnlyList<byte[]> secrets, CancellationToken cancellation)
    {
        if (addresses.Refusal(subscription.Webhook!) is { } refusal)
        {
            return new Verdict(Fault.Theirs, refusal);
        }

        using var message = request.ToMessage(subscription.Webhook!, secrets, clock.GetUtcNow());
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.Value.Sharing.ReceiverTimeout);
        try
        {
            using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return Verdict.OfStatus((int)answer.StatusCode, RetryAfter(answer));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Verdict(Fault.Theirs, $"the receiver did not answer within {options.Value.Sharing.ReceiverTimeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException e)
        {
            return new Verdict(Fault.Theirs, ReasonOf(e));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter is { } asked ? asked.Delta ?? (asked.Date - clock.GetUtcNow()) : null;

    private static string ReasonOf(HttpRequestException e) => e.InnerException switch
    {
        ReceiverRefusedException refused => refused.Message,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => "the receiver's name is not known (DNS)",
        SocketException socket => $"the receiver cannot be reached ({socket.SocketErrorCode})",
        AuthenticationException => "no secure connection to the receiver: its certificate is not valid for its name, or not trusted",
        _ => $"the connection to the receiver broke ({e.HttpRequestError})",
    };
}
