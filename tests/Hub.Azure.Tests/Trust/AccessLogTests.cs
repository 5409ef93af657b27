using Hub.Azure.Trust;

namespace Hub.Azure.Tests.Trust;

public sealed class AccessLogTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_access_is_a_row_of_its_day()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<AccessLog>().RecordAsync(new Access("bank", "ReadProfile", "GET /a", "Granted"), Stop);
        await hub.Get<AccessLog>().RecordAsync(new Access("(none)", "ReadProfile", "GET /b", "NoKey"), Stop);
        var rows = await hub.RowsAsync(hub.Store.Accesses);
        Assert.All(rows, r => Assert.Equal("20261120", r.PartitionKey));
        Assert.All(rows, r => Assert.StartsWith($"{HubUnderTest.Night.UtcTicks:d19}-", r.RowKey, StringComparison.Ordinal));
        Assert.Equal(
            ["(none) ReadProfile GET /b NoKey", "bank ReadProfile GET /a Granted"],
            rows.Select(r => $"{r.GetString("caller")} {r.GetString("function")} {r.GetString("target")} {r.GetString("result")}").Order(StringComparer.Ordinal));
    }
}
