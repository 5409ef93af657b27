using System.Net;
using System.Text;
using Azure.Data.Tables;
using Hub.Azure;
using Hub.Domain.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Trust;

public sealed class AccessTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    /// <summary>Who of the demo callers may use which route; everything else is refused.</summary>
    private static readonly Dictionary<string, string[]> s_matrix = new()
    {
        ["PushRecords"] = [HubUnderTest.RegistrationKey],
        ["ReadReceipt"] = [HubUnderTest.RegistrationKey],
        ["ReadQualityReport"] = [HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey],
        ["ListQualityHits"] = [HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey],
        ["ListInterfaces"] = [HubUnderTest.OperatorKey],
        ["ListHeld"] = [HubUnderTest.OperatorKey],
        ["ReleaseHeld"] = [HubUnderTest.OperatorKey],
        ["DiscardHeld"] = [HubUnderTest.OperatorKey],
        ["StartRun"] = [HubUnderTest.OperatorKey],
        ["ListRuns"] = [HubUnderTest.OperatorKey],
        ["ReadRun"] = [HubUnderTest.OperatorKey],
        ["ListQuarantine"] = [HubUnderTest.OperatorKey],
        ["ReadQuarantine"] = [HubUnderTest.OperatorKey],
        ["ReplayQuarantine"] = [HubUnderTest.OperatorKey],
        ["ReadProfile"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["ReadEvaluation"] = [HubUnderTest.BankKey],
        ["ReadCarbon"] = [HubUnderTest.BankKey],
        ["ListRulebooks"] = [HubUnderTest.OperatorKey, HubUnderTest.BankKey],
        ["ReadRulebook"] = [HubUnderTest.OperatorKey, HubUnderTest.BankKey],
        ["ReadGradeStatistics"] = [HubUnderTest.OperatorKey],
        ["ReadPercentiles"] = [HubUnderTest.OperatorKey],
        ["StartShadowRun"] = [HubUnderTest.OperatorKey],
        ["ListShadowRuns"] = [HubUnderTest.OperatorKey],
        ["ReadShadowRun"] = [HubUnderTest.OperatorKey],
        ["ReleaseRulebook"] = [HubUnderTest.OperatorKey],
        ["StartSweep"] = [HubUnderTest.OperatorKey],
        ["RefreshProfile"] = [HubUnderTest.BankKey],
        ["QueryProfiles"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["ReadEvents"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["AcknowledgeEvents"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["RaiseDispute"] = [],
        ["ListEnterpriseDisputes"] = [HubUnderTest.OperatorKey],
        ["ListDisputes"] = [HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey],
        ["ReadDispute"] = [HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey],
        ["ReplyToDispute"] = [HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey],
        ["StateInDispute"] = [],
        ["ComplainInDispute"] = [],
        ["AppealHit"] = [],
        ["ListEnterpriseAppeals"] = [HubUnderTest.OperatorKey],
        ["ListAppeals"] = [HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey],
        ["DecideAppeal"] = [HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey],
        ["GrantRepair"] = [HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey],
        ["CreateSubscription"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["ListSubscriptions"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["ReadSubscription"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["PauseSubscription"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["ResumeSubscription"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["RotateSubscriptionSecret"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["TestSubscription"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["ReplaySubscription"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["DeleteSubscription"] = [HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey],
        ["CreateCaller"] = [HubUnderTest.OperatorKey],
    };

    public static TheoryData<string> GuardedRoutes => [.. Routes.All.Where(r => r.Scope is not null).Select(r => r.Function)];

    [Theory]
    [MemberData(nameof(GuardedRoutes))]
    public async Task A_route_lets_in_whom_the_matrix_names_and_nobody_else(string function)
    {
        var route = Routes.Of(function)!;
        var path = "api/" + route.Path.Replace("{department}", "D13").Replace("{interfaceId}", "I24").Replace("{id}", "none").Replace("{rule}", "Q15").Replace("{run}", "none").Replace("{creditCode}", Enterprises.Wuxing);
        foreach (var key in new[] { HubUnderTest.OperatorKey, HubUnderTest.RegistrationKey, HubUnderTest.BankKey, HubUnderTest.BankWithoutConsentsKey })
        {
            using var body = new StringContent("[]", Encoding.UTF8, "application/json");
            var answer = await _hub.SendAsync(new HttpMethod(route.Method), path, key, route.Method == "POST" ? body : null);
            Assert.Equal(s_matrix[function].Contains(key), answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await _hub.SendAsync(new HttpMethod(route.Method), path, null)).Status);
    }

    [Theory]
    [InlineData("hub_demo-bank_keys-are-for-the-demo-onlx")]
    [InlineData("hub_nobody_keys-are-for-the-demo-only")]
    [InlineData("nonsense")]
    [InlineData("hub_demo-bank_")]
    public async Task A_wrong_key_is_refused_and_the_refusal_recorded(string key)
    {
        var answer = await _hub.GetAsync($"api/v1/enterprises/{Enterprises.Wuxing}/profile", key);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("urn:hub:problem:unauthenticated", answer.Json.GetProperty("type").GetString());
        Assert.Contains(await RowsAsync(s => s.Accesses), a => a.GetString("result") == "no valid key" && a.GetString("function") == "ReadProfile");
    }

    [Fact]
    public async Task A_key_is_nowhere_in_the_store()
    {
        var rows = await RowsAsync(s => s.Callers);

        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row.Keys.Any(k => row[k]?.ToString()?.Contains("keys-are-for-the-demo-only", StringComparison.Ordinal) == true));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task The_demo_takes_no_forwarded_request(string header, string value)
    {
        var answer = await _hub.SendAsync(HttpMethod.Get, "api/v1/runs", HubUnderTest.OperatorKey, null, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("urn:hub:problem:forwarded", answer.Json.GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_operator_makes_a_caller_whose_key_works()
    {
        using var body = new StringContent("""{"id":"bank-a","role":"Bank","scopes":["profiles.read"]}""", Encoding.UTF8, "application/json");
        var made = await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, body);

        Assert.Equal(HttpStatusCode.Created, made.Status);
        var read = await _hub.GetAsync($"api/v1/enterprises/{Enterprises.Wuxing}/profile", made.Json.GetProperty("key").GetString()!);
        Assert.Equal(HttpStatusCode.NotFound, read.Status);
    }

    [Fact]
    public async Task A_caller_with_an_unknown_scope_is_not_made()
    {
        using var body = new StringContent("""{"id":"bank-a","role":"Bank","scopes":["everything"]}""", Encoding.UTF8, "application/json");
        var refused = await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, body);

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(Scope.All.Order(StringComparer.Ordinal), refused.Json.GetProperty("valid").EnumerateArray().Select(v => v.GetString()));
    }

    private async Task<List<TableEntity>> RowsAsync(Func<HubStore, TableClient> table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table(_hub.Services.GetRequiredService<HubStore>()).QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }
}
