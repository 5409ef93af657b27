using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Hub.Embedded.Azurite;
using Hub.Functions;
using Hub.Simulator;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Bench;

/// <summary>How long a spreadsheet takes from its first byte to the last profile, and what the process needs for it.</summary>
internal static class SpreadsheetPush
{
    public static async Task RunAsync(int rows, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var spreadsheet = Pushes.Batches(new City(seed: 1, rows), "I24", today, PushFormat.Csv, batchSize: rows).Single();
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), stop);
        using var hub = HubApplication.Build([.. BenchSettings.For(azurite, new Uri("http://127.0.0.1:0")).Select(s => $"--{s.Key}={s.Value}")]);
        await hub.StartAsync(stop);
        var address = hub.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };

        Console.WriteLine($"{rows:N0} rows, {spreadsheet.Content.Length / 1e6:N1} MB");
        await PushAsync(client, spreadsheet, "first push", stop);
        await PushAsync(client, spreadsheet, "the same again", stop);
        Console.WriteLine($"peak memory of hub and generator: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB");
        await hub.StopAsync(CancellationToken.None);
    }

    private static async Task PushAsync(HttpClient client, PushBatch spreadsheet, string what, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var receipt = await PostAsync(client, spreadsheet, stop);
        Console.WriteLine($"{what}: receipt after {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s, accepted {receipt.GetProperty("accepted")}, "
            + $"unchanged {receipt.GetProperty("unchanged")}, quarantined {receipt.GetProperty("quarantined")}");
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await IsCompleteAsync(client, receipt.GetProperty("id").GetString()!, stop))
        {
            await ticks.WaitForNextTickAsync(stop);
        }

        Console.WriteLine($"{what}: in the profiles after {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s");
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, PushBatch spreadsheet, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, spreadsheet.Path) { Content = new StreamContent(spreadsheet.OpenRead()) };
        request.Headers.Add("x-api-key", BenchSettings.KeyOf("D13"));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(spreadsheet.ContentType);
        using var response = await client.SendAsync(request, stop);
        var body = await response.Content.ReadAsStringAsync(stop);
        return response.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(body) : throw new InvalidOperationException(body);
    }

    private static async Task<bool> IsCompleteAsync(HttpClient client, string run, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/runs/{run}");
        request.Headers.Add("x-api-key", BenchSettings.Operator);
        using var response = await client.SendAsync(request, stop);
        var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(stop));
        return answer.GetProperty("run").GetProperty("state").GetString() == "Complete";
    }
}
