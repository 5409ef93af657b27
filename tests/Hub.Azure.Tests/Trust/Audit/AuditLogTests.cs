using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Tests.Trust.Audit;

public sealed class AuditLogTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_at_the_same_time_is_written_once_each_and_in_one_chain()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);

        var ids = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => hub.Get<AuditLog>().RecordAsync([Read($"C{i}"), Read($"C{i}")], Stop)));

        var written = await hub.EntriesAsync(1);
        Assert.Equal(Enumerable.Range(1, 600).Select(s => (long)s), written.Select(w => w.Id.Sequence));
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"C{i}"), ids.Select(id => written[(int)id.Sequence - 1].Entry.CreditCode));
        Assert.Equal(ids.Select(id => written[(int)id.Sequence - 1].Entry.CreditCode), ids.Select(id => written[(int)id.Sequence].Entry.CreditCode));
    }

    [Fact]
    public async Task Two_hubs_write_to_chains_of_their_own_that_follow_each_other()
    {
        await using var first = await HubUnderTest.StartAsync(azurite);
        await using var second = await HubUnderTest.StartAsync(first.Connection, first.Time);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).Get<AuditLog>().RecordAsync([Read("C")], Stop)));
        await first.Get<AuditSealing>().RunAsync(Stop);
        await using var restarted = await HubUnderTest.StartAsync(first.Connection, first.Time);
        await restarted.Get<AuditLog>().RecordAsync([Read("C")], Stop);
        await second.Get<AuditSealing>().RunAsync(Stop);

        var report = await first.CheckAsync();
        Assert.Empty(report.Findings);
        Assert.Equal((2L, 41L, 0L), (report.Seals, report.Sealed, report.Unsealed));
        Assert.Equal([20, 20, 1], new[] { 1, 2, 3 }.Select(chain => first.EntriesAsync(chain).Result.Count));
    }

    [Fact]
    public async Task A_write_that_was_refused_is_not_answered_and_a_new_chain_begins()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<AuditLog>().RecordAsync([Read("C")], Stop);
        await hub.Get<AuditBlobs>().Log(1).AppendBlockAsync(new MemoryStream("x"u8.ToArray()), cancellationToken: Stop);

        await Assert.ThrowsAsync<AuditUnavailableException>(() => hub.Get<AuditLog>().RecordAsync([Read("C")], Stop));

        Assert.Equal(new EntryId(2, 1), await hub.Get<AuditLog>().RecordAsync([Read("C")], Stop));
    }

    [Fact]
    public async Task A_chain_is_not_written_to_for_ever()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.Get<AuditLog>().RecordAsync([Read("C")], Stop);
        hub.Time.Advance(hub.Time.GetUtcNow() + ChainOpening.Life);

        Assert.Equal(new EntryId(2, 1), await hub.Get<AuditLog>().RecordAsync([Read("C")], Stop));
    }

    private static AuditEntry Read(string code) => new(HubUnderTest.Night, "bank-a", CallerRole.Bank, "ReadProfile", "GET /a", 200, AuditEntry.Granted) { CreditCode = code };
}
