using Hub.Domain.Trust.Audit;

namespace Hub.Domain.Sharing;

/// <summary>Gathers, while a request is being written, whom its events tell of.</summary>
public sealed class ToldEvents
{
    private readonly Dictionary<(string CreditCode, string? Consent), List<FeedEvent>> _told = [];

    /// <summary>Whether they tell of nobody.</summary>
    public bool IsEmpty => _told.Count == 0;

    /// <summary>Adds an event that is in the request.</summary>
    public void Add(FeedEvent entry)
    {
        if (entry.Event.Subject is not { } creditCode)
        {
            return;
        }

        if (!_told.TryGetValue((creditCode, entry.Consent), out var events))
        {
            _told[(creditCode, entry.Consent)] = events = new List<FeedEvent>(2);
        }

        events.Add(entry);
    }

    /// <summary>Whom they tell of: each enterprise once for each consent; null if they tell of nobody.</summary>
    public ToldList? ToList() => ToldList.Of([.. _told.Select(t => (
        t.Key.CreditCode, t.Key.Consent, Joined(t.Value.Select(e => e.Event.Type)), Joined(t.Value.SelectMany(e => (e.RestsOn ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)))))]);

    private static string Joined(IEnumerable<string> words) => string.Join(' ', words.Distinct().Order(StringComparer.Ordinal));
}
