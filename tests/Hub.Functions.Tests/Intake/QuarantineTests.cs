using System.Net;
using System.Text.Json;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Intake;

public sealed class QuarantineTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Quarantine_shows_the_raw_record_and_all_its_reasons()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAsync($"[{Registration(Wuxing)},{Registration(Deqing, more: "\"注册日期\":\"昨天\",\"登记状态\":\"睡着\"")}]");

        var list = (await hub.GetAsync("api/v1/quarantine/I24", HubUnderTest.OperatorKey)).Json;
        var id = Assert.Single(list.GetProperty("segments").EnumerateArray()).GetProperty("id").GetString();
        var shown = (await hub.GetAsync($"api/v1/quarantine/I24/{id}", HubUnderTest.OperatorKey)).Json;

        Assert.Equal(1, list.GetProperty("waiting").GetInt32());
        var record = Assert.Single(shown.GetProperty("records").EnumerateArray());
        Assert.Contains("\"登记状态\":\"睡着\"", record.GetProperty("raw").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["BAD_DATE est_date 昨天", "UNKNOWN_ENUM status 睡着"],
            record.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("name").GetString()} {e.GetProperty("field").GetString()} {e.GetProperty("value").GetString()}"));
    }

    [Fact]
    public async Task After_a_catalog_fix_a_replay_brings_the_records_in()
    {
        using var catalog = new EditableCatalog();
        var connection = azurite.TakeAccount();
        var bad = $"[{Registration(Wuxing, more: "\"登记状态\":\"开业\"")}]";
        string id;
        await using (var before = await HubUnderTest.StartAsync(connection, null, ("Hub:CatalogPath", catalog.Folder)))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await before.PushAsync(bad)).Status);
            var list = (await before.GetAsync("api/v1/quarantine/I24", HubUnderTest.OperatorKey)).Json;
            id = list.GetProperty("segments")[0].GetProperty("id").GetString()!;
            await Eventually.Async(
                async () => (await before.GetAsync($"api/v1/enterprises/{Wuxing}/profile", HubUnderTest.BankKey)).Status == HttpStatusCode.OK,
                () => "the quarantine left no note in the profile");
            Assert.Equal("quarantined", Api.State(await before.ProfileAsync(Wuxing), "I24"));
        }

        catalog.Replace("D13-market-regulation.json", "\"在业\": \"ACTIVE\"", "\"在业\": \"ACTIVE\", \"开业\": \"ACTIVE\"");
        await using var after = await HubUnderTest.StartAsync(connection, null, ("Hub:CatalogPath", catalog.Folder));
        var replayed = await after.SendAsync(HttpMethod.Post, $"api/v1/quarantine/I24/{id}/replay", HubUnderTest.OperatorKey);
        Assert.Equal(HttpStatusCode.Accepted, replayed.Status);
        Assert.Equal(1, replayed.Json.GetProperty("accepted").GetInt32());
        await after.CompleteAsync(replayed.Json.GetProperty("id").GetString()!);

        var profile = await after.ProfileAsync(Wuxing);
        Assert.Equal("ACTIVE", profile.GetProperty("sections").GetProperty("I24").GetProperty("record").GetProperty("status").GetString());
        Assert.Equal("answered", Api.State(profile, "I24"));
        Assert.Equal(HttpStatusCode.Conflict, (await after.SendAsync(HttpMethod.Post, $"api/v1/quarantine/I24/{id}/replay", HubUnderTest.OperatorKey)).Status);
        Assert.Equal(0, (await after.GetAsync("api/v1/quarantine/I24", HubUnderTest.OperatorKey)).Json.GetProperty("waiting").GetInt32());
    }
}
