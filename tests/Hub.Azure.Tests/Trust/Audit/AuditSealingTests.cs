using Hub.Azure.Profiles;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Tests.Trust.Audit;

public sealed class AuditSealingTests(AzuriteFixture azurite)
{
    private const string Code = "91330500MA28C1234X";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pass_seals_all_that_was_written_and_one_with_nothing_new_makes_no_seal()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, 5);
        await SealAsync(hub, TimeSpan.FromSeconds(20));
        await SealAsync(hub, TimeSpan.FromSeconds(20));
        await WriteAsync(hub, 2);
        await SealAsync(hub, TimeSpan.FromSeconds(20));

        Assert.Equal([(1L, 5L), (6, 7)], (await hub.SealsAsync()).Select(s => (s.Seal.Ranges.Single().From, s.Seal.Ranges.Single().To)));
        Assert.Empty((await hub.CheckAsync()).Findings);
    }

    [Fact]
    public async Task A_seal_whose_maker_was_killed_before_it_noted_it_is_gone_on_from()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, 3);
        await SealAsync(hub, TimeSpan.Zero);
        foreach (var row in await hub.RowsAsync(hub.Store.AuditIndex))
        {
            await hub.Store.AuditIndex.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Stop);
        }

        await WriteAsync(hub, 1);
        await SealAsync(hub, TimeSpan.Zero);

        var report = await hub.CheckAsync();
        Assert.Empty(report.Findings);
        Assert.Equal((2L, 4L), (report.Seals, report.Sealed));
        Assert.NotNull(await hub.Get<EntryProofs>().FindAsync(new EntryId(1, 2), null, Stop));
    }

    [Fact]
    public async Task One_sealer_at_a_time()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, 1);
        await using (await RangeLease.TryTakeAsync(hub.Store, "audit-sealing", hub.Time, Stop))
        {
            await hub.Get<AuditSealing>().RunAsync(Stop);
            Assert.Empty(await hub.SealsAsync());
        }

        await hub.Get<AuditSealing>().RunAsync(Stop);
        Assert.Single(await hub.SealsAsync());
    }

    [Fact]
    public async Task A_log_that_was_tampered_with_before_its_seal_is_not_sealed()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, 1);
        await hub.Get<AuditBlobs>().Log(1).AppendBlockAsync(
            new MemoryStream([.. EntryLine.Write(new ChainedEntry(new EntryId(1, 2), ChainOpening.None, Read("bank-x"))), (byte)'\n']), cancellationToken: Stop);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Get<AuditSealing>().RunAsync(Stop));

        Assert.Contains("chain 1 is not as it was written at sequence 2", refused.Message);
    }

    [Fact]
    public async Task The_age_grows_until_a_pass_has_sealed_everything()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await SealAsync(hub, TimeSpan.Zero);
        hub.Time.Advance(HubUnderTest.Night.AddMinutes(5));
        Assert.Null(await hub.Get<SealWatch>().StoppedForAsync(Stop));
        hub.Time.Advance(HubUnderTest.Night.AddMinutes(6));
        Assert.Equal(TimeSpan.FromMinutes(6), await hub.Get<SealWatch>().StoppedForAsync(Stop));

        await hub.Get<AuditSealing>().RunAsync(Stop);

        Assert.Null(await hub.Get<SealWatch>().StoppedForAsync(Stop));
    }

    [Fact]
    public async Task Every_entry_has_a_proof_that_leads_to_the_signed_root()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await WriteAsync(hub, 7);
        Assert.Null(await hub.Get<EntryProofs>().FindAsync(new EntryId(1, 7), null, Stop));
        await SealAsync(hub, TimeSpan.Zero);
        var root = (await hub.SealsAsync())[0].Seal.Root;

        for (var sequence = 1; sequence <= 7; sequence++)
        {
            var proof = (await hub.Get<EntryProofs>().FindAsync(new EntryId(1, sequence), null, Stop))!.Proof;
            var leaf = MerkleTree.Leaf(System.Text.Encoding.UTF8.GetBytes(proof.Entry));
            var reached = MerkleTree.Root(leaf, proof.Index, proof.Size, [.. proof.Path.Select(Convert.FromHexString)]);
            Assert.Equal((root, 7L), (Convert.ToHexStringLower(reached!), proof.Size));
        }

        Assert.Null(await hub.Get<EntryProofs>().FindAsync(new EntryId(1, 8), null, Stop));
    }

    private static Task WriteAsync(HubUnderTest hub, int entries) =>
        hub.Get<AuditLog>().RecordAsync([.. Enumerable.Repeat(Read("bank-a"), entries)], Stop);

    private static async Task SealAsync(HubUnderTest hub, TimeSpan after)
    {
        hub.Time.Advance(hub.Time.GetUtcNow() + after);
        await hub.Get<AuditSealing>().RunAsync(Stop);
    }

    private static AuditEntry Read(string bank) => new(HubUnderTest.Night, bank, CallerRole.Bank, "ReadProfile", "GET /a", 200, AuditEntry.Granted)
    {
        CreditCode = Code, Purpose = "PRE_LOAN", Interfaces = ["I24"],
    };
}
