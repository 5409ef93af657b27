using Azure.Data.Tables;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Tests.Trust.Audit;

public sealed class IndexedAccessesTests(AzuriteFixture azurite)
{
    private const string Code = "91330500MA28C1234X";
    private const string Other = "91330500MA28C9999X";
    private const string Evaluation = "cn.hub.evaluation.changed";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_banks_read_and_were_told_comes_newest_first_page_by_page_whether_sealed_or_not()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        for (var minute = 1; minute <= 9; minute++)
        {
            await WriteAsync(hub, minute % 2 == 0 ? Read($"bank-{minute}", minute) : Told($"bank-{minute}", minute, (Code, "c-1"), (Other, "c-2")), Told("bank-x", minute, (Other, "c-2")));
            if (minute is 3 or 6)
            {
                await hub.Get<AuditSealing>().RunAsync(Stop);
            }
        }

        var (found, after, pages) = (new List<EnterpriseAccess>(), (string?)null, 0);
        do
        {
            var page = await hub.Get<EnterpriseAccesses>().ListAsync(Code, after, 2, Stop);
            (after, pages) = (page.Next, pages + 1);
            found.AddRange(page.Accesses);
        }
        while (after is not null);

        Assert.Equal(["bank-9", "bank-8", "bank-7", "bank-6", "bank-5", "bank-4", "bank-3", "bank-2", "bank-1"], found.Select(a => a.Caller));
        Assert.Equal(5, pages);
        var told = found[0];
        Assert.Equal(("ReadEvents", "c-1", null, "ab", 200), (told.Function, told.Consent, told.Purpose, told.FieldHash, told.Status));
        Assert.Equal((Evaluation, "I24 I33", "1-17"), (Assert.Single(told.Events), string.Join(' ', told.Interfaces), told.Entry));
        Assert.Equal(7, (await hub.Get<EnterpriseAccesses>().ListAsync(Other, null, 7, Stop)).Accesses.Count);
    }

    [Fact]
    public async Task Who_is_told_under_many_consents_by_one_request_has_one_access()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var consents = Enumerable.Range(0, 1_000).Select(i => $"{Code}-{Guid.NewGuid():N}").ToList();
        await WriteAsync(hub, Told("bank-a", 1, [.. consents.Select(c => (Code, c))]), Told("bank-b", 1, (Code, "c-1")), Told("bank-c", 1, (Code, "c-1")));
        var waiting = await hub.Get<EnterpriseAccesses>().ListAsync(Code, null, 10, Stop);
        await hub.Get<AuditSealing>().RunAsync(Stop);
        var indexed = await hub.Get<EnterpriseAccesses>().ListAsync(Code, null, 10, Stop);

        Assert.All([waiting, indexed], page => Assert.Equal(3, page.Accesses.Count));
        Assert.All([waiting, indexed], page => Assert.Equal(string.Join(' ', consents), page.Accesses.Single(a => a.Caller == "bank-a").Consent));
    }

    [Fact]
    public async Task A_night_of_many_requests_takes_few_rows()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var codes = Enumerable.Range(0, 500).Select(i => $"91330500MA28C{i:d4}X").ToList();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(bank => WriteAsync(hub, Told($"bank-{bank}", 1, [.. codes.Select(c => (c, "c-1"))]))));
        await hub.Get<AuditSealing>().RunAsync(Stop);

        var rows = await hub.Store.EnterpriseAccesses.QueryAsync<TableEntity>(cancellationToken: Stop).CountAsync(Stop);
        Assert.InRange(rows, 1, 256);
        foreach (var code in codes.Take(3))
        {
            Assert.Equal(20, (await hub.Get<EnterpriseAccesses>().ListAsync(code, null, 50, Stop)).Accesses.Count);
        }
    }

    [Fact]
    public async Task Who_was_told_long_ago_is_found_page_by_page_with_a_bounded_look_each()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var neighbour = Enumerable.Range(0, 100_000).Select(i => $"91330500MA{i:d7}X").First(c => hub.Store.Buckets.Of(c) == hub.Store.Buckets.Of(Code));
        var index = hub.Get<AccessIndex>();
        await index.WriteAsync([Chained(1, Told("bank-a", 0, (Code, "c-1")))], Stop);
        await Parallel.ForEachAsync(Enumerable.Range(1, 1_500), Stop, async (minute, stop) => await index.WriteAsync([Chained(minute + 1, Told("bank-b", minute, (neighbour, "c-2")))], stop));

        var first = await hub.Get<EnterpriseAccesses>().ListAsync(Code, null, 10, Stop);
        Assert.Empty(first.Accesses);
        var second = await hub.Get<EnterpriseAccesses>().ListAsync(Code, first.Next!, 10, Stop);
        Assert.Equal(("bank-a", null), (Assert.Single(second.Accesses).Caller, second.Next));
    }

    [Fact]
    public async Task The_readers_of_an_interface_are_also_the_banks_that_were_told_values_that_rest_on_it()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, Told("bank-old", 0, (Code, "c-1")), Told("bank-a", 10, (Code, "c-1")), Read("bank-b", 15), Told("bank-b", 20, (Code, "c-1")), Changed("bank-no-values", 20));
        await hub.Get<AuditSealing>().RunAsync(Stop);
        await WriteAsync(hub, Told("bank-c", 30, (Code, "c-1")), Told("bank-other", 30, (Other, "c-2")));

        var readers = await hub.Get<EnterpriseAccesses>().ReadersAsync(Code, "I24", HubUnderTest.Night.AddMinutes(5), Stop);

        Assert.Equal(
            [new("bank-c", At(30), 1), new("bank-b", At(20), 2), new InterfaceReader("bank-a", At(10), 1)], readers);
        Assert.Empty(await hub.Get<EnterpriseAccesses>().ReadersAsync(Code, "I28", HubUnderTest.Night, Stop));
    }

    [Fact]
    public async Task Long_lists_that_come_at_once_go_in_several_blocks()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        (string, string)[] many = [.. Enumerable.Range(0, 1_000).Select(i => ($"91330500MA28C{i:d4}X", $"consent-{i:d24}"))];
        await Task.WhenAll(Enumerable.Range(0, 80).Select(i => WriteAsync(hub, Told($"bank-{i}", 1, many))));

        var log = await hub.Get<AuditBlobs>().Log(1).GetPropertiesAsync(cancellationToken: Stop);
        Assert.True(log.GetRawResponse().Headers.TryGetValue("x-ms-blob-committed-block-count", out var blocks));
        Assert.InRange(log.Value.ContentLength / int.Parse(blocks!), 1, 2 << 20);
        Assert.Equal(80, (await hub.EntriesAsync(1)).Count(e => e.Entry.Told!.Enterprises.Count == 1_000));
        await hub.Get<AuditSealing>().RunAsync(Stop);
        Assert.Empty((await hub.CheckAsync()).Findings);
    }

    private static DateTimeOffset At(int minute) => HubUnderTest.Night.AddMinutes(minute);

    private static Task WriteAsync(HubUnderTest hub, params AuditEntry[] entries) => hub.Get<AuditLog>().RecordAsync(entries, Stop);

    private static ChainedEntry Chained(int sequence, AuditEntry entry) => new(new EntryId(1, sequence), ChainOpening.None, entry);

    private static AuditEntry Read(string bank, int minute) =>
        new(At(minute), bank, CallerRole.Bank, "ReadProfile", "GET /a", 200, AuditEntry.Granted) { CreditCode = Code, Purpose = "PRE_LOAN", Consent = "c-1", Interfaces = ["I24"] };

    private static AuditEntry Told(string bank, int minute, params (string Code, string Consent)[] told) =>
        Feed(bank, minute, ToldList.Of([.. told.Select(t => (t.Code, (string?)t.Consent, Evaluation, "I24 I33"))]));

    private static AuditEntry Changed(string bank, int minute) => Feed(bank, minute, ToldList.Of([(Code, "c-1", "cn.hub.profile.changed", "")]));

    private static AuditEntry Feed(string bank, int minute, ToldList? told) =>
        new(At(minute), bank, CallerRole.Bank, "ReadEvents", "GET /e", 200, AuditEntry.Granted) { FieldHash = "ab", Feed = new FeedRange(1, 9), Told = told };
}
