using System.Runtime.CompilerServices;
using Hub.Domain.Sharing;

namespace Hub.Azure.Sharing;

/// <summary>
/// Reads a bank's feed for many requests in a row: what was fetched for one and did not fit is there for the next. Which consents are
/// withdrawn is asked anew each time, so that a revocation holds for the next request.
/// </summary>
public sealed class FeedAhead(Feeds feeds, string bank) : IAsyncDisposable
{
    private IAsyncEnumerator<(long Sequence, FeedEvent Entry)>? _reading;
    private WithdrawnConsents? _withdrawn;
    private long _at;
    private bool _isWaiting;

    /// <summary>The events behind a number, in order; who stops early goes on from the event at which he stopped.</summary>
    public async IAsyncEnumerable<Numbered> BehindAsync(long cursor, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var withdrawn = _withdrawn = await feeds.WithdrawnAsync(bank, _withdrawn, cancellation);
        if (_reading is null || _at != cursor)
        {
            await DisposeAsync();
            (_reading, _at, _isWaiting) = (feeds.EntriesAsync(bank, cursor, cancellation).GetAsyncEnumerator(cancellation), cursor, false);
        }

        while (_isWaiting || await _reading.MoveNextAsync())
        {
            _isWaiting = true;
            yield return feeds.Seen(_reading.Current, withdrawn);
            (_at, _isWaiting) = (_reading.Current.Sequence, false);
        }

        await DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_reading is { } reading)
        {
            _reading = null;
            await reading.DisposeAsync();
        }
    }
}
