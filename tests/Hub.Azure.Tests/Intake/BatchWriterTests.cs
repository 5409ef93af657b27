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
        hub.Receive(killed, Enterprises.Registration(A, "甲"));
        await killed.CheckpointAsync(killed.Evidence.End, "one", Stop);
        hub.Receive(killed, "bad, and lost with the kill");

        var stored = (await hub.Get<BatchStore>().FindAsync(killed.Batch.Run, "I24", Stop))!;
        var writer = hub.Get<BatchWriters>().For(hub.Interface("I24"), stored);
        Assert.Equal("one", writer.Batch.Cursor);
        hub.Receive(writer, Enterprises.Registration(B, "乙"));
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

        hub.Receive(writer, Enterprises.Registration(A, "甲"));
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

    private static async Task<List<string>> RawAsync(HubUnderTest hub, IEnumerable<EvidencePointer> pointers)
    {
        var raw = new List<string>();
        foreach (var pointer in pointers)
        {
            raw.Add(Encoding.UTF8.GetString(await hub.EvidenceAsync(pointer)).TrimEnd('\n'));
        }

        return raw;
    }
}
