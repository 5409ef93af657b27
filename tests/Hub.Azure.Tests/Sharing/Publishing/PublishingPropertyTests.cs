using Hub.Azure.Sharing;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Tests.Sharing.Publishing;

/// <summary>Whatever subscriptions, consents and changes come in whatever order: each bank is told exactly what it may be told.</summary>
public sealed class PublishingPropertyTests(AzuriteFixture azurite)
{
    private const string Changed = "cn.hub.profile.changed";
    private const int Steps = 100;

    private static readonly string[] s_banks = ["a", "b", "c"];
    private static readonly string[] s_codes = [.. Enumerable.Range(1, 4).Select(Enterprises.Code)];

    private readonly List<Signed> _consents = [];
    private readonly HashSet<string> _subscribed = [];
    private readonly List<(string Code, int Version, string Section)> _waiting = [];
    private readonly List<(string Bank, string Code, int Version, string Section, Signed Consent)> _told = [];
    private readonly Dictionary<string, int> _versions = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_bank_is_told_exactly_what_it_may_be_told(int seed)
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        var random = new Random(seed);
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(city, hub, random);
        }

        await PublishAsync(city);
        Assert.True(_told.Count > 15, $"seed {seed} tells only {_told.Count} events: it proves little");
        foreach (var bank in s_banks)
        {
            var expected = _told.Where(t => t.Bank == bank && t.Consent.State == ConsentState.Active).Select(t => $"{t.Code} {t.Version} {t.Section} {t.Consent.Id}");
            Assert.Equal(expected.Order(), (await city.ToldAsync(bank)).Select(Line).Order());
        }
    }

    private async Task StepAsync(PublishingCity city, HubUnderTest hub, Random random)
    {
        var (bank, code) = (s_banks[random.Next(s_banks.Length)], s_codes[random.Next(s_codes.Length)]);
        switch (random.Next(10))
        {
            case 0 when _consents.Count < 12:
                var interfaces = random.Next(2) == 0 ? new[] { "I10" } : ["I30"];
                _consents.Add(new Signed((await city.GrantAsync(code, bank, "PRE_LOAN", interfaces)).Id, code, bank, interfaces[0]));
                break;
            case 1 when _consents.Count > 0:
                await MoveAsync(city, _consents[random.Next(_consents.Count)], random);
                break;
            case 2 when _subscribed.Add(bank):
                await city.SubscribeAsync(bank, Changed);
                break;
            case 3:
                await PublishAsync(city);
                break;
            case < 7:
                await city.RegisterAsync(code, $"企业{random.Next()}");
                Note(code, "I24");
                break;
            default:
                await city.InsureAsync(code, random.Next(1, 1_000_000));
                Note(code, "I10");
                break;
        }

        hub.Time.Advance(hub.Time.GetUtcNow().AddMinutes(1));
    }

    private static async Task MoveAsync(PublishingCity city, Signed consent, Random random)
    {
        var change = (consent.State, random.Next(4)) switch
        {
            (ConsentState.Revoked, _) => (ConsentChange?)null,
            (_, 0) => ConsentChange.Revoked,
            (ConsentState.Active, _) => ConsentChange.Paused,
            _ => ConsentChange.Resumed,
        };
        if (change is { } made)
        {
            await city.ChangeAsync(consent.Id, made);
            consent.State = made switch
            {
                ConsentChange.Paused => ConsentState.Paused,
                ConsentChange.Resumed => ConsentState.Active,
                _ => ConsentState.Revoked,
            };
        }
    }

    private void Note(string code, string section)
    {
        _versions[code] = _versions.GetValueOrDefault(code) + 1;
        _waiting.Add((code, _versions[code], section));
    }

    /// <summary>The oracle: I24 is public, I10 needs a consent that names it; a bank without consent or subscription is told nothing.</summary>
    private async Task PublishAsync(PublishingCity city)
    {
        await city.PublishAsync();
        foreach (var (code, version, section) in _waiting)
        {
            var entitled = _consents.Where(c => c.Code == code && c.State == ConsentState.Active && _subscribed.Contains(c.Bank));
            _told.AddRange(entitled.Where(c => section == "I24" || c.Interface == section).Select(c => (c.Bank, code, version, section, c)));
        }

        _waiting.Clear();
    }

    private static string Line(Numbered told)
    {
        var @event = told.Entry.Event;
        return $"{@event.Subject} {PublishingCity.VersionOf(told)} {@event.Data.GetProperty("sections")[0].GetString()} {told.Entry.Consent}";
    }

    private sealed record Signed(string Id, string Code, string Bank, string Interface)
    {
        public ConsentState State { get; set; } = ConsentState.Active;
    }
}
