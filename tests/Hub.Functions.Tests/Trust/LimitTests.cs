using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Hub.Functions.Tests.Trust;

public sealed class LimitTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly HubUnderTest _hub = fixture.Hub;

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again()
    {
        var key = await BankAsync("hasty-bank", perMinute: 2, perDay: 1000);
        using var first = await GetAsync(key);
        Assert.Equal("\"minute\";q=2;w=60, \"day\";q=1000;w=86400", Header(first, "RateLimit-Policy"));
        Assert.Matches(new Regex("^\"minute\";r=1;t=30, \"day\";r=999;t=[0-9]{1,5}$"), Header(first, "RateLimit"));
        await GetAsync(key);

        using var third = await GetAsync(key);
        Assert.Equal((HttpStatusCode.TooManyRequests, "30"), (third.StatusCode, Header(third, "Retry-After")));
        Assert.Equal("\"minute\";r=0;t=60", Header(third, "RateLimit"));
        Assert.Contains("urn:hub:problem:rate-limited", await third.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["granted", "granted", "too many requests"], await _hub.ResultsAsync("hasty-bank"));
    }

    [Fact]
    public async Task Who_has_used_up_the_day_comes_again_tomorrow()
    {
        var key = await BankAsync("busy-bank", perMinute: 1000, perDay: 2);
        await GetAsync(key);
        await GetAsync(key);

        using var third = await GetAsync(key);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(int.Parse(Header(third, "Retry-After")), 1, 86_400);
        Assert.Matches(new Regex("\"day\";r=0;t=[0-9]{1,5}$"), Header(third, "RateLimit"));
        Assert.Contains("urn:hub:problem:quota-exceeded", await third.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["granted", "granted", "quota used up"], await _hub.ResultsAsync("busy-bank"));
    }

    [Theory]
    [InlineData("x-hub-branch", "0571 main street")]
    [InlineData("x-hub-user", "01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task What_a_bank_passes_on_must_be_short_and_plain(string header, string value)
    {
        var answer = await _hub.SendAsync(HttpMethod.Get, "api/v1/rulebooks", HubUnderTest.BankKey, null, (header, value));
        Assert.Equal((HttpStatusCode.BadRequest, "urn:hub:problem:bad-passed-on"), (answer.Status, answer.Json.Text("type")));
        Assert.Contains("bad branch or user", await _hub.ResultsAsync("demo-bank"));
    }

    private async Task<string> BankAsync(string id, int perMinute, int perDay)
    {
        var made = await _hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(
            new { id, role = "Bank", limits = new { perMinute, perDay } }));
        return made.Json.GetProperty("key").GetString()!;
    }

    private async Task<HttpResponseMessage> GetAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/rulebooks") { Headers = { { "x-api-key", key } } };
        return await _hub.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
