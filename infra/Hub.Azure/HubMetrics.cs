using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hub.Azure.Intake;

namespace Hub.Azure;

/// <summary>The hub's metrics. docs/telemetry.md lists them; a test compares the two.</summary>
public sealed class HubMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Hub";

    /// <summary>
    /// How long what was seen is told: longer than it takes to look again, and short enough that a process which does not hold the timer any more
    /// soon says nothing. [P]
    /// </summary>
    private static readonly TimeSpan s_told = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _clock;
    private readonly Counter<long> _records;
    private readonly Histogram<double> _lag;
    private volatile Vitals? _vitals;

    /// <summary>Makes the instruments.</summary>
    public HubMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Name);
        _records = meter.CreateCounter<long>(
            "hub.records", "{record}", "Records taken in, by interface and outcome: accepted, unchanged (known already) or quarantined.");
        _lag = meter.CreateHistogram<double>("hub.build.lag", "s", "From the receipt of a delivery until it is in the profiles of a range.");
        meter.CreateObservableGauge("hub.build.waiting", Waiting, "s", "Age of the oldest delivery that is not yet in all profiles; 0 if none waits.");
        meter.CreateObservableGauge("hub.deliveries.held", Held, "{delivery}", "Deliveries that wait for a person to release or discard them.");
        meter.CreateObservableGauge("hub.feed.lag", FeedLags, "{event}", "Events that a bank's slowest active subscription has not got yet.");
        meter.CreateObservableGauge("hub.interface.age", Ages, "s", "Age of an interface's data: since when its last delivery was true by the department's own word.");
        meter.CreateObservableGauge("hub.interface.freshness", Freshness, "1", "That age as a share of the interface's time to live: above 1 its data is stale.");
        meter.CreateObservableGauge("hub.seal.age", SealAge, "s", "Time since the record of access was last sealed whole; reads of enterprises stop when it is too long.");
    }

    /// <summary>Counts the records of a checkpoint.</summary>
    public void CountRecords(string interfaceId, long accepted, long unchanged, long quarantined)
    {
        Count(accepted, "accepted");
        Count(unchanged, "unchanged");
        Count(quarantined, "quarantined");

        void Count(long records, string outcome)
        {
            if (records > 0)
            {
                _records.Add(records, new("interface", interfaceId), new("outcome", outcome));
            }
        }
    }

    /// <summary>Notes that deliveries are in the profiles of a range.</summary>
    internal void RecordBuilt(IEnumerable<PendingBuild> built)
    {
        foreach (var received in built.Select(b => b.ReceivedAt).OfType<DateTimeOffset>())
        {
            _lag.Record(Math.Max(0, (_clock.GetUtcNow() - received).TotalSeconds));
        }
    }

    /// <summary>What is told from now on.</summary>
    internal void Tell(Vitals vitals) => _vitals = vitals;

    private Vitals? Current => _vitals is { } vitals && _clock.GetUtcNow() - vitals.SeenAt < s_told ? vitals : null;

    private IEnumerable<Measurement<double>> Waiting() => Current is { } vitals
        ? [new(vitals.OldestWaiting is { } oldest ? (_clock.GetUtcNow() - oldest).TotalSeconds : 0)]
        : [];

    private IEnumerable<Measurement<long>> Held() => Current is { } vitals ? [new(vitals.Held)] : [];

    private IEnumerable<Measurement<long>> FeedLags() =>
        Current?.Feeds.Select(f => new Measurement<long>(f.Events, new KeyValuePair<string, object?>("bank", f.Bank))) ?? [];

    private IEnumerable<Measurement<double>> SealAge() =>
        Current is { } vitals ? [new((vitals.SealAge + (_clock.GetUtcNow() - vitals.SeenAt)).TotalSeconds)] : [];

    private IEnumerable<Measurement<double>> Ages() =>
        Current?.Deliveries.Select(d => new Measurement<double>((_clock.GetUtcNow() - d.AsOf).TotalSeconds, Of(d))) ?? [];

    private IEnumerable<Measurement<double>> Freshness() =>
        Current?.Deliveries.Select(d => new Measurement<double>((_clock.GetUtcNow() - d.AsOf) / d.TimeToLive, Of(d))) ?? [];

    private static TagList Of(LastDelivery delivery) => new() { { "interface", delivery.Interface } };
}
