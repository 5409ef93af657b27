using System.Text;
using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;

namespace Hub.Azure.Tests.Intake;

/// <summary>What a delivery may leave out because exactly that is known already, and what it may not.</summary>
public sealed class KnownRecordsTests(AzuriteFixture azurite)
{
    private static readonly string A = Enterprises.Code(1);
    private static readonly string B = Enterprises.Code(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_is_dropped_if_exactly_it_is_known()
    {
        await using var hub = await WithKnownAsync();
        var again = await hub.PushAsync(Enterprises.Registration(A, "甲"), Enterprises.Registration(B, "乙"));
        Assert.Equal((2, 1, 1), (again.Read, again.Accepted, again.Unchanged));
        Assert.Equal(B, Assert.Single(await hub.StagedAsync(again)).Code);
    }

    [Theory]
    [InlineData("乙", 1)]
    [InlineData("甲", 2)]
    public async Task A_record_with_other_content_or_another_as_of_is_not_known(string name, int day)
    {
        await using var hub = await WithKnownAsync();
        Assert.Equal(1, (await hub.PushAsync(Enterprises.Registration(A, name, day))).Accepted);
    }

    [Fact]
    public async Task While_another_delivery_waits_to_be_built_nothing_is_dropped_and_the_last_word_wins()
    {
        await using var hub = await WithKnownAsync();
        hub.Time.Advance(hub.Time.GetUtcNow().AddMinutes(1));
        var other = await hub.PushAsync(Enterprises.Registration(A, "乙"));
        hub.Time.Advance(hub.Time.GetUtcNow().AddMinutes(1));
        var last = await hub.PushAsync(Enterprises.Registration(A, "甲"));
        Assert.Equal((1, 1), (other.Accepted, last.Accepted));

        await hub.BuildAsync();
        Assert.Contains("甲", Name(await hub.ProfileAsync(A)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("100")]
    public async Task An_item_that_came_earlier_in_the_delivery_is_not_dropped(string checkpointRecords)
    {
        await using var hub = await WithKnownAsync(("CheckpointRecords", checkpointRecords));
        var batch = await hub.PushAsync(Enterprises.Registration(A, "乙"), Enterprises.Registration(A, "甲"));
        Assert.Equal(2, batch.Accepted);
        await hub.BuildAsync();
        Assert.Contains("甲", Name(await hub.ProfileAsync(A)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_staged_while_another_delivery_waited_is_not_dropped_when_it_no_longer_does()
    {
        await using var hub = await WithKnownAsync();
        await hub.Store.Unbuilt.AddEntityAsync(new TableEntity("I24", "other"), Stop);
        var writer = await hub.OpenAsync("I24");
        hub.Receive(writer, Enterprises.Registration(A, "乙"));
        await writer.CheckpointAsync(writer.Evidence.End, null, Stop);
        await hub.Store.Unbuilt.DeleteEntityAsync("I24", "other", cancellationToken: Stop);
        hub.Receive(writer, Enterprises.Registration(A, "甲"));
        await writer.FinishAsync(writer.Evidence.End, null, Stop);
        Assert.Equal(2, writer.Batch.Accepted);
    }

    [Fact]
    public async Task After_a_kill_nothing_is_dropped()
    {
        await using var hub = await WithKnownAsync();
        var killed = await hub.OpenAsync("I24");
        await killed.CheckpointAsync(0, null, Stop);
        var writer = hub.Get<BatchWriters>().For(
            hub.Interface("I24"), (await hub.Get<BatchStore>().FindAsync(killed.Batch.Run, "I24", Stop))!);
        hub.Receive(writer, Enterprises.Registration(A, "甲"));
        await writer.FinishAsync(writer.Evidence.End, null, Stop);
        Assert.Equal(1, writer.Batch.Accepted);
    }

    [Fact]
    public async Task The_good_record_after_a_quarantined_one_is_not_dropped_and_clears_the_note()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var good = $$"""{"纳税人识别号":"{{A}}","评价年度":"2025","信用级别":"01","更新时间":"2026-11-01 08:00:00","状态":"有效"}""";
        await DeliverAsync(hub, good);
        await DeliverAsync(hub, good.Replace("2025", "二〇二五", StringComparison.Ordinal));
        Assert.Single((await hub.ProfileAsync(A)).Profile.Find("I28")!.Quarantine);

        await DeliverAsync(hub, good);
        Assert.Empty((await hub.ProfileAsync(A)).Profile.Find("I28")!.Quarantine);
    }

    private static string Name(ProfileRow row) => Encoding.UTF8.GetString(row.Profile.Find("I24")!.Items.Single().Content.Span);

    private static async Task DeliverAsync(HubUnderTest hub, string record)
    {
        hub.Time.Advance(hub.Time.GetUtcNow().AddDays(1));
        var writer = await hub.OpenAsync("I28");
        hub.Receive(writer, record);
        await writer.FinishAsync(writer.Evidence.End, null, Stop);
        await hub.Get<Sealing>().SealAsync((await hub.Get<BatchStore>().FindAsync(writer.Batch.Run, "I28", Stop))!, Stop);
        await hub.BuildAsync();
    }

    /// <summary>A hub whose profiles and index know that A is called 甲.</summary>
    private async Task<HubUnderTest> WithKnownAsync(params (string, string)[] settings)
    {
        var hub = await HubUnderTest.StartAsync(azurite, settings);
        await hub.PushAsync(Enterprises.Registration(A, "甲"));
        await hub.BuildAsync();
        return hub;
    }
}
