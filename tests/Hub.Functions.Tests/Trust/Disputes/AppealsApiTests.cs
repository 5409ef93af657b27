using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hub.Functions.Tests.Trust.Disputes;

/// <summary>Appeals against hits of the negative list over HTTP: N16 is hit by a revoked licence and released by decision, N03 by facts only.</summary>
public sealed class AppealsApiTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string Revoked = "\"登记状态\":\"吊销\"";

    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task A_hit_is_appealed_released_until_a_day_and_counts_no_more()
    {
        const string Code = Enterprises.Wuxing;
        var enterprise = await HitAsync(Code);
        Assert.Equal(("Hit", false, false), await StandAsync(Code, enterprise));

        var appeal = await AppealAsync(Code, enterprise);
        Assert.Equal((HttpStatusCode.Created, "Received"), (appeal.Status, State(appeal)));
        var id = appeal.Json.Text("id")!;
        await Eventually.Async(async () => await StandAsync(Code, enterprise) == ("Hit", true, false), () => "the hit is not shown as appealed");
        Assert.Contains((await _hub.GetAsync("api/v1/appeals", HubUnderTest.RegistrationKey)).Json.GetProperty("appeals").EnumerateArray(), a => a.Text("id") == id);

        var until = TimeProvider.System.GetUtcNow().AddDays(30);
        var released = await DecideAsync(id, HubUnderTest.RegistrationKey, new { release = true, reference = "湖市监撤〔2026〕1号", reason = "吊销决定已撤销", until });
        Assert.Equal((HttpStatusCode.OK, "Released"), (released.Status, State(released)));
        (string?, bool, bool) stands = default;
        await Eventually.Async(async () => (stands = await StandAsync(Code, enterprise)) == ("Released", false, true), () => $"the hit still counts: {stands}");
        Assert.DoesNotContain((await _hub.GetAsync("api/v1/appeals", HubUnderTest.RegistrationKey)).Json.GetProperty("appeals").EnumerateArray(), a => a.Text("id") == id);
        var listed = (await _hub.GetAsync($"api/v1/enterprises/{Code}/appeals", enterprise)).Json.GetProperty("appeals").EnumerateArray().Single();
        Assert.Equal(["Received", "Released"], listed.GetProperty("steps").EnumerateArray().Select(s => s.Text("what")));
        Assert.Equal(until, listed.GetProperty("decision").GetProperty("until").GetDateTimeOffset());
        Assert.Equal((409, "case-stands-elsewhere"), await OutcomeAsync(DecideAsync(id, HubUnderTest.OperatorKey, Upheld)));
    }

    [Fact]
    public async Task An_appeal_and_a_release_are_told_only_to_who_may_see_all_that_the_hit_is_judged_by()
    {
        const string Code = Enterprises.Anji;
        var enterprise = await HitAsync(Code);
        var id = (await AppealAsync(Code, enterprise)).Json.Text("id")!;
        var (all, other) = (await ConsentAsync(Code, "I01", "I38"), await ConsentAsync(Code, "I10"));
        await Eventually.Async(async () => await SeenAsync(Code, all) == ("Hit", true, false), () => "who may see everything does not see the appeal");
        Assert.Equal((null, false, false), await SeenAsync(Code, other));

        Assert.Equal(HttpStatusCode.OK, (await DecideAsync(id, HubUnderTest.RegistrationKey, new { release = true, reference = "湖市监撤〔2026〕2号", reason = "吊销决定已撤销" })).Status);
        await Eventually.Async(async () => await SeenAsync(Code, all) == ("Released", false, true), () => "who may see everything does not see the release");
        Assert.Equal((null, false, false), await SeenAsync(Code, other));
    }

    [Fact]
    public async Task A_hit_that_is_upheld_counts_and_may_be_appealed_again()
    {
        const string Code = Enterprises.Nanxun;
        var enterprise = await HitAsync(Code);
        var id = (await AppealAsync(Code, enterprise)).Json.Text("id")!;
        Assert.Equal((409, "already-appealed"), await OutcomeAsync(AppealAsync(Code, enterprise)));

        Assert.Equal("Upheld", State(await DecideAsync(id, HubUnderTest.OperatorKey, Upheld)));
        await Eventually.Async(async () => await StandAsync(Code, enterprise) == ("Hit", false, false), () => "the hit does not stand");
        Assert.Equal((409, "case-stands-elsewhere"), await OutcomeAsync(DecideAsync(id, HubUnderTest.OperatorKey, new { release = true, reference = "1", reason = "又放" })));
        Assert.Equal("Received", State(await AppealAsync(Code, enterprise)));
    }

    [Fact]
    public async Task A_hit_that_only_facts_release_can_be_upheld_and_not_released()
    {
        const string Code = Enterprises.Deqing;
        var enterprise = await HitAsync(Code);
        var day = TimeProvider.System.GetUtcNow().AddDays(-30);
        using var records = JsonContent.Create(new[]
        {
            new Dictionary<string, string>
            {
                ["当事人"] = "湖州测试有限公司", ["当事人代码"] = Code, ["案号"] = "湖环突1号", ["罚款(万元)"] = "1", ["决定书日期"] = $"{day:yyyy-MM-dd}", ["事件级别"] = "较大",
                ["事件日期"] = $"{day:yyyy-MM-dd}", ["涉危废"] = "否", ["移送司法机关"] = "否", ["整改完成"] = "否", ["登记时间"] = $"{day:yyyy-MM-dd} 10:00:00", ["案件状态"] = "已决定",
            },
        });
        var pushed = await _hub.SendAsync(HttpMethod.Post, "api/v1/departments/D07/interfaces/I17/records", PushingDepartments.KeyOf("D07"), records);
        Assert.True(pushed.Status == HttpStatusCode.Accepted, pushed.Text);
        await _hub.CompleteAsync(pushed.Json.Text("id")!);
        var ecology = await DepartmentAsync("D07");
        var id = (await AppealAsync(Code, enterprise, "N03")).Json.Text("id")!;

        Assert.Equal((409, "not-by-decision"), await OutcomeAsync(DecideAsync(id, ecology, new { release = true, reference = "1", reason = "已整改" })));
        Assert.Equal("Upheld", State(await DecideAsync(id, ecology, Upheld)));
    }

    [Fact]
    public async Task What_is_no_hit_or_wrongly_asked_or_anothers_is_refused()
    {
        const string Code = Enterprises.Changxing;
        var (enterprise, stranger) = (await HitAsync(Code), await KeyAsync(new { id = $"stranger-{Guid.NewGuid():N}", role = "Enterprise", creditCode = Enterprises.Anji, scopes = Scopes }));
        Assert.Equal((409, "no-hit"), await OutcomeAsync(AppealAsync(Code, enterprise, "N01")));
        Assert.Equal((409, "no-hit"), await OutcomeAsync(AppealAsync(Code, enterprise, "N99")));
        Assert.Equal((403, "other-enterprise"), await OutcomeAsync(AppealAsync(Code, stranger)));
        Assert.Equal((403, "forbidden"), await OutcomeAsync(AppealAsync(Code, HubUnderTest.BankKey)));

        var id = (await AppealAsync(Code, enterprise)).Json.Text("id")!;
        Assert.Equal((404, "unknown-case"), await OutcomeAsync(DecideAsync(id, await DepartmentAsync("D07"), Upheld)));
        Assert.Equal((404, "unknown-case"), await OutcomeAsync(DecideAsync("none", HubUnderTest.OperatorKey, Upheld)));
        Assert.Equal((403, "forbidden"), await OutcomeAsync(DecideAsync(id, enterprise, Upheld)));
        Assert.Equal((400, "bad-decision"), await OutcomeAsync(DecideAsync(id, HubUnderTest.OperatorKey, new { reference = "1", reason = "无" })));
        Assert.Equal((400, "bad-text"), await OutcomeAsync(DecideAsync(id, HubUnderTest.OperatorKey, new { release = false, reason = "无" })));
        Assert.Equal((409, "bad-until"), await OutcomeAsync(DecideAsync(
            id, HubUnderTest.OperatorKey, new { release = true, reference = "1", reason = "无", until = TimeProvider.System.GetUtcNow().AddDays(-1) })));
        Assert.Equal("Received", State((await _hub.GetAsync($"api/v1/enterprises/{Code}/appeals", enterprise)).Json.GetProperty("appeals")[0]));
    }

    private static object Upheld => new { release = false, reference = "湖市监复〔2026〕2号", reason = "事实清楚" };

    private static string[] Scopes => ["disputes.write", "disputes.read", "evaluations.read"];

    private async Task<string> HitAsync(string code)
    {
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(code, more: Revoked)}]");
        return await KeyAsync(new { id = $"enterprise-{code}-{Guid.NewGuid():N}", role = "Enterprise", creditCode = code, scopes = Scopes, limits = new { perMinute = 6_000, perDay = 100_000 } });
    }

    private Task<string> DepartmentAsync(string department) =>
        KeyAsync(new { id = $"{department}-{Guid.NewGuid():N}", role = "Department", department, scopes = new[] { "disputes.read", "disputes.decide" } });

    private async Task<string> KeyAsync(object caller) =>
        (await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(caller))).Json.Text("key")!;

    private Task<Answer> AppealAsync(string code, string key, string item = "N16") =>
        _hub.SendAsync(HttpMethod.Post, $"api/v1/enterprises/{code}/appeals", key, JsonContent.Create(new { item, claim = "吊销决定有误" }));

    private Task<Answer> DecideAsync(string id, string key, object decision) =>
        _hub.SendAsync(HttpMethod.Post, $"api/v1/appeals/{id}/decision", key, JsonContent.Create(decision));

    /// <summary>How N16 stands in the enterprise's own evaluation, and whether it says that it is appealed or released.</summary>
    private async Task<(string? Finding, bool IsAppealed, bool IsReleased)> StandAsync(string code, string key)
    {
        var answer = await _hub.SendAsync(HttpMethod.Get, $"api/v1/enterprises/{code}/evaluation", key, null, ("x-hub-purpose", "SELF"));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return Stand(answer);
    }

    private static (string?, bool, bool) Stand(Answer answer)
    {
        var hit = answer.Json.GetProperty("negativeList").EnumerateArray().Single(n => n.Text("id") == "N16");
        return (hit.Text("finding"), hit.TryGetProperty("appealed", out _), hit.TryGetProperty("released", out _));
    }

    private async Task<string> ConsentAsync(string code, params string[] interfaces) => (await _hub.GrantAsync(
        ConsentCalls.Terms(code, ("interfaces", interfaces), ("classes", Array.Empty<string>())), HubUnderTest.OperatorKey, $"{Guid.NewGuid():N}")).ConsentId();

    /// <summary>N16 as a bank sees it by a consent.</summary>
    private async Task<(string?, bool, bool)> SeenAsync(string code, string consent)
    {
        var answer = await _hub.SendAsync(
            HttpMethod.Get, $"api/v1/enterprises/{code}/evaluation", HubUnderTest.BankKey, null, ("x-hub-purpose", "PRE_LOAN"), ("x-hub-consent", consent));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return Stand(answer);
    }

    private static string? State(Answer answer) => State(answer.Json);

    private static string? State(JsonElement appeal) => appeal.GetProperty("steps").EnumerateArray().Last().Text("what");

    private static async Task<(int Status, string? Problem)> OutcomeAsync(Task<Answer> asking)
    {
        var answer = await asking;
        return ((int)answer.Status, answer.Json.Text("type")?.Split(':')[^1]);
    }
}
