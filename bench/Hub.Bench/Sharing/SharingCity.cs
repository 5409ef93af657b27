using System.Text;
using Hub.Azure;
using Hub.Azure.Sharing;
using Hub.Azure.Trust.Audit;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sharing.Subscriptions;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bench.Sharing;

/// <summary>Enterprises that consented to banks, written straight into the store; and registrations that change them, pushed as a department does.</summary>
internal sealed class SharingCity(IServiceProvider hub, int enterprises, int banks)
{
    private const string Changed = "cn.hub.profile.changed";

    /// <summary>Bank i may see every enterprise but each whose number is divisible by i + 7.</summary>
    public static bool MaySee(int bank, int enterprise) => enterprise % (bank + 7) != 0;

    public string[] Codes { get; } = [.. new City(1, enterprises).Enterprises.Select(e => e.CreditCode)];

    /// <summary>Finds the store as the hub made it.</summary>
    public Task OpenAsync(CancellationToken stop) => hub.GetRequiredService<HubStore>().EnsureCreatedAsync(stop);

    public async Task ConsentAsync(CancellationToken stop)
    {
        var (store, keys) = (hub.GetRequiredService<ConsentStore>(), hub.GetRequiredService<IPlatformKeys>());
        var key = (await keys.VerificationKeysAsync(stop))[0].KeyId;
        var now = TimeProvider.System.GetUtcNow();
        await Parallel.ForEachAsync(Codes.Select((code, i) => (code, i)), new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stop }, async (enterprise, cancellation) =>
        {
            string[] receivers = [.. Enumerable.Range(0, banks).Where(b => MaySee(b, enterprise.i)).Select(b => $"bank-{b:d2}")];
            var terms = new ConsentTerms(
                enterprise.code, new Signer(SignerCapacity.LegalRepresentative), ["PRE_LOAN"], receivers, [], [ConsentClass.Enterprise], now, now.AddDays(60), null,
                new string('0', 64), ConsentChannel.Online, "2026-1");
            var consent = Consent.Grant(ConsentStore.IdOf(enterprise.code, new string('1', 32)), terms, [], now, "bench", null);
            await store.TryAddAsync(await SignedConsent.SignAsync(consent, keys, key, cancellation), cancellation);
        });
    }

    public async Task SubscribeAsync(Uri receivers, CancellationToken stop)
    {
        for (var bank = 0; bank < banks; bank++)
        {
            var subscription = new Subscription
            {
                Id = $"sub-{bank:d2}", Bank = $"bank-{bank:d2}", Types = [Changed], Webhook = new Uri(receivers, $"{bank}"), CreatedAt = TimeProvider.System.GetUtcNow(),
            };
            await hub.GetRequiredService<Subscriptions>().CreateAsync(subscription, 0, stop);
        }
    }

    /// <summary>Begins a bank's deliveries again from the first event of its feed, or stops them.</summary>
    public async Task RestartAsync(int bank, bool delivers, CancellationToken stop)
    {
        var (name, id) = ($"bank-{bank:d2}", $"sub-{bank:d2}");
        var subscriptions = hub.GetRequiredService<Subscriptions>();
        await subscriptions.ChangeAsync(name, id, s => s with { State = delivers ? SubscriptionState.Active : SubscriptionState.Paused }, stop);
        if (delivers)
        {
            await subscriptions.RestartAsync(name, id, 0, stop);
            await hub.GetRequiredService<Feeds>().WakeAsync(name, stop);
        }
    }

    /// <summary>Goes on with a bank's deliveries from where they are, without waiting for the next try.</summary>
    public async Task ResumeAsync(int bank, CancellationToken stop)
    {
        var (name, id) = ($"bank-{bank:d2}", $"sub-{bank:d2}");
        var subscriptions = hub.GetRequiredService<Subscriptions>();
        await subscriptions.ChangeAsync(name, id, s => s with { State = SubscriptionState.Active }, stop);
        await subscriptions.RestartAsync(name, id, null, stop);
        await hub.GetRequiredService<Feeds>().WakeAsync(name, stop);
    }

    /// <summary>Waits until the record of access has nothing left to seal of what was given out so far: a night is told once, and not ten times in a row.</summary>
    public async Task UntilSealedAsync(CancellationToken stop)
    {
        var (states, now) = (hub.GetRequiredService<SealStates>(), TimeProvider.System.GetUtcNow());
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while ((await states.ReadAsync(stop)).PassAt < now)
        {
            await ticks.WaitForNextTickAsync(stop);
        }
    }

    /// <summary>Pushes a registration of each of these enterprises.</summary>
    public async Task PushAsync(HttpClient client, IEnumerable<string> codes, string name, CancellationToken stop)
    {
        var at = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss");
        var body = string.Join('\n', codes.Select(code => $$"""{"统一社会信用代码":"{{code}}","企业名称":"{{name}}","更新时间":"{{at}}"}"""));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/departments/D13/interfaces/I24/records");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", "application/x-ndjson" } } };
        request.Headers.Add("x-api-key", BenchSettings.KeyOf("D13"));
        using var answer = await client.SendAsync(request, stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(stop));
        }
    }
}
