using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Hub.Azure.Intake;

namespace Hub.Azure.Tests;

/// <summary>One trace through queues; links where the work of several is done at once.</summary>
public sealed class TracesTests(AzuriteFixture azurite) : IDisposable
{
    private readonly Listened _listened = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _listened.Dispose();

    [Fact]
    public async Task A_build_is_linked_to_the_traces_of_all_deliveries_it_takes_in()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var traces = new List<ActivityTraceId>();
        foreach (var number in new[] { 1, 2 })
        {
            using var request = Listened.Begin();
            await hub.PushAsync(Enterprises.Registration(Enterprises.Code(1), $"甲{number}", number));
            traces.Add(request.TraceId);
        }

        using var token = Listened.Begin();
        await hub.BuildAsync();

        var build = Assert.Single(_listened.Ended, a => a.TraceId == token.TraceId && a.OperationName == "build range");
        Assert.Equal(traces.Order(TraceOrder), build.Links.Select(l => l.Context.TraceId).Order(TraceOrder));
        Assert.Equal(2, build.GetTagItem("hub.batches"));
    }

    [Fact]
    public async Task A_token_carries_the_trace_in_which_it_was_sent()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var (sent, message) = await SentAsync(hub);

        using (HubTraces.Continue(message))
        {
            Assert.Equal((sent.TraceId, sent.SpanId), (Activity.Current!.TraceId, Activity.Current.ParentSpanId));
        }

        using var host = new Activity("host").SetParentId(sent.TraceId, sent.SpanId).Start();
        using var span = HubTraces.Continue(message);
        Assert.Equal((sent.TraceId, host.SpanId), (span!.TraceId, span.ParentSpanId));
    }

    [Fact]
    public async Task A_token_sent_outside_of_a_trace_is_worked_on_in_one_of_its_own()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<Tokens>().SendAsync(new BuildRange(1), "once", default, Stop);
        var message = await hub.Get<ServiceBusClient>().CreateReceiver(Tokens.BuildQueue).ReceiveMessageAsync(TimeSpan.FromSeconds(10), Stop);

        using var span = HubTraces.Continue(message);

        Assert.Equal(("work on BuildRange v1", default), (span!.OperationName, span.ParentSpanId));
    }

    private static IComparer<ActivityTraceId> TraceOrder { get; } =
        Comparer<ActivityTraceId>.Create((a, b) => string.CompareOrdinal(a.ToHexString(), b.ToHexString()));

    private static async Task<(ActivityContext Sent, ServiceBusReceivedMessage Message)> SentAsync(HubUnderTest hub)
    {
        using var timer = Listened.Begin();
        await hub.Get<Tokens>().SendAsync(new BuildRange(1), "once", default, Stop);
        var message = await hub.Get<ServiceBusClient>().CreateReceiver(Tokens.BuildQueue).ReceiveMessageAsync(TimeSpan.FromSeconds(10), Stop);
        return (timer.Context, message);
    }

    /// <summary>Hears the hub's spans in this process; those of other tests have other traces.</summary>
    private sealed class Listened : IDisposable
    {
        private readonly ActivityListener _listener;

        public Listened()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == HubTraces.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = Ended.Add,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public System.Collections.Concurrent.ConcurrentBag<Activity> Ended { get; } = [];

        /// <summary>Begins a trace, as a request or a timer does.</summary>
        public static Activity Begin() => new Activity("occasion").SetIdFormat(ActivityIdFormat.W3C).Start();

        public void Dispose() => _listener.Dispose();
    }
}
