using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Azure.Sharing.Risks;
using Hub.Domain.Sharing.Risks;
using Hub.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Sharing;

public sealed class AlertsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Bank = "demo-bank";

    private static readonly Risk s_grade = new("tax-grade-d", "", true, [new("grade", "D")]);
    private static readonly Risk s_cases = new("new-enforcement", "", true, [new("cases", "2"), new("amount", null)]);
    private static readonly Risk s_hit = new("negative-hit", "N14", true, []);

    private HubUnderTest _hub = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await HubUnderTest.StartAsync(azurite);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_bank_sees_an_alert_with_its_evidence_acknowledges_it_and_says_whether_it_was_right()
    {
        await RaiseAsync(Enterprises.Wuxing, s_cases);
        var listed = (await ListAsync("")).Single();
        var id = listed.GetProperty("id").GetString()!;

        Assert.Equal("raised", listed.GetProperty("state").GetString());
        Assert.Equal(
            """[{"id":"cases","name":{"zh":"近3个月立案、未履行完毕的案件数","en":"Cases filed in 3 months and not performed"},"value":"2"},{"id":"amount","name":{"zh":"执行标的金额合计","en":"Sum enforced"},"unit":"元"}]""",
            listed.GetProperty("evidence").GetRawText());
        Assert.Equal(TimeSpan.FromHours(24), listed.GetProperty("acknowledgeBy").GetDateTimeOffset() - listed.GetProperty("raisedAt").GetDateTimeOffset());

        var acknowledged = await PostAsync($"{id}/acknowledgement", null);
        Assert.Equal((HttpStatusCode.OK, "acknowledged", "u1"), (acknowledged.Status, State(acknowledged), acknowledged.Json.GetProperty("acknowledgedBy").GetString()));
        Assert.Equal(acknowledged.Text, (await PostAsync($"{id}/acknowledgement", null)).Text);

        var judged = await PostAsync($"{id}/feedback", new { verdict = "wrong", reason = "案件主体同名" });
        Assert.Equal((HttpStatusCode.OK, "closed", "wrong"), (judged.Status, State(judged), judged.Json.GetProperty("feedback").GetProperty("verdict").GetString()));
        Assert.Equal(judged.Text, (await _hub.GetAsync($"api/v1/alerts/{id}", HubUnderTest.BankKey)).Text);
        Assert.Empty(await ListAsync(""));
        Assert.Equal(["cn.hub.risk.raised", "cn.hub.risk.acknowledged"], await EventsAsync());
    }

    [Fact]
    public async Task Without_a_consent_in_force_nothing_of_an_alert_is_seen_any_more()
    {
        var consent = await RaiseAsync(Enterprises.Wuxing, s_cases);
        var id = (await ListAsync("")).Single().GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await _hub.ChangeAsync(consent, "revoke", await _hub.EnterpriseKeyAsync(Enterprises.Wuxing))).Status);

        Assert.Empty(await ListAsync("?state=all"));
        foreach (var refused in new[] { await _hub.GetAsync($"api/v1/alerts/{id}", HubUnderTest.BankKey), await PostAsync($"{id}/acknowledgement", null) })
        {
            Assert.Equal((HttpStatusCode.Forbidden, "2001", "consentRevoked"), (refused.Status, refused.Json.GetProperty("code").GetString(), refused.Json.GetProperty("reason").GetString()));
        }

        Assert.DoesNotContain("cn.hub.risk.raised", await EventsAsync());
    }

    [Fact]
    public async Task Alerts_are_found_by_what_they_are_page_by_page_and_no_bank_finds_anothers()
    {
        await RaiseAsync(Enterprises.Wuxing, s_grade, s_cases, s_hit);
        await RaiseAsync(Enterprises.Anji, s_hit);

        Assert.Equal(4, (await ListAsync("")).Count);
        Assert.Equal(["N14", "N14"], (await ListAsync("?rule=negative-hit")).Select(a => a.GetProperty("item").GetString()));
        Assert.Equal(3, (await ListAsync($"?creditCode={Enterprises.Wuxing}&severity=high&state=raised")).Count);
        Assert.Empty(await ListAsync("?state=withdrawn"));
        var pages = new List<string>();
        for (var cursor = ""; ;)
        {
            var page = (await _hub.GetAsync($"api/v1/alerts?limit=3{cursor}", HubUnderTest.BankKey)).Json;
            pages.AddRange(page.GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("id").GetString()!));
            if (!page.TryGetProperty("next", out var next))
            {
                break;
            }

            cursor = $"&cursor={next}";
        }

        Assert.Equal(4, pages.Distinct().Count());
        var made = await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(new { id = "another-bank", role = "Bank" }));
        var other = made.Json.GetProperty("key").GetString()!;
        Assert.Equal(HttpStatusCode.NotFound, (await _hub.GetAsync($"api/v1/alerts/{pages[0]}", other)).Status);
        Assert.Empty((await _hub.GetAsync("api/v1/alerts?state=all", other)).Json.GetProperty("alerts").EnumerateArray());
    }

    [Theory]
    [InlineData("state=new", "state is open, all or one of raised, escalated, acknowledged, closed, withdrawn.")]
    [InlineData("severity=severe", "severity is one of high, medium, low.")]
    [InlineData("limit=101", "limit is 1 to 100.")]
    [InlineData("rule=tax", "rule is one of status-lost, electricity-drop, headcount-drop, tax-grade-d, new-enforcement, environment-red-black, equity-pledge, negative-hit.")]
    public async Task A_bad_filter_is_refused_with_what_would_be_right(string query, string detail)
    {
        var refused = await _hub.GetAsync($"api/v1/alerts?{query}", HubUnderTest.BankKey);

        Assert.Equal((HttpStatusCode.BadRequest, detail), (refused.Status, refused.Json.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Bad_feedback_and_unknown_alerts_are_refused_and_a_withdrawn_one_takes_no_acknowledgement()
    {
        await RaiseAsync(Enterprises.Wuxing, s_cases);
        var id = (await ListAsync("")).Single().GetProperty("id").GetString()!;

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync($"{id}/feedback", new { verdict = "maybe", reason = "…" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync($"{id}/feedback", new { verdict = "right" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync($"{id[..^1]}9/acknowledgement", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _hub.GetAsync("api/v1/alerts/~due-1", HubUnderTest.BankKey)).Status);
        await Alerts().ApplyAsync(Enterprises.Wuxing, 2, [s_cases], [], [], Stop);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync($"{id}/acknowledgement", null)).Status);
    }

    [Fact]
    public async Task The_precision_of_a_rule_is_told_when_ten_enterprises_make_it_up()
    {
        for (var i = 0; i < 10; i++)
        {
            await RaiseAsync(CreditCodes.Make("91", "330502", $"MX{i:D6}"), i < 9 ? [s_cases, s_hit] : [s_cases]);
        }

        foreach (var (alert, i) in (await ListAsync("?rule=new-enforcement")).Select((a, i) => (a.GetProperty("id").GetString(), i)))
        {
            await PostAsync($"{alert}/feedback", new { verdict = i < 7 ? "right" : "wrong", reason = "已核实" });
        }

        var rules = (await _hub.GetAsync("api/v1/alerts/precision", HubUnderTest.OperatorKey)).Json.GetProperty("rules").EnumerateArray().ToDictionary(r => r.GetProperty("rule").GetString()!);

        var told = rules["new-enforcement"];
        Assert.Equal((10, 10, 10, 7, 0.7m), (Int(told, "raised"), Int(told, "acknowledgedInTime"), Int(told, "judged"), Int(told, "right"), told.GetProperty("precision").GetDecimal()));
        Assert.Equal((null, 0, 0), (Int(rules["negative-hit"], "raised"), Int(rules["negative-hit"], "acknowledgedInTime"), Int(rules["negative-hit"], "judged")));
        Assert.Equal(0, Int(rules["equity-pledge"], "raised"));
        Assert.Equal(HttpStatusCode.Forbidden, (await _hub.GetAsync("api/v1/alerts/precision", HubUnderTest.BankKey)).Status);
    }

    [Fact]
    public async Task An_evaluation_shows_the_risks_of_what_a_department_pushed()
    {
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Enterprises.Deqing, more: "\"登记状态\":\"吊销\"")}]");
        await _hub.ConsentAsync(Enterprises.Deqing);

        var risks = (await _hub.GetAsync($"api/v1/enterprises/{Enterprises.Deqing}/evaluation", HubUnderTest.BankKey)).Json.GetProperty("risks").EnumerateArray().ToList();

        Assert.Equal(["status-lost", "negative-hit"], risks.Select(r => r.GetProperty("rule").GetString()));
        Assert.Equal("REVOKED", risks[0].GetProperty("evidence")[0].GetProperty("value").GetString());
        Assert.Equal("N16", risks[1].GetProperty("item").GetString());
    }

    private Alerts Alerts() => _hub.Services.GetRequiredService<Alerts>();

    /// <summary>Consents, and raises what an evaluation of the first version found; returns the consent.</summary>
    private async Task<string> RaiseAsync(string code, params Risk[] risks)
    {
        var granted = await _hub.GrantAsync(ConsentCalls.Terms(code), HubUnderTest.OperatorKey, "once");
        Assert.Equal(HttpStatusCode.Created, granted.Status);
        await Alerts().ApplyAsync(code, 1, [], risks, [new AlertReader(Bank, granted.ConsentId(), DateTimeOffset.MaxValue)], Stop);
        return granted.ConsentId();
    }

    private async Task<List<JsonElement>> ListAsync(string query) =>
        [.. (await _hub.GetAsync($"api/v1/alerts{query}", HubUnderTest.BankKey)).Json.GetProperty("alerts").EnumerateArray()];

    private Task<Answer> PostAsync(string path, object? body) =>
        _hub.SendAsync(HttpMethod.Post, $"api/v1/alerts/{path}", HubUnderTest.BankKey, body is null ? null : JsonContent.Create(body), ("x-hub-user", "u1"));

    private async Task<List<string?>> EventsAsync() =>
    [
        .. (await _hub.GetAsync("api/v1/events?cursor=0", HubUnderTest.BankKey)).Json.GetProperty("events").EnumerateArray()
            .Select(e => e.GetProperty("type").GetString()).Where(t => t!.StartsWith("cn.hub.risk.", StringComparison.Ordinal)),
    ];

    private static string? State(Answer answer) => answer.Json.GetProperty("state").GetString();

    private static int? Int(JsonElement cell, string name) => cell.TryGetProperty(name, out var number) ? number.GetInt32() : null;
}
