using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Sharing;

public sealed class EventsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset s_time = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private HubUnderTest _hub = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await HubUnderTest.StartAsync(azurite);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_bank_pulls_its_feed_page_by_page_as_CloudEvents_and_sees_nobody_elses()
    {
        await AppendAsync("demo-bank", "one", "two", "three");
        await AppendAsync("demo-bank-without-consents", "other");

        var first = await _hub.GetAsync("api/v1/events?limit=2", HubUnderTest.BankKey);
        Assert.Equal(("one, two", "2", true), Page(first));
        Assert.Equal(("three", "3", false), Page(await _hub.GetAsync("api/v1/events?limit=2&cursor=2", HubUnderTest.BankKey)));
        Assert.Equal(("", "3", false), Page(await _hub.GetAsync("api/v1/events?cursor=3", HubUnderTest.BankKey)));
        Assert.Equal(("other", "1", false), Page(await _hub.GetAsync("api/v1/events", HubUnderTest.BankWithoutConsentsKey)));
        Assert.Equal(
            """{"specversion":"1.0","id":"one","type":"cn.hub.test","source":"/hub","subject":"91330502MA2B00019K","time":"2026-11-20T17:00:00+00:00","datacontenttype":"application/json","sequence":"0000000000000000001","data":{"of":"one"}}""",
            first.Json.GetProperty("events")[0].GetRawText());
    }

    [Fact]
    public async Task Without_a_cursor_a_bank_goes_on_behind_what_it_acknowledged()
    {
        await AppendAsync("demo-bank", "one", "two", "three");
        var acknowledged = await AcknowledgeAsync("2");

        Assert.Equal((HttpStatusCode.OK, "2"), (acknowledged.Status, acknowledged.Json.GetProperty("cursor").GetString()));
        Assert.Equal(("three", "3", false), Page(await _hub.GetAsync("api/v1/events", HubUnderTest.BankKey)));
        Assert.Equal("2", (await AcknowledgeAsync("1")).Json.GetProperty("cursor").GetString());
    }

    [Theory]
    [InlineData("4")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("")]
    public async Task What_the_feed_does_not_have_cannot_be_acknowledged(string cursor)
    {
        await AppendAsync("demo-bank", "one", "two", "three");
        var refused = await AcknowledgeAsync(cursor);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("The body is {\"cursor\": \"…\"} with a cursor of this feed, 0 to 3.", refused.Json.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_long_poll_is_answered_as_soon_as_there_is_an_event()
    {
        var waiting = _hub.GetAsync("api/v1/events?wait=30", HubUnderTest.BankKey);
        await AppendAsync("demo-bank", "at last");

        Assert.Equal(("at last", "1", false), Page(await waiting));
    }

    [Fact]
    public async Task Who_asks_for_what_is_no_longer_kept_is_told_where_to_go_on()
    {
        await AppendAsync("demo-bank", "one", "two", "three");
        await _hub.Services.GetRequiredService<FeedRetention>().DeleteAsync("demo-bank", 3, TimeProvider.System.GetUtcNow().AddDays(1), Stop);
        var gone = await _hub.GetAsync("api/v1/events?cursor=0", HubUnderTest.BankKey);

        Assert.Equal((HttpStatusCode.Gone, "2"), (gone.Status, gone.Json.Text("cursor")));
        Assert.Equal("The events 1 to 2 are no longer kept. Go on with cursor=2, and read the profiles of your customers anew.", gone.Json.Text("detail"));
        Assert.Equal(("three", "3", false), Page(await _hub.GetAsync("api/v1/events?cursor=2", HubUnderTest.BankKey)));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=501")]
    [InlineData("wait=31")]
    [InlineData("cursor=abc")]
    public async Task A_bad_page_is_refused_with_what_would_be_right(string query)
    {
        var refused = await _hub.GetAsync($"api/v1/events?{query}", HubUnderTest.BankKey);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("cursor is what a page before gave; wait is 0 to 30 seconds; limit is 1 to 500 events.", refused.Json.GetProperty("detail").GetString());
    }

    private async Task AppendAsync(string bank, params string[] ids)
    {
        foreach (var id in ids)
        {
            var data = JsonSerializer.SerializeToElement(new { of = id });
            var @event = new CloudEvent(id, "cn.hub.test", "/hub", Enterprises.Wuxing, s_time, data);
            await _hub.Services.GetRequiredService<Feeds>().AppendAsync(bank, @event, Stop);
        }
    }

    private Task<Answer> AcknowledgeAsync(string cursor) =>
        _hub.SendAsync(HttpMethod.Post, "api/v1/events/acks", HubUnderTest.BankKey, JsonContent.Create(new { cursor }));

    private static (string Ids, string? Cursor, bool More) Page(Answer answer) =>
        (string.Join(", ", answer.Json.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString())),
            answer.Json.GetProperty("cursor").GetString(), answer.Json.GetProperty("more").GetBoolean());
}
