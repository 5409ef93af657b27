using System.Collections.Concurrent;

namespace Hub.Azure.Sharing;

/// <summary>
/// Rings when this process appended to a bank's feed, so that who waits need not wait for the next look. What other
/// processes append is seen by looking.
/// </summary>
internal sealed class FeedBell
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();

    /// <summary>Ends at the next ring for a bank.</summary>
    public Task NextAsync(string bank) => _waiting.GetOrAdd(bank, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Ring(string bank)
    {
        if (_waiting.TryRemove(bank, out var waiting))
        {
            waiting.SetResult();
        }
    }
}
