using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Azure.Tests;

/// <summary>What the instruments measure, and that the documentation lists them.</summary>
public sealed partial class MetricsTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_are_documented_with_their_unit_and_meaning_and_nothing_else_is()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var heard = new Heard(services.GetRequiredService<IMeterFactory>());
        _ = new HubMetrics(services.GetRequiredService<IMeterFactory>(), TimeProvider.System);

        var documented = Row().Matches(File.ReadAllText(Repository.PathOf("docs", "telemetry.md")))
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value));

        Assert.Equal(heard.Instruments.Select(i => (i.Name, KindOf(i), i.Unit!, i.Description!)), documented);
    }

    [Fact]
    public async Task Records_are_counted_by_outcome()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        using var heard = new Heard(hub.Get<IMeterFactory>());
        await hub.PushAsync(Enterprises.Registration(Enterprises.Code(1), "甲"));
        await hub.BuildAsync();
        await hub.PushAsync(Enterprises.Registration(Enterprises.Code(1), "甲"), Enterprises.Registration(Enterprises.Code(2), "乙"), "no JSON");

        Assert.Equal(
            ["hub.records 1 I24 accepted", "hub.records 1 I24 accepted", "hub.records 1 I24 unchanged", "hub.records 1 I24 quarantined"],
            heard.Values.Where(v => v.StartsWith("hub.records", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Gauges_tell_what_was_seen_and_fall_silent_when_nobody_looks()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        using var heard = new Heard(hub.Get<IMeterFactory>());
        Assert.Empty(heard.Look());

        await hub.PushAsync(Enterprises.Registration(Enterprises.Code(1), "甲"));
        hub.Time.Advance(HubUnderTest.Night.AddMinutes(10));
        await hub.Get<VitalSigns>().LookAsync(Stop);
        hub.Time.Advance(HubUnderTest.Night.AddMinutes(11));
        var share = 660 / TimeSpan.FromDays(hub.Interface("I24").TtlDays).TotalSeconds;
        Assert.Equal(["hub.build.waiting 660", "hub.deliveries.held 0", "hub.interface.age 660 I24", $"hub.interface.freshness {share} I24", "hub.seal.age 60"], heard.Look());

        await hub.BuildAsync();
        await hub.Get<VitalSigns>().LookAsync(Stop);
        Assert.Equal(["hub.build.waiting 0", "hub.deliveries.held 0"], heard.Look().Take(2));
        Assert.Contains("hub.build.lag 660", heard.Values);

        hub.Time.Advance(HubUnderTest.Night.AddMinutes(17));
        Assert.Empty(heard.Look());
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        Histogram<double> => "histogram",
        ObservableGauge<double> or ObservableGauge<long> => "gauge",
        _ => instrument.GetType().Name,
    };

    [GeneratedRegex(@"^\| `(hub\.[\w.]+)` \| (\w+) \| `([^`]+)` \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>Hears the instruments of one hub.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Heard(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    Instruments.Add(instrument);
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Keep(i, value, tags));
            _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Keep(i, value, tags));
            _listener.Start();
        }

        public List<Instrument> Instruments { get; } = [];

        public List<string> Values { get; } = [];

        /// <summary>What the gauges tell now.</summary>
        public List<string> Look()
        {
            var before = Values.Count;
            _listener.RecordObservableInstruments();
            return Values[before..];
        }

        public void Dispose() => _listener.Dispose();

        private void Keep(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            Values.Add(string.Join(' ', [instrument.Name, $"{value}", .. tags.ToArray().Select(t => $"{t.Value}")]));
    }
}
