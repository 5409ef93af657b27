using System.Text;
using Azure.Data.Tables;
using Hub.Azure.Evaluation;
using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing.Publishing;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sharing.Publishing;

namespace Hub.Azure.Tests.Profiles;

public sealed class RangeBuilderTests(AzuriteFixture azurite)
{
    private static readonly string A = Enterprises.Code(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_makes_row_history_outbox_and_index_and_completes_the_run()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var batch = await hub.PushAsync(Enterprises.Registration(A, "甲"));
        await hub.BuildAsync();

        var rows = await hub.RowsAsync(hub.Store.Profiles);
        Assert.Equal(2, rows.Count);
        Assert.Single(rows.Select(r => r.PartitionKey).Distinct());
        Assert.Equal((A, "甲", 1), (rows[0].RowKey, rows[0].GetString("name"), rows[0].GetInt32("version")));
        Assert.Equal([$"{A} 1 I24"], Outbox.ChangesOf(rows[1]).Select(Line));
        var row = await hub.ProfileAsync(A);
        var history = (await hub.BytesAsync(hub.Store.History, row.Pointer.Blob)).AsSpan((int)row.Pointer.Offset, row.Pointer.Length);
        Assert.Equal(history.ToArray(), ProfileRow.PackedOf(rows[0]));
        Assert.Equal(RunState.Complete, (await hub.Get<RunStore>().FindAsync(batch.Run, Stop))!.State);
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
        Assert.Equal(1, (await hub.Get<ContentIndex>().ReadAsync("I24", batch.Ranges[0], Stop)).Count);
    }

    [Fact]
    public async Task Built_twice_changes_nothing()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var batch = await hub.PushAsync(Enterprises.Registration(A, "甲"));
        await hub.BuildAsync();
        var before = await RowsAsync(hub);

        var pending = (await hub.Get<Sealing>().PendingAsync(batch, Stop)).Single();
        await hub.Store.Pending.UpsertEntityAsync(pending.ToEntity(), TableUpdateMode.Replace, Stop);
        await hub.BuildAsync();
        Assert.Equal(before, await RowsAsync(hub));
        Assert.Empty(await hub.PendingRangesAsync());
    }

    [Fact]
    public async Task A_busy_range_is_refused_and_free_again_when_the_lease_is_given_back()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var batch = await hub.PushAsync(Enterprises.Registration(A, "甲"));
        var range = batch.Ranges[0];
        await using (await RangeLease.TryTakeAsync(hub.Store, $"build-{range:d3}", hub.Time, Stop))
        {
            Assert.Null(await RangeLease.TryTakeAsync(hub.Store, $"build-{range:d3}", hub.Time, Stop));
            var busy = await Assert.ThrowsAsync<RangeBusyException>(() => hub.Get<RangeBuilder>().BuildAsync(range, Stop));
            Assert.Equal($"Range {range} is being built by another worker.", busy.Message);
        }

        await hub.Get<RangeBuilder>().BuildAsync(range, Stop);
        Assert.Equal(1, (await hub.ProfileAsync(A)).Profile.Version);
    }

    [Fact]
    public async Task A_row_that_was_changed_since_it_was_read_is_not_written_over()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAsync(Enterprises.Registration(A, "甲"));
        await hub.BuildAsync();
        var read = await hub.ProfileAsync(A);
        await hub.PushAsync(Enterprises.Registration(A, "乙", 2));
        await hub.BuildAsync();

        var stale = new ProfileChange(read, read.Profile, ["I24"], read.Asked);
        Assert.Equal([A], await hub.Get<ProfileWriter>().WriteAsync([stale], await RoundAsync(hub), Stop));
        Assert.Equal(2, (await hub.ProfileAsync(A)).Profile.Version);
    }

    [Fact]
    public async Task Two_builders_of_the_same_rows_fold_again_what_the_other_changed()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var codes = Enterprises.CodesOf(bucket: 7, count: 20);
        await hub.PushAsync([.. codes.Select(c => Enterprises.Registration(c, "甲"))]);
        await hub.BuildAsync();

        // The builds of an interface each, at the same time and without the lease that keeps them apart.
        var writers = Enumerable.Range(2, 6).Select(day => FoldUntilWrittenAsync(hub, codes, day));
        await Task.WhenAll(writers);

        foreach (var code in codes)
        {
            var row = await hub.ProfileAsync(code);
            Assert.Equal(7, row.Profile.Version);
            Assert.Equal("2026-11-07", row.Profile.Find("I24")!.Items.Single().AsOf.ToString("yyyy-MM-dd"));
        }
    }

    [Fact]
    public async Task Whoever_noted_older_rows_in_the_index_is_refused()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var index = hub.Get<ContentIndex>();
        var (first, second) = (await index.ReadStoredAsync("I24", 3, Stop), await index.ReadStoredAsync("I24", 3, Stop));
        Assert.True(await index.TryWriteAsync("I24", 3, first, Stop));
        Assert.False(await index.TryWriteAsync("I24", 3, second, Stop));
        var third = await index.ReadStoredAsync("I24", 3, Stop);
        Assert.True(await index.TryWriteAsync("I24", 3, third, Stop));
        Assert.False(await index.TryWriteAsync("I24", 3, third, Stop));
    }

    [Fact]
    public async Task Every_version_is_found_at_its_instant_with_the_very_bytes()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var packed = new List<byte[]>();
        var instants = new List<DateTimeOffset>();
        foreach (var day in new[] { 1, 2, 3 })
        {
            await hub.PushAsync(Enterprises.Registration(A, $"名{day}", day));
            await hub.BuildAsync();
            packed.Add(ProfileRow.PackedOf((await hub.ProfileAsync(A)).Entity));
            instants.Add((await hub.ProfileAsync(A)).Profile.VersionTime);
        }

        // The clock stood still: a version is a tick later than the one before.
        Assert.Equal([0, 1, 2], instants.Select(i => (i - instants[0]).Ticks));
        var profiles = hub.Get<ProfileStore>();
        for (var i = 0; i < 3; i++)
        {
            var found = (await profiles.FindAsync(A, instants[i], Stop))!;
            var bytes = (await hub.BytesAsync(hub.Store.History, found.Pointer.Blob)).AsSpan((int)found.Pointer.Offset, found.Pointer.Length);
            Assert.Equal(i + 1, found.Profile.Version);
            Assert.Equal(packed[i], bytes.ToArray());
        }

        Assert.Null(await profiles.FindAsync(A, instants[0].AddTicks(-1), Stop));
    }

    [Fact]
    public async Task A_profile_too_large_for_its_row_is_read_from_the_history()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAsync(Enterprises.Registration(A, "甲"));
        await hub.BuildAsync();
        var row = await hub.ProfileAsync(A);
        var noise = new byte[300_000];
        new Random(5).NextBytes(noise);
        var content = Encoding.UTF8.GetBytes($"{{\"biz_scope\":\"{Convert.ToBase64String(noise)}\"}}");
        var item = row.Profile.Find("I24")!.Items[0] with { Content = content };
        var large = row.Profile.With(row.Profile.Find("I24")! with { Items = [item] });

        Assert.Empty(await hub.Get<ProfileWriter>().WriteAsync([new ProfileChange(row, large, ["I24"], row.Asked)], await RoundAsync(hub), Stop));

        var read = await hub.ProfileAsync(A);
        Assert.Empty(ProfileRow.PackedOf(read.Entity));
        Assert.Equal(content, read.Profile.Find("I24")!.Items[0].Content.ToArray());
    }

    [Fact]
    public async Task More_enterprises_of_one_bucket_than_a_transaction_takes_are_all_written()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var codes = Enterprises.CodesOf(bucket: 9, count: 250);
        await hub.PushAsync([.. codes.Select(c => Enterprises.Registration(c, "甲"))]);
        await hub.BuildAsync();

        var rows = await hub.RowsAsync(hub.Store.Profiles);
        var outbox = rows.Where(r => r.RowKey.StartsWith('~')).SelectMany(Outbox.ChangesOf).Select(Line).ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), rows.Where(r => !r.RowKey.StartsWith('~')).Select(r => r.RowKey));
        Assert.Equal(codes.Select(c => $"{c} 1 I24").Order(), outbox.Order());
        Assert.Equal(3, rows.Count(r => r.RowKey.StartsWith('~')));
        Assert.Equal(250, (await hub.RowsAsync(hub.Store.Profiles)).Count(r => !r.RowKey.StartsWith('~')));
    }

    [Fact]
    public async Task An_equal_answer_moves_the_time_of_the_last_answer_and_makes_no_version()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAsync(Enterprises.Registration(A, "甲"));
        await hub.BuildAsync();
        await AnswerAsync(hub);
        var first = await hub.ProfileAsync(A);
        hub.Time.Advance(hub.Time.GetUtcNow().AddDays(2));
        Assert.Equal((0, 1), await AnswerAsync(hub));
        var second = await hub.ProfileAsync(A);

        Assert.Equal((2, 2), (first.Profile.Version, second.Profile.Version));
        Assert.Equal(first.Pointer, second.Pointer);
        Assert.Equal(TimeSpan.FromDays(2), second.Asked["I12"] - first.Asked["I12"]);
        Assert.Equal(2, (await hub.RowsAsync(hub.Store.Profiles)).Count(r => r.RowKey.StartsWith('~')));
        Assert.Empty(await hub.Get<ProfileStore>().StaleAsync("I12", null, second.Asked["I12"], 10, Stop));
        Assert.Equal([A], await hub.Get<ProfileStore>().StaleAsync("I12", null, second.Asked["I12"].AddTicks(1), 10, Stop));
    }

    [Fact]
    public async Task A_confirmation_of_an_enterprise_without_a_row_is_passed_over()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var nothing = new ProfileChange(null, Profile.Empty(A), [], new Dictionary<string, DateTimeOffset> { ["I12"] = hub.Time.GetUtcNow() });
        Assert.Empty(await hub.Get<ProfileWriter>().WriteAsync([nothing], await RoundAsync(hub), Stop));
        Assert.Empty(await hub.RowsAsync(hub.Store.Profiles));
    }

    private static async Task<(long Accepted, long Unchanged)> AnswerAsync(HubUnderTest hub)
    {
        var writer = await hub.OpenAsync("I12");
        var item = Encoding.UTF8.GetBytes($$"""{"统一社会信用代码":"{{A}}","不动产权证号":"一"}""");
        writer.AddAnswer(A, [new RawRecord(item, 0, 0, null)], new EvidencePointer("raw", 0, 0), hub.Time.GetUtcNow());
        await writer.FinishAsync(0, null, Stop);
        await hub.Get<Sealing>().SealAsync((await hub.Get<BatchStore>().FindAsync(writer.Batch.Run, "I12", Stop))!, Stop);
        await hub.BuildAsync();
        return (writer.Batch.Accepted, writer.Batch.Unchanged);
    }

    private static async Task FoldUntilWrittenAsync(HubUnderTest hub, string[] codes, int day)
    {
        var open = codes.ToHashSet();
        var asOf = new DateTimeOffset(2026, 11, day, 0, 0, 0, TimeSpan.Zero);
        while (open.Count > 0)
        {
            var rows = await hub.Get<ProfileStore>().ListAsync(7, open, Stop);
            open = await hub.Get<ProfileWriter>().WriteAsync([.. rows.Values.Select(r => Newest(r, asOf))], await RoundAsync(hub), Stop);
        }
    }

    /// <summary>A new version in any case; the newer day wins.</summary>
    private static ProfileChange Newest(ProfileRow row, DateTimeOffset asOf)
    {
        var section = row.Profile.Find("I24")!;
        var newest = section.Items[0].AsOf > asOf ? section.Items[0].AsOf : asOf;
        return new ProfileChange(row, row.Profile.With(section with { Items = [section.Items[0] with { AsOf = newest }] }), ["I24"], row.Asked);
    }

    private static async Task<IEnumerable<string>> RowsAsync(HubUnderTest hub) =>
        (await hub.RowsAsync(hub.Store.Profiles)).Select(r => $"{r.RowKey} {r.ETag} {r.GetInt32("version")}");

    private static Task<EvaluationRound> RoundAsync(HubUnderTest hub) => hub.Get<Evaluations>().BeginAsync(Stop);

    private static string Line(Change change) => $"{change.CreditCode} {change.Version} {string.Join(',', change.Sections)}";
}
