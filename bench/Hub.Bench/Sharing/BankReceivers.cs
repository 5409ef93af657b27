using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Hub.Bench.Sharing;

/// <summary>How a bank's receiver behaves.</summary>
internal enum Manner
{
    /// <summary>Answers 204 at once.</summary>
    Healthy,

    /// <summary>Answers 503.</summary>
    Down,

    /// <summary>Answers after 14 s, one second before the hub gives up.</summary>
    Slow,

    /// <summary>Answers 500 to one request in five.</summary>
    Fickle,

    /// <summary>Answers 429 with Retry-After.</summary>
    Throttling,
}

/// <summary>The receivers of all banks on loopback: they count, and keep the ids if they are to be compared.</summary>
internal sealed class BankReceivers : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Bank[] _banks;
    private readonly Bell _accepted;

    private BankReceivers(WebApplication server, Uri address, Bank[] banks, Bell accepted) =>
        (_server, Address, _banks, _accepted) = (server, address, banks, accepted);

    public Uri Address { get; }

    public IReadOnlyList<Bank> Banks => _banks;

    /// <summary>Ends when something is so; asked again whenever a bank accepted events.</summary>
    public async Task UntilAsync(Func<bool> isSo, CancellationToken stop)
    {
        for (var next = _accepted.Next; !isSo(); next = _accepted.Next)
        {
            await next.WaitAsync(stop);
        }
    }

    /// <summary>Ends when no request is under way and none came for a second.</summary>
    public async Task UntilQuietAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var (before, now) = (-1L, Begun()); before != now || _banks.Any(b => b.UnderWay > 0); (before, now) = (now, Begun()))
        {
            await ticks.WaitForNextTickAsync(stop);
        }
    }

    private long Begun() => _banks.Sum(b => b.Begun);

    public static async Task<BankReceivers> StartAsync(int count, CancellationToken stop)
    {
        var address = BenchSettings.FreeAddress();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address.ToString()).ConfigureKestrel(k => k.Limits.MaxRequestBodySize = 16 << 20);
        var app = builder.Build();
        var accepted = new Bell();
        var banks = Enumerable.Range(0, count).Select(i => new Bank($"bank-{i:d2}", accepted)).ToArray();
        app.Run(http => banks[int.Parse(http.Request.Path.Value![1..])].ReceiveAsync(http));
        await app.StartAsync(stop);
        return new BankReceivers(app, address, banks, accepted);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

/// <summary>Wakes who waits for the next time it rings.</summary>
internal sealed class Bell
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}

/// <summary>One bank's receiver; rings when it accepted something.</summary>
internal sealed class Bank(string name, Bell accepted)
{
    private static readonly byte[] s_event = "\"specversion\""u8.ToArray();

    private int _requests;
    private int _events;
    private int _underWay;
    private long _begun;
    private int _target;
    private TaskCompletionSource _reached = new();

    public string Name => name;

    public Manner Manner { get; set; }

    /// <summary>Whether ids and bodies are kept, and not only counted.</summary>
    public bool Keeps { get; set; }

    /// <summary>How often each event was accepted.</summary>
    public ConcurrentDictionary<string, int> Ids { get; } = new();

    /// <summary>When each event was first accepted.</summary>
    public ConcurrentDictionary<string, long> Arrivals { get; } = new();

    /// <summary>The bodies of accepted requests.</summary>
    public ConcurrentQueue<byte[]> Bodies { get; } = new();

    public int Requests => _requests;

    public int Events => _events;

    /// <summary>Requests that are not answered yet.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Requests that ever came.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    /// <summary>Counts anew; the task ends when so many events were accepted.</summary>
    public Task ExpectAsync(int events)
    {
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_requests, _events, _target) = (0, 0, events);
        return _reached.Task;
    }

    public async Task ReceiveAsync(HttpContext http)
    {
        Interlocked.Increment(ref _begun);
        Interlocked.Increment(ref _underWay);
        try
        {
            await TakeAsync(http);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        await http.Request.Body.CopyToAsync(body);
        http.Response.StatusCode = await AnswerAsync(http);
        if (http.Response.StatusCode == 204)
        {
            Accept(body.GetBuffer().AsMemory(0, (int)body.Length));
        }
    }

    private async Task<int> AnswerAsync(HttpContext http)
    {
        switch (Manner)
        {
            case Manner.Down:
                return 503;
            case Manner.Slow:
                await Task.Delay(TimeSpan.FromSeconds(14), http.RequestAborted);
                return 204;
            case Manner.Fickle:
                return RandomNumberGenerator.GetInt32(5) == 0 ? 500 : 204;
            case Manner.Throttling:
                http.Response.Headers.RetryAfter = "5";
                return 429;
            default:
                return 204;
        }
    }

    private void Accept(ReadOnlyMemory<byte> body)
    {
        if (Keeps)
        {
            Bodies.Enqueue(body.ToArray());
            using var document = JsonDocument.Parse(body);
            foreach (var @event in document.RootElement.EnumerateArray())
            {
                var id = @event.GetProperty("id").GetString()!;
                Arrivals.TryAdd($"{@event.GetProperty("subject").GetString()}", Stopwatch.GetTimestamp());
                Ids.AddOrUpdate(id, 1, (_, n) => n + 1);
            }
        }

        Interlocked.Increment(ref _requests);
        if (Interlocked.Add(ref _events, Count(body.Span)) >= _target)
        {
            _reached.TrySetResult();
        }

        accepted.Ring();
    }

    private static int Count(ReadOnlySpan<byte> body)
    {
        var count = 0;
        for (var at = body.IndexOf(s_event); at >= 0; at = body.IndexOf(s_event))
        {
            count++;
            body = body[(at + s_event.Length)..];
        }

        return count;
    }
}
