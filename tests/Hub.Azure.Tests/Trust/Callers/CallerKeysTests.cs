using System.Net;
using System.Text;
using Hub.Azure.Trust.Callers;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;

namespace Hub.Azure.Tests.Trust.Callers;

public sealed class CallerKeysTests(AzuriteFixture azurite)
{
    private static readonly Registration s_bank = new("bank-huzhou", CallerRole.Bank, HubUnderTest.Night) { Scopes = [Scope.ProfilesRead] };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_is_found_by_its_key_of_which_only_the_prefix_is_stored()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var key = await MakeAsync(hub);
        var found = await IdentifyAsync(hub, key);
        Assert.Equal(("bank-huzhou", CallerRole.Bank, null), (found.Caller!.Id, found.Caller.Role, found.Fault));
        Assert.Equal(s_bank.Scopes, found.Caller.Scopes);
        Assert.Matches("^hub_[0-9a-f]{16}_[0-9a-f]{64}$", key);
        Assert.Equal($"key {key.Split('_')[1]}", found.Caller.Credential);

        var secret = key.Split('_')[2];
        foreach (var value in (await hub.RowsAsync(hub.Store.Callers)).SelectMany(row => row.Keys.Select(k => row[k])))
        {
            var text = value is byte[] bytes ? Encoding.Latin1.GetString(bytes) + Convert.ToHexStringLower(bytes) : value.ToString()!;
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("hub_bank_other-secret")]
    [InlineData("hub_nobody_secret")]
    [InlineData("hub_bank_")]
    [InlineData("hub__secret")]
    [InlineData("bank_secret")]
    [InlineData("HUB_bank_secret")]
    [InlineData("hub_bank_secret_more")]
    [InlineData("hub_b/nk_secret")]
    [InlineData("")]
    public async Task A_wrong_key_finds_nobody(string key)
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<CallerKeys>().PutAsync("hub_bank_secret", s_bank, Stop);
        Assert.Equal(Identified.Nobody(CallerFault.UnknownKey), await IdentifyAsync(hub, key));
    }

    [Fact]
    public async Task A_replaced_key_is_good_no_more()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<CallerKeys>().PutAsync("hub_bank_old", s_bank, Stop);
        Assert.Equal("bank-huzhou", (await IdentifyAsync(hub, "hub_bank_old")).Caller!.Id);
        await hub.Get<CallerKeys>().PutAsync("hub_bank_new", s_bank with { Id = "other" }, Stop);
        Assert.Null((await IdentifyAsync(hub, "hub_bank_old")).Caller);
        Assert.Equal("other", (await IdentifyAsync(hub, "hub_bank_new")).Caller!.Id);
    }

    [Fact]
    public async Task A_key_of_another_form_is_refused()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => hub.Get<CallerKeys>().PutAsync("secret", s_bank, Stop));
        Assert.Equal("An API key has the form hub_{prefix}_{secret}, letters, digits and hyphens. (Parameter 'key')", refused.Message);
    }

    [Fact]
    public async Task What_was_revoked_does_not_come_back_by_starting_again()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<CallerKeys>().PutAsync("hub_bank_secret", s_bank, Stop);
        Assert.True(await hub.Get<CallerKeys>().RevokeAsync("bank-huzhou", "bank", Stop));
        await hub.Get<CallerKeys>().PutAsync("hub_bank_secret", s_bank, Stop);
        Assert.Equal(CallerFault.KeyRevoked, (await IdentifyAsync(hub, "hub_bank_secret")).Fault);
    }

    [Fact]
    public async Task A_key_revoked_by_one_instance_is_refused_by_another_with_the_next_request()
    {
        await using var one = await HubUnderTest.StartAsync(azurite);
        await using var other = await HubUnderTest.StartAsync(one.Connection, one.Time);
        var key = await MakeAsync(one);
        Assert.Null((await IdentifyAsync(other, key)).Fault);
        await one.Get<CallerKeys>().RevokeAsync("bank-huzhou", key.Split('_')[1], Stop);
        Assert.Equal(CallerFault.KeyRevoked, (await IdentifyAsync(other, key)).Fault);
    }

    [Fact]
    public async Task Two_keys_are_good_while_a_rotation_overlaps()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var key = await MakeAsync(hub, bare => bare with { Addresses = ["203.0.113.0/24"], Scopes = [] });
        var old = (await hub.Get<CallerStore>().FindAsync("bank-huzhou", Stop))!.Keys.Single();
        var made = (await hub.Get<CallerKeys>().RotateAsync("bank-huzhou", old, null, null, TimeSpan.FromHours(2), Stop))!;
        Assert.Equal("203.0.113.0/24", Assert.Single(made.Key.Addresses));
        Assert.Empty(made.Key.Scopes!);

        hub.Time.Advance(HubUnderTest.Night.AddHours(2).AddTicks(-1));
        Assert.Equal((null, null), ((await IdentifyAsync(hub, key)).Fault, (await IdentifyAsync(hub, made.Secret!)).Fault));
        hub.Time.Advance(HubUnderTest.Night.AddHours(2));
        Assert.Equal((CallerFault.KeyExpired, null), ((await IdentifyAsync(hub, key)).Fault, (await IdentifyAsync(hub, made.Secret!)).Fault));
        Assert.Equal(CallerFault.OtherAddress, (await IdentifyAsync(hub, made.Secret!, "192.0.2.1")).Fault);
    }

    [Fact]
    public async Task A_key_is_noted_as_used_once_a_minute()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var key = await MakeAsync(hub);
        var id = key.Split('_')[1];
        Assert.Null(await hub.Get<KeyUses>().LastAsync(id, Stop));
        await IdentifyAsync(hub, key);
        hub.Time.Advance(HubUnderTest.Night.AddSeconds(59));
        await IdentifyAsync(hub, key);
        Assert.Equal(HubUnderTest.Night, await hub.Get<KeyUses>().LastAsync(id, Stop));
        hub.Time.Advance(HubUnderTest.Night.AddSeconds(60));
        await IdentifyAsync(hub, key);
        Assert.Equal(HubUnderTest.Night.AddSeconds(60), await hub.Get<KeyUses>().LastAsync(id, Stop));
    }

    [Fact]
    public async Task A_name_left_over_from_a_step_that_was_killed_is_taken_over()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<CallerStore>().AddAsync(s_bank, Stop);
        Assert.Null(await hub.Get<CallerStore>().ClaimAsync(CallerStore.ByPrincipal, "p", "bank-huzhou", Stop));
        Assert.Null(await hub.Get<CallerStore>().ClaimAsync(CallerStore.ByPrincipal, "p", "other", Stop));
        await hub.Get<CallerStore>().AddAsync(s_bank with { Id = "other", Principal = "p" }, Stop);
        Assert.Equal("other", (await hub.Get<CallerStore>().ClaimAsync(CallerStore.ByPrincipal, "p", "bank-huzhou", Stop))!.Id);
    }

    private static async Task<string> MakeAsync(HubUnderTest hub, Func<CallerKey, CallerKey>? terms = null)
    {
        Assert.True(await hub.Get<CallerStore>().AddAsync(s_bank, Stop));
        return (await hub.Get<CallerKeys>().MakeAsync(s_bank.Id, CallerKeyKind.ApiKey, null, terms ?? (bare => bare), Stop))!.Secret!;
    }

    private static Task<Identified> IdentifyAsync(HubUnderTest hub, string key, string address = "203.0.113.7") =>
        hub.Get<Identification>().ByApiKeyAsync(key, IPAddress.Parse(address), Stop);
}
