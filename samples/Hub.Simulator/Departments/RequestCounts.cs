using System.Collections.Concurrent;

namespace Hub.Simulator;

/// <summary>Requests by department and by interface.</summary>
internal sealed class RequestCounts
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public int Of(string id) => _counts.GetValueOrDefault(id);

    public void Add(string id) => _counts.AddOrUpdate(id, 1, (_, count) => count + 1);
}
