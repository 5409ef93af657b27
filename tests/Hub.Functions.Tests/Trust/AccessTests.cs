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

    [Theory]
    [InlineData("v1/enterprises/{0}/profile", HttpStatusCode.NotFound)]
    [InlineData("v1/enterprises/{0}/evaluation", HttpStatusCode.Forbidden)]
    [InlineData("v1/enterprises/{0}/carbon", HttpStatusCode.Forbidden)]
    [InlineData("v1/rulebooks", HttpStatusCode.Forbidden)]
    public async Task A_caller_may_use_what_its_own_scopes_say_and_not_what_its_role_may(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await _hub.GetAsync("api/" + string.Format(path, Enterprises.Wuxing), HubUnderTest.BankWithoutConsentsKey)).Status);

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
        Assert.Contains(await _hub.AccessesAsync(), a => a.Entry is { Caller: "(none)", Function: "ReadProfile", Status: 401, Result: "no valid key" });
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
