using System.Text;
using Hub.Azure.Trust;
using Hub.Domain.Trust;

namespace Hub.Azure.Tests.Trust;

public sealed class CallerStoreTests(AzuriteFixture azurite)
{
    private static readonly Caller Bank = new("bank-huzhou", CallerRole.Bank, null, [Scope.ProfilesRead]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_is_found_by_its_key_of_which_only_the_prefix_is_stored()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var key = await hub.Get<CallerStore>().CreateAsync(Bank, Stop);
        var found = await hub.Get<CallerStore>().FindAsync(key, Stop);
        Assert.Equal(("bank-huzhou", CallerRole.Bank), (found!.Id, found.Role));
        Assert.Equal(Bank.Scopes, found.Scopes);
        Assert.Matches("^hub_[0-9a-f]{8}_[0-9a-f]{64}$", key);

        var row = Assert.Single(await hub.RowsAsync(hub.Store.Callers));
        var secret = key.Split('_')[2];
        Assert.Equal(key.Split('_')[1], row.RowKey);
        Assert.Equal(32, row.GetBinary("hash").Length);
        foreach (var value in row.Keys.Select(k => row[k]))
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
        await hub.Get<CallerStore>().PutAsync("hub_bank_secret", Bank, Stop);
        Assert.Null(await hub.Get<CallerStore>().FindAsync(key, Stop));
    }

    [Fact]
    public async Task A_replaced_key_is_good_no_more()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<CallerStore>().PutAsync("hub_bank_old", Bank, Stop);
        await hub.Get<CallerStore>().PutAsync("hub_bank_new", Bank with { Id = "other" }, Stop);
        Assert.Null(await hub.Get<CallerStore>().FindAsync("hub_bank_old", Stop));
        Assert.Equal("other", (await hub.Get<CallerStore>().FindAsync("hub_bank_new", Stop))!.Id);
    }

    [Fact]
    public async Task A_key_of_another_form_is_refused()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => hub.Get<CallerStore>().PutAsync("secret", Bank, Stop));
        Assert.Equal("An API key has the form hub_{prefix}_{secret}, letters, digits and hyphens. (Parameter 'key')", refused.Message);
    }
}
