using Hub.Azure.Trust;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Tests.Trust;

/// <summary>What is remembered is never older than what was confirmed.</summary>
public sealed class ChangeStampsTests(AzuriteFixture azurite)
{
    private const string Code = "91330502MA28CABC48";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_who_asks_after_a_confirmation_gets_what_was_before_it()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await using var other = await HubUnderTest.StartAsync(hub.Connection, hub.Time);
        var (stored, confirmed, reads, loads, isOver) = (0, 0, 0, 0, false);
        Task<string?> Load(string key, CancellationToken stop)
        {
            Interlocked.Increment(ref loads);
            return Task.FromResult<string?>($"{Volatile.Read(ref stored)}");
        }

        var writing = Task.Run(async () =>
        {
            for (var i = 1; i <= 60; i++)
            {
                Volatile.Write(ref stored, i);
                await hub.Get<ChangeStamps>().RenewAsync("things", Stop);
                Volatile.Write(ref confirmed, i);
                await Task.WhenAll(hub.Get<ChangeStamps>().ReadAsync(Stop), other.Get<ChangeStamps>().ReadAsync(Stop));
            }

            Volatile.Write(ref isOver, true);
        }, Stop);
        var reading = new[] { hub, other }.Select(h => (Stamps: h.Get<ChangeStamps>(), Things: new Remembered<string>(h.Get<ChangeStamps>(), h.Time)))
            .SelectMany(h => Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    var least = Volatile.Read(ref confirmed);
                    var found = await h.Things.GetAsync("thing", "things", h.Stamps.Begun, Load, Stop);
                    Assert.True(int.Parse(found!) >= least, $"{found} after {least} was confirmed");
                    Interlocked.Increment(ref reads);
                }
            }, Stop)));
        await Task.WhenAll([writing, .. reading]);
        Assert.InRange(loads, 60, reads - 1);
    }

    [Fact]
    public async Task A_consent_that_one_instance_revoked_is_in_force_for_no_other_with_the_next_decision()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await using var other = await HubUnderTest.StartAsync(hub.Connection, hub.Time);
        var intent = new ReadIntent("bank-a", hub.Get<Purposes>().Find("PRE_LOAN")!, null);
        var terms = new ConsentTerms(
            Code, new Signer(SignerCapacity.LegalRepresentative), ["PRE_LOAN"], ["bank-a"], [], [ConsentClass.Enterprise], HubUnderTest.Night, HubUnderTest.Night.AddDays(30), null,
            new string('0', 64), ConsentChannel.ServiceHall, "2026-1");
        var consent = Consent.Grant(ConsentStore.IdOf(Code, new string('a', 64)), terms, [], HubUnderTest.Night, "operator", null);
        await hub.Get<ConsentLedger>().GrantAsync(consent, Stop);
        Assert.Null((await other.Get<Permissions>().DecideAsync(intent, Code, Stop))!.Missing);
        Assert.Null((await other.Get<Permissions>().DecideAsync(intent, Code, Stop))!.Missing);

        await hub.Get<ConsentLedger>().ChangeAsync(consent.Id, null, ConsentChange.Revoked, (c, at) => c.With(ConsentChange.Revoked, at, "operator", null), Stop);

        Assert.Equal(Withheld.ConsentRevoked, (await other.Get<Permissions>().DecideAsync(intent, Code, Stop))!.Missing);
    }

    [Fact]
    public async Task A_change_that_was_never_confirmed_is_seen_within_half_a_minute()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var (changes, thing) = (hub.Get<ChangeStamps>(), "before");
        var things = new Remembered<string>(changes, hub.Time);
        Task<string?> Get() => things.GetAsync("thing", "things", changes.Begun, (_, _) => Task.FromResult<string?>(thing), Stop);

        Assert.Equal("before", await Get());
        thing = "after";
        Assert.Equal("before", await Get());
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(31));
        Assert.Equal("after", await Get());
    }
}
