using System.Text;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Publishing;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sharing.Subscriptions;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Tests.Sharing.Publishing;

/// <summary>What enterprises, banks and departments do to a hub, as far as publishing is concerned.</summary>
internal sealed class PublishingCity(HubUnderTest hub)
{
    private int _consents;
    private int _subscriptions;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public HubUnderTest Hub => hub;

    public static int VersionOf(Numbered told) => told.Entry.Event.Data.GetProperty("version").GetInt32();

    public async Task<Consent> GrantAsync(string code, string bank, string purpose, params string[] interfaces)
    {
        var now = hub.Time.GetUtcNow();
        var id = ConsentStore.IdOf(code, $"{++_consents:x32}");
        ConsentClass[] classes = interfaces.Length == 0 ? [ConsentClass.Enterprise] : [];
        var terms = new ConsentTerms(
            code, new Signer(SignerCapacity.LegalRepresentative), [purpose], [bank], interfaces, classes, now, now.AddDays(60), null, new string('0', 64),
            ConsentChannel.Online, "2026-1");
        return (await hub.Get<ConsentLedger>().GrantAsync(Consent.Grant(id, terms, [], now, code, null), Stop)).Consent;
    }

    public Task ChangeAsync(string consent, ConsentChange change) =>
        hub.Get<ConsentLedger>().ChangeAsync(consent, null, change, (c, at) => c.With(change, at, "somebody", null), Stop);

    public Task<string> SubscribeAsync(string bank, params string[] types) => SubscribeAsync(bank, new AudienceFilter(), types);

    public async Task<string> SubscribeAsync(string bank, AudienceFilter filter, params string[] types)
    {
        var subscription = new Subscription { Id = $"s{++_subscriptions}", Bank = bank, Types = types, Filter = filter, CreatedAt = hub.Time.GetUtcNow() };
        await hub.Get<Subscriptions>().CreateAsync(subscription, 0, Stop);
        return subscription.Id;
    }

    /// <summary>The market regulator says a name.</summary>
    public Task RegisterAsync(string code, string name, string more = "", TimeSpan ago = default) =>
        PushAsync("I24", $$"""{"统一社会信用代码":"{{code}}","ent_name":"{{name}}","更新时间":"{{Moment(ago)}}"{{more}}}""");

    /// <summary>Human resources says how many are insured.</summary>
    public Task InsureAsync(string code, int count) =>
        PushAsync("I10", $$"""{"统一社会信用代码":"{{code}}","参保明细":[{"period":"2026-10","insured_count":{{count}}}]}""");

    public async Task PublishAsync()
    {
        for (var range = 0; range < hub.Store.Buckets.RangeCount; range++)
        {
            await hub.Get<Publisher>().PublishAsync(range, Stop);
        }
    }

    /// <summary>What a bank gets if it reads its feed now; notices of consents left out.</summary>
    public async Task<List<Numbered>> ToldAsync(string bank) => await hub.Get<Feeds>().ReadAsync(bank, 0, Stop)
        .Where(e => !e.IsWithdrawn && !e.Entry.IsNotice).ToListAsync(Stop);

    public async Task<List<TableEntity>> WaitingAsync() => [.. (await hub.RowsAsync(hub.Store.Profiles)).Where(r => r.RowKey.StartsWith('~'))];

    /// <summary>The ranges that tokens of the publish queue name.</summary>
    public async Task<List<int>> TokensAsync()
    {
        await using var receiver = hub.Get<ServiceBusClient>().CreateReceiver(Tokens.PublishQueue);
        var ranges = new List<int>();
        foreach (var message in await receiver.ReceiveMessagesAsync(10, TimeSpan.FromSeconds(1), Stop))
        {
            ranges.Add(message.Body.ToObjectFromJson<PublishRange>(HubJson.Options)!.Range);
            await receiver.CompleteMessageAsync(message, Stop);
        }

        return ranges;
    }

    private async Task PushAsync(string @interface, string record)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(record));
        var batch = await hub.Get<PushIntake>().ReceiveAsync(new Push(hub.Interface(@interface), body, RecordFormat.NdJson, null, null), Stop);
        Assert.Equal(1, batch.Accepted);
        await hub.BuildAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddMinutes(1));
    }

    private string Moment(TimeSpan ago) => (hub.Time.GetUtcNow() - ago).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss");
}
