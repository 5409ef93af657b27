using System.Text;
using Azure;
using Azure.Storage.Blobs.Specialized;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing.Publishing;

namespace Hub.Azure.Tests.Profiles;

public sealed class KilledBuildTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_killed_at_any_point_ends_like_an_undisturbed_one()
    {
        var codes = Enterprises.CodesOf(bucket: 3, count: 30);
        string[] first = [.. codes.Select(c => Enterprises.Registration(c, "甲"))];
        string[] second = [.. codes.Take(20).Select(c => Enterprises.Registration(c, "乙", 2)), $"{{\"统一社会信用代码\":\"{codes[25]}\"}}"];
        await using var undisturbed = await HubUnderTest.StartAsync(azurite);
        foreach (var delivery in new[] { first, second })
        {
            await undisturbed.PushAsync(delivery);
            undisturbed.Requests.Begin();
            await undisturbed.BuildAsync();
        }

        var requests = undisturbed.Requests.Count;
        var expected = await FactsAsync(undisturbed);
        var random = new Random(7);
        for (var repetition = 0; repetition < 12; repetition++)
        {
            await using var hub = await HubUnderTest.StartAsync(azurite);
            foreach (var delivery in new[] { first, second })
            {
                var batch = await hub.PushAsync(delivery);
                for (var kill = 0; kill < 3; kill++)
                {
                    await KillAsync(hub, batch.Ranges[0], random.Next(1, requests + 1));
                }

                await BuildAsync(hub, batch.Ranges[0]);
                hub.Time.Advance(hub.Time.GetUtcNow().AddMinutes(6));
                await hub.Get<Repair>().RunAsync(Stop);
            }

            Assert.Equal(expected, await FactsAsync(hub));
        }
    }

    private static async Task KillAsync(HubUnderTest hub, int range, int request)
    {
        using var kill = new CancellationTokenSource();
        hub.Requests.Begin(request, kill);
        try
        {
            await hub.Get<RangeBuilder>().BuildAsync(range, kill.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or RangeBusyException)
        {
            // Killed, or in the way of what the one before had sent when it was killed.
        }

        hub.Requests.Begin();
        await FreeAsync(hub, range);
    }

    /// <summary>
    /// Nobody calls back what a killed build had sent: it may land while the next one works, which then finds another index than it
    /// read, or somebody's lease. Then the range is busy, and its token comes again.
    /// </summary>
    private static Task BuildAsync(HubUnderTest hub, int range) => Eventually.Async(async () =>
    {
        try
        {
            await hub.BuildAsync();
            return true;
        }
        catch (RangeBusyException)
        {
            await FreeAsync(hub, range);
            return false;
        }
    });

    /// <summary>A kill while the lease was being taken leaves it behind: as if its 30 seconds were over.</summary>
    private static async Task FreeAsync(HubUnderTest hub, int range)
    {
        try
        {
            await hub.Store.Locks.GetBlobClient($"build-{range:d3}").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: Stop);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409)
        {
        }
    }

    /// <summary>All that may not depend on how often a build was begun: profiles, what is to be published, index, open work.</summary>
    private static async Task<string> FactsAsync(HubUnderTest hub)
    {
        var rows = await hub.RowsAsync(hub.Store.Profiles);
        var facts = new List<string>();
        foreach (var row in rows.Where(r => !r.RowKey.StartsWith('~')))
        {
            var profile = (await hub.ProfileAsync(row.RowKey)).Profile;
            var section = profile.Find("I24")!;
            facts.Add($"{row.RowKey} {profile.Version} {row.GetString("name")} {string.Join(' ', section.Quarantine.Select(note => note.Reasons))} {Encoding.UTF8.GetString(section.Items[0].Content.Span)}");
        }

        facts.AddRange(rows.Where(r => r.RowKey.StartsWith('~')).SelectMany(Outbox.ChangesOf).Select(c => $"{c.CreditCode} {c.Version} {string.Join(',', c.Sections)}").Order());
        var range = hub.Store.Buckets.RangeOf(3);
        facts.Add(Convert.ToHexString((await hub.Get<ContentIndex>().ReadAsync("I24", range, Stop)).ToBytes()));
        facts.Add($"{(await hub.RowsAsync(hub.Store.Pending)).Count} pending, {(await hub.RowsAsync(hub.Store.Unbuilt)).Count} unbuilt");
        facts.AddRange((await hub.Get<RunStore>().ListAsync(HubUnderTest.Night.AddDays(-1), Stop)).Select(r => r.State.ToString()));
        return string.Join('\n', facts);
    }
}
