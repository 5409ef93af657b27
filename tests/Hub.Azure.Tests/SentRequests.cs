using Azure.Core;
using Azure.Core.Pipeline;

namespace Hub.Azure.Tests;

/// <summary>Counts the requests that a hub sends to its storage, and can end its work at one of them.</summary>
internal sealed class SentRequests : HttpPipelinePolicy
{
    private CancellationTokenSource? _end;
    private int _count;
    private int _last;

    /// <summary>Requests sent since counting began.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts from nought on.</summary>
    /// <param name="last">With this request, which may or may not be done, <paramref name="end"/> is cancelled.</param>
    /// <param name="end">What the work looks at; null if it may go on to its end.</param>
    public void Begin(int last = int.MaxValue, CancellationTokenSource? end = null)
    {
        (_last, _end) = (last, end);
        Volatile.Write(ref _count, 0);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var number = Interlocked.Increment(ref _count);
        var sending = ProcessNextAsync(message, pipeline);
        if (number == _last)
        {
            await _end!.CancelAsync();
        }

        await sending;
    }
}
