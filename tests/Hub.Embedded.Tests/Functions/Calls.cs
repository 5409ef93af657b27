using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Hub.Embedded.Tests.Functions;

/// <summary>What functions report to a test. A scoped one tells the scopes apart.</summary>
public sealed class Calls
{
    public Guid Id { get; } = Guid.NewGuid();
}

/// <summary>What functions tell the test that hosts them, in order.</summary>
public sealed class Journal
{
    private readonly Channel<string> _entries = Channel.CreateUnbounded<string>();

    public ConcurrentQueue<string> All { get; } = new();

    public void Add(string entry)
    {
        All.Enqueue(entry);
        _entries.Writer.TryWrite(entry);
    }

    /// <summary>The next entry; fails after 20 seconds without one.</summary>
    public async Task<string> NextAsync() =>
        await _entries.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
}
