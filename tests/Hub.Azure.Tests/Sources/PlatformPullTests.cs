using System.Text;
using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Azure.Sources;
using Hub.Domain.Intake;
using static Hub.Azure.Tests.Sources.Platform;
using static Hub.Azure.Tests.Sources.Pull;

namespace Hub.Azure.Tests.Sources;

/// <summary>What is asked at the shared data platform, in signed questions, page by page.</summary>
public sealed class PlatformPullTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_are_asked_for_one_after_the_other_and_the_next_run_asks_for_changes()
    {
        await using var platform = await StartAsync(q => Text(q, "cursor") == ""
            ? new PlatformReply("0", $"[ {Labour(1)} , {Labour(2)}]") { Next = "c2" }
            : new PlatformReply("0", $"[{Labour(3)}]"));
        await using var hub = await platform.HubAsync(azurite);

        var batch = await PullAsync(hub, "I11");
        hub.Time.Advance(HubUnderTest.Night.AddDays(1));
        await PullAsync(hub, "I11");

        Assert.Equal((BatchState.Sealed, null, 3L, 3L), (batch.State, batch.Problem, batch.Read, batch.Accepted));
        Assert.Equal(DayEnd(20), batch.SourceAsOf);
        string[] names = ["interface_id", "subject_uscc", "purpose_code", "consent_id", "cursor", "since", "limit", "ts"];
        Assert.Equal(
            [
                "I11||GREEN_EVAL||||1000|2026-11-21T01:00:00+08:00",
                "I11||GREEN_EVAL||c2||1000|2026-11-21T01:00:00+08:00",
                "I11||GREEN_EVAL|||2026-11-19T01:00:00+08:00|1000|2026-11-22T01:00:00+08:00",
                "I11||GREEN_EVAL||c2|2026-11-19T01:00:00+08:00|1000|2026-11-22T01:00:00+08:00",
            ],
            platform.Questions.Select(q => string.Join('|', names.Select(name => Text(q, name)))));
        var staged = await hub.StagedAsync(batch);
        Assert.Equal(Labour(2), Encoding.UTF8.GetString(await hub.EvidenceAsync(staged[1].Evidence)));
        Assert.All(staged, r => Assert.Equal(DayEnd(20), r.AsOf));
    }

    [Fact]
    public async Task One_record_of_the_platform_may_be_many_months_of_ours()
    {
        var record = $$"""{"统一社会信用代码":"{{Enterprises.Code(1)}}","参保明细":[{"费款所属期":"202609","参保人数(人)":"12"},{"费款所属期":"?"},{"费款所属期":"202610","参保人数(人)":"13"}]}""";
        await using var platform = await StartAsync(_ => new PlatformReply("0", $"[{record}]"));
        await using var hub = await platform.HubAsync(azurite);

        var batch = await PullAsync(hub, "I10");
        var staged = await hub.StagedAsync(batch);

        Assert.Equal((3L, 2L, 1L), (batch.Read, batch.Accepted, batch.Quarantined));
        Assert.Equal(["202609", "", "202610"], staged.Select(r => r.ItemKey));
        foreach (var item in staged)
        {
            Assert.Equal(record, Encoding.UTF8.GetString(await hub.EvidenceAsync(item.Evidence)));
        }

        var segment = Assert.Single(await hub.Get<QuarantineStore>().ListAsync("I10", Stop));
        var wrong = Assert.Single(await hub.Get<QuarantineStore>().ReadAsync(segment, Stop).ToListAsync(Stop));
        Assert.Equal($$"""{"统一社会信用代码":"{{Enterprises.Code(1)}}","参保明细":[{"费款所属期":"?"}]}""", wrong.Raw);
        Assert.Equal(1, (await hub.Get<Replay>().RunAsync(hub.Interface("I10"), segment, Stop)).Quarantined);
    }

    [Fact]
    public async Task A_page_without_records_is_an_answer()
    {
        await using var platform = await StartAsync(_ => new PlatformReply("1001"));
        await using var hub = await platform.HubAsync(azurite);

        var batch = await PullAsync(hub, "I11");

        Assert.Equal((BatchState.Sealed, null, 0L), (batch.State, batch.Problem, batch.Read));
    }

    [Theory]
    [InlineData("3001")]
    [InlineData("3002")]
    public async Task A_source_that_does_not_answer_is_asked_again_later_and_looks_not_like_an_empty_one(string code)
    {
        var isDown = true;
        await using var platform = await StartAsync(_ => isDown ? new PlatformReply(code) : new PlatformReply("0", $"[{Labour(1)}]"));
        await using var hub = await platform.HubAsync(azurite);
        var token = await TokenAsync(hub, "I11");

        await hub.Get<Pulling>().PullAsync(token, Stop);
        var waiting = (await hub.Get<BatchStore>().FindAsync(token.Run, "I11", Stop))!.Value;
        isDown = false;
        var batch = await PullAsync(hub, token);

        Assert.Equal((BatchState.Open, 1, $"the source behind the platform did not answer: {code} 说明"), (waiting.State, waiting.Attempts, waiting.Problem));
        Assert.Equal((BatchState.Sealed, 1L), (batch.State, batch.Read));
    }

    [Theory]
    [InlineData("2001", "2001 授权缺失或已失效，请先取得企业授权 (consent missing or expired: obtain the enterprise's authorisation)")]
    [InlineData("2002", "2002 用途不被允许，请向平台申请该用途或更正目录中的 purposeCode (purpose not allowed: have the platform allow it, or correct purposeCode in the catalog)")]
    [InlineData("4001", "4001 统一社会信用代码无效，请核对登记信息 (invalid credit code: compare it with the registration)")]
    [InlineData("4002", "4002 主体已合并或注销，请核对登记状态 (subject merged or cancelled: compare its status in the registration)")]
    [InlineData("5001", "the day's quota of questions is used up: 5001 说明")]
    public async Task A_page_that_is_refused_for_good_is_given_up_at_once(string code, string problem)
    {
        await using var platform = await StartAsync(_ => new PlatformReply(code));
        await using var hub = await platform.HubAsync(azurite);

        var batch = await PullAsync(hub, "I11");

        Assert.Equal((BatchState.Failed, problem), (batch.State, batch.Problem));
        Assert.Single(platform.Questions);
    }

    [Theory]
    [InlineData("wrong sign", "POST d05/laodong: the reply's sign is not the platform's: compare Hub:SharedPlatform:Secret")]
    [InlineData("another request", "POST d05/laodong: the reply is to another request_id")]
    [InlineData("unknown code", "the reply code “7777” is none of those the catalog knows")]
    public async Task A_reply_that_is_not_the_platforms_counts_as_none(string fault, string problem)
    {
        await using var platform = await StartAsync(_ => fault switch
        {
            "wrong sign" => new PlatformReply("0", $"[{Labour(1)}]") { Sign = new string('0', 64) },
            "another request" => new PlatformReply("0", $"[{Labour(1)}]") { RequestId = Guid.Empty.ToString() },
            _ => new PlatformReply("7777"),
        });
        await using var hub = await platform.HubAsync(azurite, ("PullAttempts", "1"));

        var batch = await PullAsync(hub, "I11");

        Assert.Equal((BatchState.Failed, $"given up after 1 attempts: {problem}"), (batch.State, batch.Problem));
        Assert.Empty(await hub.PendingRangesAsync());
    }

    [Fact]
    public async Task Every_attempt_has_a_nonce_and_a_signature_of_its_own()
    {
        var replies = 0;
        await using var platform = await StartAsync(_ => new PlatformReply("0", $"[{Labour(1)}]") { Sign = replies++ == 0 ? "spoilt on the way" : null });
        await using var hub = await platform.HubAsync(azurite);

        var batch = await PullAsync(hub, "I11");

        Assert.Equal((BatchState.Sealed, 0), (batch.State, platform.Refused));
        Assert.Equal(2, platform.Questions.Select(q => Text(q, "nonce")).Distinct().Count());
        Assert.Equal(2, platform.Questions.Select(q => Text(q, "request_id")).Distinct().Count());
        Assert.All(platform.Questions, q => Assert.Matches("^[0-9a-f]{32}$", Text(q, "nonce")));
    }

    [Theory]
    [InlineData("BaseAddress")]
    [InlineData("AppId")]
    [InlineData("Secret")]
    public async Task A_missing_setting_fails_what_goes_through_the_platform_and_is_named(string setting)
    {
        await using var platform = await StartAsync(_ => new PlatformReply("1001"));
        await using var hub = await HubUnderTest.StartAsync(
            azurite, [("PullAttempts", "1"), .. platform.Settings.Where(s => s.Item1 != $"SharedPlatform:{setting}")]);

        var batch = await PullAsync(hub, "I11");

        Assert.Equal(
            (BatchState.Failed, $"given up after 1 attempts: the shared data platform cannot be asked: set Hub:SharedPlatform:{setting}"), (batch.State, batch.Problem));
    }

    [Fact]
    public async Task A_delivery_confirms_what_was_so_when_the_platform_says_it_was()
    {
        string[] asOf = ["2026-11-20", "2026-11-18", "", "2099-01-01"];
        var run = 0;
        await using var platform = await StartAsync(_ => new PlatformReply("0", $"[{Labour(1)}]") { AsOf = asOf[run] });
        await using var hub = await platform.HubAsync(azurite);
        var confirmed = new List<DateTimeOffset?>();
        for (; run < asOf.Length; run++)
        {
            hub.Time.Advance(HubUnderTest.Night.AddDays(run));
            await PullAsync(hub, "I11");
            confirmed.Add((await hub.Get<InterfaceStates>().ListAsync(Stop))["I11"].ConfirmedAt);
        }

        // Older than the one before; by the time the source made it, which was a night earlier; not later than the sealing.
        var madeAt = new DateTimeOffset(2026, 11, 21, 0, 30, 0, TimeSpan.FromHours(8));
        Assert.Equal([DayEnd(20), DayEnd(20), madeAt, HubUnderTest.Night.AddDays(3)], confirmed);
    }

    private static string Labour(int number) => $$"""{"单位统一代码":"{{Enterprises.Code(number)}}","诚信等级代码":"1"}""";
}
