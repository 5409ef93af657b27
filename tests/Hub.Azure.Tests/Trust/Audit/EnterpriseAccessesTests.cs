using Azure.Data.Tables;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Tests.Trust.Audit;

public sealed class EnterpriseAccessesTests(AzuriteFixture azurite)
{
    private const string Code = "91330500MA28C1234X";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_are_newest_first_whether_sealed_or_not_and_of_one_enterprise()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        for (var minute = 1; minute <= 7; minute++)
        {
            await WriteAsync(hub, Read($"bank-{minute}", minute), Read("bank-x", minute) with { CreditCode = "91330500MA28C9999X" });
            if (minute == 4)
            {
                await hub.Get<AuditSealing>().RunAsync(Stop);
            }
        }

        var first = await hub.Get<EnterpriseAccesses>().ListAsync(Code, null, 3, Stop);
        var second = await hub.Get<EnterpriseAccesses>().ListAsync(Code, first.Next, 3, Stop);
        var third = await hub.Get<EnterpriseAccesses>().ListAsync(Code, second.Next, 3, Stop);

        Assert.Equal(
            ["bank-7", "bank-6", "bank-5", "bank-4", "bank-3", "bank-2", "bank-1"],
            first.Accesses.Concat(second.Accesses).Concat(third.Accesses).Select(a => a.Caller));
        Assert.Equal((3, 3, 1, null), (first.Accesses.Count, second.Accesses.Count, third.Accesses.Count, third.Next));
        Assert.Equal(("PRE_LOAN", "c-1", 200, "granted"), (first.Accesses[0].Purpose, first.Accesses[0].Consent, first.Accesses[0].Status, first.Accesses[0].Result));
    }

    [Fact]
    public async Task What_was_sealed_together_is_few_rows_and_every_access_is_found_in_them()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, [.. Enumerable.Range(0, 250).Select(i => Read($"bank-{i:d3}", 1))]);
        await hub.Get<AuditSealing>().RunAsync(Stop);

        var rows = await hub.Get<HubStore>().EnterpriseAccesses.QueryAsync<TableEntity>(cancellationToken: Stop).CountAsync(Stop);
        var page = await hub.Get<EnterpriseAccesses>().ListAsync(Code, null, 300, Stop);

        Assert.Equal(2, rows);
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"bank-{i:d3}"), page.Accesses.Select(a => a.Caller).Order());
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Requests_of_nobody_are_in_nobodys_list()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, Read(AuditEntry.Nobody, 1) with { Role = null, Status = 401, Result = "unknown-key" });
        await hub.Get<AuditSealing>().RunAsync(Stop);
        await WriteAsync(hub, Read(AuditEntry.Nobody, 2) with { Role = null, Status = 401, Result = "unknown-key" });

        Assert.Empty((await hub.Get<EnterpriseAccesses>().ListAsync(Code, null, 9, Stop)).Accesses);
    }

    [Fact]
    public async Task The_readers_of_an_interface_are_the_banks_that_were_given_it_since()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, Read("bank-old", 0), Read("bank-a", 10), Read("bank-a", 20), Read("bank-other", 20) with { Interfaces = ["I28"] });
        await hub.Get<AuditSealing>().RunAsync(Stop);
        await WriteAsync(hub, Read("bank-b", 30), Read("bank-refused", 30) with { Status = 403, Result = "forbidden" }, Read("op", 30) with { Role = CallerRole.Operator });

        var readers = await hub.Get<EnterpriseAccesses>().ReadersAsync(Code, "I24", HubUnderTest.Night.AddMinutes(5), Stop);

        Assert.Equal(
            [new InterfaceReader("bank-b", HubUnderTest.Night.AddMinutes(30), 1), new InterfaceReader("bank-a", HubUnderTest.Night.AddMinutes(20), 2)], readers);
    }

    private static Task WriteAsync(HubUnderTest hub, params AuditEntry[] entries) => hub.Get<AuditLog>().RecordAsync(entries, Stop);

    private static AuditEntry Read(string bank, int minute) =>
        new(HubUnderTest.Night.AddMinutes(minute), bank, CallerRole.Bank, "ReadProfile", "GET /a", 200, AuditEntry.Granted)
        {
            CreditCode = Code, Purpose = "PRE_LOAN", Consent = "c-1", Interfaces = ["I24", "I33"],
        };
}
