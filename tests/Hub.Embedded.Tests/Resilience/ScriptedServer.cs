using System.Collections.Concurrent;

namespace Hub.Embedded.Tests.Resilience;

/// <summary>Answers each attempt by its number, from 1, and keeps when it came.</summary>
internal sealed class ScriptedServer(TimeProvider time, Func<int, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private int _attempts;

    /// <summary>Seconds from the start of the test to each attempt.</summary>
    public ConcurrentQueue<double> Attempts { get; } = new();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Attempts.Enqueue((time.GetUtcNow() - _start).TotalSeconds);
        return answer(Interlocked.Increment(ref _attempts), request, cancellationToken);
    }
}
