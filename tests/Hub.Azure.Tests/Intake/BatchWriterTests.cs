using System.Text;
using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Azure.Profiles;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Intake;

public sealed class BatchWriterTests(AzuriteFixture azurite)
{
    private static readonly string A = Enterprises.Code(1);
    private static readonly string B = Enterprises.Code(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_is_counted_and_every_pointer_leads_to_the_raw_record()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite, ("CheckpointRecords", "2"));
        string[] lines =
        [
            Enterprises.Registration(A, "甲", more: ",\"备用\":1"), "no JSON", Enterprises.Registration(B, "乙", more: ",\"备用\":2,\"另\":3"),
            Enterprises.Registration("911", "丙"), Enterprises.Registration(B, "", 2),
        ];

        var batch = await hub.PushAsync(lines);

        Assert.Equal((BatchState.Sealed, 5, 2, 0, 3), (batch.State, batch.Read, batch.Accepted, batch.Unchanged, batch.Quarantined));
        Assert.Equal([2, 4, 5], batch.Reasons.Select(r => r.Record));
        Assert.Equal<string?>([null, null, B], batch.Reasons.Select(r => r.Code));
        Assert.Equal(["MALFORMED", "BAD_LENGTH", "REQUIRED"], batch.Reasons.Select(r => r.Errors[0].Name));
        Assert.Equal(["另 1", "备用 2"], batch.UnknownFields.Select(u => $"{u.Key} {u.Value}").Order(StringComparer.Ordinal));
        var staged = await hub.StagedAsync(batch);
        Assert.Equal([StagedKind.Item, StagedKind.Item, StagedKind.Quarantined], staged.Select(r => r.Kind));
        Assert.Equal([lines[0], lines[2], lines[4]], await RawAsync(hub, staged.Select(r => r.Evidence)));
        var segments = await hub.Get<QuarantineStore>().ListAsync("I24", Stop);
        var quarantined = new List<QuarantinedRecord>();
        foreach (var segment in segments.Reverse())
        {
            await foreach (var record in hub.Get<QuarantineStore>().ReadAsync(segment, Stop))
            {
                quarantined.Add(record);
            }
        }

        Assert.Equal([1, 1, 1], segments.Select(s => s.Count));
        Assert.Equal([lines[1], lines[3], lines[4]], quarantined.Select(q => q.Raw));
        Assert.Equal([lines[1], lines[3], lines[4]], await RawAsync(hub, quarantined.Select(q => q.Evidence)));
    }

    [Fact]
    public async Task A_hundred_reasons_are_kept_and_as_many_as_fit_into_the_row()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var few = await hub.PushAsync([.. Enumerable.Range(0, 150).Select(i => $"bad {i}")]);
        Assert.Equal((150, 100), (few.Quarantined, few.Reasons.Count));

        var random = new Random(3);
        string Noise() => string.Concat(Enumerable.Range(0, 100).Select(_ => (char)random.Next(0x4E00, 0x9FA5)));
        var fields = new[] { "注册资本", "实缴资本", "成立日期", "行业代码", "行政区划代码", "登记状态", "近24个月法定代表人变更次数", "年报公示情况" };
        var fat = await hub.PushAsync([.. Enumerable.Range(0, 120).Select(i => Enterprises.Registration(
            Enterprises.Code(i), "甲", more: string.Concat(fields.Select(f => $",\"{f}\":\"{Noise()}\""))))]);
        Assert.Equal(120, fat.Quarantined);
        Assert.InRange(fat.Reasons.Count, 1, 99);
    }

    [Fact]
    public async Task Unknown_names_are_bounded_over_all_checkpoints()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite, ("CheckpointRecords", "1"));
        var batch = await hub.PushAsync([.. Enumerable.Range(0, 4).Select(i => Enterprises.Registration(
            A, "甲", more: string.Concat(Enumerable.Range(0, 30).Select(f => $",\"f{i}-{f}\":1"))))]);
        Assert.Equal(50, batch.UnknownFields.Count);
    }

    [Fact]
    public async Task A_new_writer_goes_on_after_the_last_checkpoint_as_if_nothing_had_happened()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var killed = await hub.OpenAsync("I24");
        Add(hub, killed, Enterprises.Registration(A, "甲"));
        await killed.CheckpointAsync(killed.Evidence.End, "one", Stop);
        Add(hub, killed, "bad, and lost with the kill");

        var stored = (await hub.Get<BatchStore>().FindAsync(killed.Batch.Run, "I24", Stop))!;
        var writer = hub.Get<BatchWriters>().For(hub.Interface("I24"), stored);
        Assert.Equal("one", writer.Batch.Cursor);
        Add(hub, writer, Enterprises.Registration(B, "乙"));
        await writer.FinishAsync(writer.Evidence.End, null, Stop);

        Assert.Equal((2, 2, 0, BatchState.Received), (writer.Batch.Read, writer.Batch.Accepted, writer.Batch.Quarantined, writer.Batch.State));
        Assert.Equal([1, 2], (await hub.StagedAsync(writer.Batch)).Select(r => r.Sequence));
    }

    [Fact]
    public async Task What_a_killed_attempt_put_into_quarantine_is_not_listed_if_the_next_one_finds_nothing_wrong()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var writer = await hub.OpenAsync("I24");
        var quarantine = hub.Get<QuarantineStore>();
        QuarantinedRecord[] wrong = [new(1, 1, null, hub.Time.GetUtcNow(), default, "bad", [])];
        await quarantine.WriteAsync("I24", writer.Batch.Run, 1, wrong, Stop);

        Add(hub, writer, Enterprises.Registration(A, "甲"));
        await writer.FinishAsync(writer.Evidence.End, null, Stop);
        Assert.Empty(await quarantine.ListAsync("I24", Stop));
    }

    [Fact]
    public async Task Of_two_workers_on_one_batch_the_second_to_write_has_to_stop()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var first = await hub.OpenAsync("I24");
        var second = hub.Get<BatchWriters>().For(
            hub.Interface("I24"), (await hub.Get<BatchStore>().FindAsync(first.Batch.Run, "I24", Stop))!);
        await first.CheckpointAsync(0, "one", Stop);
        var stopped = await Assert.ThrowsAsync<BatchTakenOverException>(() => second.CheckpointAsync(0, "two", Stop));
        Assert.Equal($"Batch {first.Batch.Run} I24 was changed by another worker.", stopped.Message);
        Assert.Equal("one", (await hub.Get<BatchStore>().FindAsync(first.Batch.Run, "I24", Stop))!.Value.Cursor);
    }

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
        Add(hub, writer, Enterprises.Registration(A, "乙"));
        await writer.CheckpointAsync(writer.Evidence.End, null, Stop);
        await hub.Store.Unbuilt.DeleteEntityAsync("I24", "other", cancellationToken: Stop);
        Add(hub, writer, Enterprises.Registration(A, "甲"));
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
        Add(hub, writer, Enterprises.Registration(A, "甲"));
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

    [Fact]
    public async Task A_replayed_answer_is_taken_whole_again()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAsync(Enterprises.Registration(A, "甲"));
        string[] items = [$$"""{"统一社会信用代码":"{{A}}","不动产权证号":"一"}""", $$"""{"统一社会信用代码":"{{B}}","不动产权证号":"二"}"""];
        var writer = await hub.OpenAsync("I12", RunKind.Operator);
        var at = hub.Time.GetUtcNow();
        writer.AddAnswer(A, [.. items.Select(i => new RawRecord(Encoding.UTF8.GetBytes(i), 0, 0, null))], new EvidencePointer("raw", 0, 0), at);
        await writer.FinishAsync(0, null, Stop);
        var rejected = Assert.Single(writer.Batch.Reasons);
        Assert.Equal($"WRONG_SUBJECT subject=…: {A}, the enterprise that was asked for", Assert.Single(rejected.Errors).ToString());

        var segment = Assert.Single(await hub.Get<QuarantineStore>().ListAsync("I12", Stop));
        var replayed = await hub.Get<Replay>().RunAsync(hub.Interface("I12"), segment, Stop);
        Assert.Equal((1, 1), (replayed.Read, replayed.Quarantined));
        Assert.Equal(rejected.Errors, Assert.Single(replayed.Reasons).Errors);
        Assert.Equal(replayed.Run, (await hub.Get<QuarantineStore>().FindAsync("I12", segment.Id, Stop))!.ReplayedBy);
    }

    private static string Name(ProfileRow row) => Encoding.UTF8.GetString(row.Profile.Find("I24")!.Items.Single().Content.Span);

    private static void Add(HubUnderTest hub, BatchWriter writer, string record)
    {
        var start = writer.Evidence.End;
        var bytes = Encoding.UTF8.GetBytes(record);
        writer.Evidence.Append(bytes);
        writer.Add(new RawRecord(bytes, start, bytes.Length, null), hub.Time.GetUtcNow());
    }

    private static async Task DeliverAsync(HubUnderTest hub, string record)
    {
        hub.Time.Advance(hub.Time.GetUtcNow().AddDays(1));
        var writer = await hub.OpenAsync("I28");
        Add(hub, writer, record);
        await writer.FinishAsync(writer.Evidence.End, null, Stop);
        await hub.Get<Sealing>().SealAsync((await hub.Get<BatchStore>().FindAsync(writer.Batch.Run, "I28", Stop))!, Stop);
        await hub.BuildAsync();
    }

    private static async Task<List<string>> RawAsync(HubUnderTest hub, IEnumerable<EvidencePointer> pointers)
    {
        var raw = new List<string>();
        foreach (var pointer in pointers)
        {
            raw.Add(Encoding.UTF8.GetString(await hub.EvidenceAsync(pointer)).TrimEnd('\n'));
        }

        return raw;
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
