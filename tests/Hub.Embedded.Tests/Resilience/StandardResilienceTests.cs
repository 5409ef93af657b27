using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Hub.Embedded.Tests.Resilience;

public sealed class StandardResilienceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    private readonly ManualTime _time = new(Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transient_status_is_tried_again_after_2_and_4_seconds()
    {
        var server = Server(attempt => Status(attempt < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        var answer = Client(server).GetAsync("/", Cancellation);
        await _time.AdvanceToAsync(Start.AddSeconds(2));
        await _time.AdvanceToAsync(Start.AddSeconds(6));
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal([0, 2, 6], server.Attempts);
    }

    [Fact]
    public async Task The_fourth_failure_is_the_answer()
    {
        var server = Server(_ => Status(HttpStatusCode.BadGateway));
        var answer = Client(server).GetAsync("/", Cancellation);
        foreach (var second in (int[])[2, 6, 14])
        {
            await _time.AdvanceToAsync(Start.AddSeconds(second));
        }

        Assert.Equal(HttpStatusCode.BadGateway, (await answer).StatusCode);
        Assert.Equal([0, 2, 6, 14], server.Attempts);
    }

    [Fact]
    public async Task The_response_says_when_to_try_again()
    {
        var server = Server(attempt => Status(attempt == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK, retryAfterSeconds: 7));
        var answer = Client(server).GetAsync("/", Cancellation);
        await _time.AdvanceToAsync(Start.AddSeconds(7));
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal([0, 7], server.Attempts);
    }

    [Fact]
    public async Task What_the_response_says_is_not_heeded_when_switched_off()
    {
        var server = Server(attempt => Status(attempt == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK, retryAfterSeconds: 7));
        var answer = Client(server, options => options.Retry.ShouldRetryAfterHeader = false).GetAsync("/", Cancellation);
        await _time.AdvanceToAsync(Start.AddSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, 1)]
    [InlineData(HttpStatusCode.BadRequest, 1)]
    [InlineData(HttpStatusCode.NotFound, 1)]
    [InlineData(HttpStatusCode.Conflict, 1)]
    [InlineData(HttpStatusCode.RequestTimeout, 2)]
    [InlineData(HttpStatusCode.TooManyRequests, 2)]
    [InlineData(HttpStatusCode.InternalServerError, 2)]
    [InlineData(HttpStatusCode.NotImplemented, 2)]
    [InlineData((HttpStatusCode)599, 2)]
    public async Task Only_transient_statuses_are_tried_again(HttpStatusCode status, int attempts)
    {
        var server = Server(_ => Status(status));
        await Client(server, TryOnceMoreAtOnce).GetAsync("/", Cancellation);
        Assert.Equal(attempts, server.Attempts.Count);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        var server = Server(attempt => attempt == 1 ? throw new HttpRequestException("reset") : Status(HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, (await Client(server, TryOnceMoreAtOnce).GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task An_attempt_of_10_seconds_is_given_up_and_tried_again()
    {
        var server = new ScriptedServer(_time, (attempt, _, token) => attempt == 1 ? Never(token) : Status(HttpStatusCode.OK));
        var answer = Client(server).GetAsync("/", Cancellation);
        await _time.AdvanceToAsync(Start.AddSeconds(10));
        await _time.AdvanceToAsync(Start.AddSeconds(12));
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Fact]
    public async Task All_attempts_together_take_at_most_30_seconds()
    {
        var server = new ScriptedServer(_time, (_, _, token) => Never(token));
        var answer = Client(server).GetAsync("/", Cancellation);
        foreach (var second in (int[])[10, 12, 22, 26, 30])
        {
            await _time.AdvanceToAsync(Start.AddSeconds(second));
        }

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => answer);
        Assert.Equal([0, 12, 26], server.Attempts);
    }

    [Fact]
    public async Task The_breaker_opens_for_5_seconds_and_only_for_the_authority_that_fails()
    {
        var server = new ScriptedServer(_time, (_, request, _) => Status(request.RequestUri!.Host == "down" ? HttpStatusCode.BadGateway : HttpStatusCode.OK));
        var client = Client(server, options =>
        {
            options.Retry.ShouldHandle = _ => PredicateResult.False();
            options.CircuitBreaker.MinimumThroughput = 2;
        });
        await client.GetAsync("http://down/", Cancellation);
        await client.GetAsync("http://down/", Cancellation);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => client.GetAsync("http://down/", Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("http://up/", Cancellation)).StatusCode);
        _time.Advance(Start.AddSeconds(5));
        Assert.Equal(HttpStatusCode.BadGateway, (await client.GetAsync("http://down/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_thousand_and_first_request_at_a_time_is_rejected()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var client = Client(Server(_ => gate.Task));
        var running = Enumerable.Range(0, 1000).Select(_ => client.GetAsync("/", Cancellation)).ToList();
        await Assert.ThrowsAsync<RateLimiterRejectedException>(() => client.GetAsync("/", Cancellation));
        gate.SetResult(new HttpResponseMessage(HttpStatusCode.OK));
        Assert.All(await Task.WhenAll(running), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task Content_that_can_be_read_once_cannot_be_sent_again()
    {
        var server = new ScriptedServer(_time, async (_, request, token) =>
        {
            await request.Content!.CopyToAsync(Stream.Null, token);
            return await Status(HttpStatusCode.BadGateway);
        });
        using var content = new StreamContent(new OnceStream());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Client(server, TryOnceMoreAtOnce).PostAsync("/", content, Cancellation));
        Assert.Equal(2, server.Attempts.Count);
    }

    private static void TryOnceMoreAtOnce(HttpStandardResilienceOptions options)
    {
        options.Retry.MaxRetryAttempts = 1;
        options.Retry.Delay = TimeSpan.Zero;
    }

    private static Task<HttpResponseMessage> Status(HttpStatusCode status, int? retryAfterSeconds = null)
    {
        var response = new HttpResponseMessage(status);
        response.Headers.RetryAfter = retryAfterSeconds is { } seconds ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)) : null;
        return Task.FromResult(response);
    }

    private static async Task<HttpResponseMessage> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("This is never reached.");
    }

    private ScriptedServer Server(Func<int, Task<HttpResponseMessage>> answer) => new(_time, (attempt, _, _) => answer(attempt));

    private HttpClient Client(ScriptedServer server, Action<HttpStandardResilienceOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddTransient(_ => new ResiliencePipelineBuilder { TimeProvider = _time });
        services.AddHttpClient("bank", client => client.BaseAddress = new Uri("http://bank/"))
            .ConfigurePrimaryHttpMessageHandler(() => server)
            .AddStandardResilienceHandler(options =>
            {
                options.Retry.UseJitter = false;
                configure?.Invoke(options);
            })
            .SelectPipelineByAuthority();
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("bank");
    }

    private sealed class OnceStream() : MemoryStream([1, 2, 3])
    {
        public override bool CanSeek => false;
    }
}
