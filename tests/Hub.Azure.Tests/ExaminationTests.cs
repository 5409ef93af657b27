using System.Net;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Hub.Azure.Tests;

/// <summary>What the doctor finds where a running hub cannot be broken from outside: a wrong clock, a lacking role, names.</summary>
public sealed class ExaminationTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, Condition.Ok, "ahead of")]
    [InlineData(25, Condition.Warn, "ahead of")]
    [InlineData(-30, Condition.Warn, "behind")]
    [InlineData(300, Condition.Fail, "ahead of")]
    public async Task The_clock_is_compared_with_the_services(int seconds, Condition condition, string shown)
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var examination = new StoreExamination(hub.Store, new Shifted(TimeSpan.FromSeconds(seconds + 0.5)));

        var clocks = (await examination.ExamineAsync(Stop)).Where(d => d.Check == "clock").ToList();

        Assert.Equal(["blobs", "rows"], clocks.Select(c => c.Subject));
        Assert.All(clocks, c => Assert.Equal((condition, condition != Condition.Ok), (c.Condition, c.Command == "timedatectl set-ntp true")));
        Assert.All(clocks, c => Assert.Contains($" s {shown} the storage service's.", c.En, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_is_refused_the_role_that_is_missing_is_named()
    {
        var account = azurite.TakeAccount();
        var key = account.Split(';').Single(p => p.StartsWith("AccountKey=", StringComparison.Ordinal));
        var wrong = account.Replace(key, $"AccountKey={Convert.ToBase64String(new byte[64])}", StringComparison.Ordinal);
        var store = new HubStore(new TableServiceClient(wrong), new BlobServiceClient(wrong));

        var found = await new StoreExamination(store, TimeProvider.System).ExamineAsync(Stop);

        Assert.All(found, d => Assert.Equal(Condition.Fail, d.Condition));
        Assert.Contains("lacks the role Storage Blob Data Contributor", found.Single(d => d.Subject == "blobs").En);
        Assert.Contains("--role \"Storage Table Data Contributor\"", found.Single(d => d.Subject == "rows").Command);
        Assert.Contains("It cannot be looked at: 403", found.Single(d => d.Subject == "table runs").En);
    }

    [Theory]
    [InlineData("10.0.1.4", true, Condition.Ok)]
    [InlineData("20.150.1.4", false, Condition.Ok)]
    [InlineData("20.150.1.4", true, Condition.Warn)]
    [InlineData("10.0.1.4 20.150.1.4", true, Condition.Warn)]
    [InlineData("", true, Condition.Fail)]
    public void A_name_is_judged_by_where_it_leads_and_where_the_others_lead(string addresses, bool othersArePrivate, Condition condition)
    {
        var found = NameExamination.Judge("hub.example", [.. addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)], othersArePrivate);

        Assert.Equal((condition, condition != Condition.Ok), (found.Condition, found.Command is not null));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.7.1", true)]
    [InlineData("192.169.7.1", false)]
    [InlineData("100.64.0.1", true)]
    [InlineData("100.128.0.1", false)]
    [InlineData("fd00::1", true)]
    [InlineData("2603:1030::1", false)]
    public void Private_addresses_are_those_of_the_standards(string address, bool isPrivate) =>
        Assert.Equal(isPrivate, NameExamination.IsPrivate(IPAddress.Parse(address)));

    [Fact]
    public async Task An_interval_is_the_longer_of_the_last_two_so_that_a_late_firing_does_not_hide_it()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var heartbeats = hub.Get<Heartbeats>();
        var intervals = new List<TimeSpan?>();
        foreach (var minutes in new[] { 0, 60, 119, 120, 180 })
        {
            hub.Time.Advance(HubUnderTest.Night.AddMinutes(minutes));
            await heartbeats.BeatAsync("Watch", Stop);
            intervals.Add((await heartbeats.ListAsync(Stop))["Watch"].Interval);
        }

        Assert.Equal([null, 60, 60, 59, 60], intervals.Select(i => i?.TotalMinutes));
        Assert.Equal(HubUnderTest.Night.AddMinutes(180), (await heartbeats.ListAsync(Stop))["Watch"].At);
    }

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
