using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Embedded.Azurite;
using Hub.Functions;
using Hub.Simulator;
using Microsoft.Extensions.Hosting;

namespace Hub.Bench;

/// <summary>
/// What trust costs: profile reads as a bank makes them, with key, consent and record of access, beside the same profiles from the
/// same process without any of them. Both by HTTP, in turns.
/// </summary>
internal sealed class CostOfTrust(int enterprises, int rounds)
{
    private const int Callers = 32;
    private const int Singles = 300;
    private static readonly TimeSpan s_slice = TimeSpan.FromSeconds(4);

    public async Task RunAsync(CancellationToken stop)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), stop);
        var (address, bare) = (BenchSettings.FreeAddress(), BenchSettings.FreeAddress());
        var settings = BenchSettings.For(azurite, address);
        settings["Hub:DemoCallers:0:Scopes"] = "";
        using var hub = HubApplication.Build([.. settings.Select(s => $"--{s.Key}={s.Value}")]);
        await hub.StartAsync(stop);
        using var without = PlainProfile.Host(hub.Services, settings, bare);
        await without.StartAsync(stop);
        using var trusted = new HttpClient { BaseAddress = address };
        using var plain = new HttpClient { BaseAddress = bare };
        var codes = await PrepareAsync(trusted, stop);
        await MeasureAsync(trusted, plain, codes, stop);
        await without.StopAsync(CancellationToken.None);
        await hub.StopAsync(CancellationToken.None);
    }

    private async Task<string[]> PrepareAsync(HttpClient hub, CancellationToken stop)
    {
        var city = new City(1, enterprises);
        var codes = city.Enterprises.Select(e => e.CreditCode).ToArray();
        foreach (var batch in Pushes.Batches(city, "I24", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date), PushFormat.Json, enterprises))
        {
            using var body = new ByteArrayContent(batch.Content.ToArray()) { Headers = { { "Content-Type", batch.ContentType } } };
            await SendAsync(hub, BenchSettings.KeyOf("D13"), batch.Path, body, stop);
        }

        var made = await SendAsync(hub, BenchSettings.Operator, "api/v1/callers", JsonContent.Create(
            new { id = "trust-bank", role = "Bank", limits = new { perMinute = 1_000_000, perDay = 1_000_000 } }), stop);
        foreach (var code in codes)
        {
            await SendAsync(hub, BenchSettings.Operator, "api/v1/consents", JsonContent.Create(new
            {
                creditCode = code, signer = new { capacity = "LegalRepresentative" }, purposes = new[] { "PRE_LOAN" }, receivers = new[] { "trust-bank" },
                classes = new[] { "E" }, validTo = TimeProvider.System.GetUtcNow().AddDays(30), evidenceHash = new string('0', 64), textVersion = "2026-1",
            }), stop);
        }

        hub.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("key").GetString());
        hub.DefaultRequestHeaders.Add("x-hub-purpose", "PRE_LOAN");
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await LastStatusAsync(hub, codes[^1], stop) != HttpStatusCode.OK)
        {
            await ticks.WaitForNextTickAsync(stop);
        }

        return codes;
    }

    private async Task MeasureAsync(HttpClient trusted, HttpClient plain, string[] codes, CancellationToken stop)
    {
        var (with, without, slow, quick) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var (much, more) = (await RateAsync(trusted, codes, stop), await RateAsync(plain, codes, stop));
            var (late, early) = (await MedianAsync(trusted, codes, stop), await MedianAsync(plain, codes, stop));
            if (round > 0)
            {
                with.Add(much);
                without.Add(more);
                slow.Add(late);
                quick.Add(early);
            }
        }

        Console.WriteLine($"{Callers} callers: {Middle(with):N0} reads/s with trust, {Middle(without):N0} without: {Middle(with) / Middle(without):N2} times");
        Console.WriteLine($"one caller: {Middle(slow):N2} ms with trust (median), {Middle(quick):N2} ms without: {Middle(slow) / Middle(quick):N2} times");
    }

    private static async Task<double> RateAsync(HttpClient client, string[] codes, CancellationToken stop)
    {
        var (started, count) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            for (var i = caller; Stopwatch.GetElapsedTime(started) < s_slice; i += Callers)
            {
                await client.GetByteArrayAsync($"api/v1/enterprises/{codes[i % codes.Length]}/profile", stop);
                Interlocked.Increment(ref count);
            }
        }));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> MedianAsync(HttpClient client, string[] codes, CancellationToken stop)
    {
        var took = new List<double>();
        for (var i = 0; i < Singles; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync($"api/v1/enterprises/{codes[i % codes.Length]}/profile", stop);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Middle(took);
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<HttpStatusCode> LastStatusAsync(HttpClient hub, string code, CancellationToken stop)
    {
        using var answer = await hub.GetAsync($"api/v1/enterprises/{code}/profile", stop);
        return answer.StatusCode;
    }

    private static async Task<JsonElement> SendAsync(HttpClient hub, string key, string path, HttpContent content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("x-api-key", key);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await hub.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{path}: {text}");
    }
}
