using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hub.Azure.Intake;
using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Risks;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Azure.Tests.Sharing.Risks;

/// <summary>Another process on a hub's account, which dies behind so many requests to the tables: the last is done, its answer is lost.</summary>
internal sealed class DyingHub
{
    private readonly Death _death;

    public DyingHub(HubUnderTest hub, int requests)
    {
        _death = new Death(requests);
        var options = new TableClientOptions();
        options.AddPolicy(_death, HttpPipelinePosition.PerCall);
        var store = new HubStore(new TableServiceClient(hub.Connection, options), hub.Get<BlobServiceClient>());
        var feeds = new Feeds(store, new Withdrawals(store, hub.Time), new Subscriptions(store, hub.Get<IPlatformKeys>(), hub.Time), hub.Get<Tokens>(), hub.Time);
        var alerts = new AlertStore(store, new AlertTally(store));
        Alerts = new Alerts(alerts, hub.Get<AlertSight>(), feeds, hub.Get<RiskRules>(), hub.Time);
        Clock = new AlertClock(alerts, Alerts, hub.Time, NullLogger<AlertClock>.Instance);
    }

    public Alerts Alerts { get; }

    public AlertClock Clock { get; }

    public int Requests => _death.Requests;

    private sealed class Death(int after) : HttpPipelinePolicy
    {
        private int _requests;

        public int Requests => _requests;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var number = Interlocked.Increment(ref _requests);
            if (number <= after)
            {
                await ProcessNextAsync(message, pipeline);
            }

            if (number >= after)
            {
                throw new KilledException();
            }
        }
    }
}

/// <summary>The process is dead.</summary>
internal sealed class KilledException : Exception;
