using System.Net;
using System.Net.Http.Headers;

namespace Hub.Simulator.Tests;

public sealed class PusherTests
{
    private static readonly City City = new(seed: 1, enterprises: 20);

    [Fact]
    public async Task Each_batch_is_posted_with_its_key_and_its_receipt_kept()
    {
        using var hub = new FakeHub(HttpStatusCode.Accepted);
        using var client = hub.Client();
        var batches = Pushes.Batches(City, "I24", Client.Day, batchSize: 10).ToList();
        var receipts = await Pusher.PushAsync(client, "d13-key", batches, TimeProvider.System, Client.Cancellation);
        Assert.Equal(
            batches.Select(batch => $"POST http://hub/api/v1/departments/D13/interfaces/I24/records d13-key {batch.IdempotencyKey} text/csv; charset=utf-8 {batch.Content.Length}"),
            hub.Requests);
        Assert.Equal(
            [
                new PushReceipt(0, batches[0].IdempotencyKey, HttpStatusCode.Accepted, 1, "r1", """{"id":"r1"}"""),
                new PushReceipt(1, batches[1].IdempotencyKey, HttpStatusCode.Accepted, 1, "r2", """{"id":"r2"}"""),
            ],
            receipts);
    }

    [Fact]
    public async Task A_busy_hub_gets_the_same_key_again_after_the_wait_it_asks_for()
    {
        var time = new StoppedTime();
        using var hub = new FakeHub(HttpStatusCode.TooManyRequests, HttpStatusCode.Accepted);
        using var client = hub.Client();
        var receipts = await Pusher.PushAsync(client, "d13-key", Pushes.Batches(City, "I24", Client.Day), time, Client.Cancellation);
        Assert.Equal((HttpStatusCode.Accepted, 2), (receipts.Single().Status, receipts.Single().Attempts));
        Assert.Equal(hub.Requests[0], hub.Requests[1]);
        Assert.Equal([TimeSpan.FromSeconds(3)], time.Waits);
    }

    [Fact]
    public async Task A_refusal_is_returned_and_not_repeated()
    {
        using var hub = new FakeHub(HttpStatusCode.Unauthorized);
        using var client = hub.Client();
        var receipts = await Pusher.PushAsync(client, "wrong", Pushes.Batches(City, "I24", Client.Day), TimeProvider.System, Client.Cancellation);
        Assert.Equal((false, 1), (receipts.Single().Accepted, receipts.Single().Attempts));
    }

    /// <summary>Answers with the statuses given, the last one again and again.</summary>
    private sealed class FakeHub(params HttpStatusCode[] statuses) : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        public HttpClient Client() => new(this, disposeHandler: false) { BaseAddress = new Uri("http://hub/") };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var (key, idempotency) = (request.Headers.GetValues("x-api-key").Single(), request.Headers.GetValues("Idempotency-Key").Single());
            Requests.Add($"{request.Method} {request.RequestUri} {key} {idempotency} {request.Content.Headers.ContentType} {body.Length}");
            var status = statuses[Math.Min(Requests.Count, statuses.Length) - 1];
            var response = new HttpResponseMessage(status) { Content = new StringContent($$"""{"id":"r{{Requests.Count}}"}""") };
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(3));
            return response;
        }
    }
}
