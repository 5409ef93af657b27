using System.Text.Json;
using Hub.Domain.Intake;
using static Hub.Azure.Tests.Sources.Platform;
using static Hub.Azure.Tests.Sources.Pull;

namespace Hub.Azure.Tests.Sources;

/// <summary>What is asked at the shared data platform of one enterprise after the other.</summary>
public sealed class PlatformPerSubjectPullTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Of_single_enterprises_no_record_and_not_reached_and_refused_are_kept_apart()
    {
        var codes = Enumerable.Range(1, 6).Select(Enterprises.Code).ToList();
        string[] replies = ["0", "1001", "3001", "3002", "4002", "2001"];
        await using var platform = await StartAsync(q => replies[codes.IndexOf(Text(q, "subject_uscc"))] switch
        {
            "0" => new PlatformReply("0", $"[{Case(codes[0])}]"),
            var code => new PlatformReply(code),
        });
        await using var hub = await platform.HubAsync(azurite);
        await hub.PushAsync([.. codes.Select(c => Enterprises.Registration(c, "甲"))]);
        await hub.BuildAsync();

        var batch = await PullAsync(hub, "I34");
        await hub.BuildAsync();

        Assert.Equal((BatchState.Sealed, 2L, 2L, 4L), (batch.State, batch.Read, batch.Accepted, batch.Unanswered));
        Assert.Equal(
            "4 enterprises got no answer and are asked again by the next run"
            + "; 1 of them: 2001 授权缺失或已失效，请先取得企业授权 (consent missing or expired: obtain the enterprise's authorisation)"
            + "; 1 of them: 4002 主体已合并或注销，请核对登记状态 (subject merged or cancelled: compare its status in the registration)",
            batch.Problem);
        var sections = await Task.WhenAll(codes.Select(async c => (await hub.ProfileAsync(c)).Profile.Find("I34")));
        Assert.Equal([1, 0, null, null, null, null], sections.Select(s => s?.Items.Count));
        Assert.Equal(DayEnd(20), sections[0]!.Items[0].AsOf);
        Assert.Equal(DayEnd(20), (await hub.ProfileAsync(codes[1])).Asked["I34"]);

        // Those that did not answer four times, those refused once: asking again does not change a refusal.
        Assert.Equal([1, 1, 4, 4, 1, 1], codes.Select(c => platform.Questions.Count(q => Text(q, "subject_uscc") == c)));
    }

    [Fact]
    public async Task When_the_platform_grants_no_more_questions_few_are_asked_in_vain()
    {
        await using var platform = await StartAsync(_ => new PlatformReply("5001"));
        await using var hub = await platform.HubAsync(azurite);
        await hub.PushAsync([.. Enumerable.Range(1, 200).Select(i => Enterprises.Registration(Enterprises.Code(i), "甲"))]);
        await hub.BuildAsync();

        var batch = await PullAsync(hub, "I34");

        Assert.Equal(
            (BatchState.Sealed, 0L, 200L, "the department says that the day's quota of questions is used up; 200 enterprises got no answer and are asked again by the next run"),
            (batch.State, batch.Read, batch.Unanswered, batch.Problem));

        // Four rounds, for the quota may be the second's, and in each those that were under way together.
        Assert.InRange(platform.Questions.Count, 1, 4 * 16);
    }

    [Fact]
    public async Task An_answer_of_rows_is_one_answer()
    {
        var code = Enterprises.Code(1);
        var record = $$"""{"统一社会信用代码":"{{code}}","董事(人)":3,"股东":[{"名称":"甲","证件摘要":"{{new string('a', 64)}}"},{"名称":"乙","证件摘要":"{{new string('b', 64)}}"}]}""";
        await using var platform = await StartAsync(_ => new PlatformReply("0", $"[{record}]") { AsOf = "2026-11-20T18:00:00+08:00" });
        await using var hub = await platform.HubAsync(azurite);
        await hub.PushAsync(Enterprises.Registration(code, "甲"));
        await hub.BuildAsync();

        await PullAsync(hub, "I25");
        await hub.BuildAsync();

        var items = (await hub.ProfileAsync(code)).Profile.Find("I25")!.Items;
        Assert.Equal([new string('a', 64), new string('b', 64)], items.Select(i => i.Key));
        Assert.All(items, i => Assert.Equal(3, JsonElement.Parse(i.Content.Span).GetProperty("director_count").GetInt32()));
        Assert.All(items, i => Assert.Equal(new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(8)), i.AsOf));
    }

    private static string Case(string code) => $$"""{"当事人":{"统一社会信用代码":"{{code}}","地位":"被告"},"案件":{"案号":"（2026）浙0503民初1号"} }""";
}
