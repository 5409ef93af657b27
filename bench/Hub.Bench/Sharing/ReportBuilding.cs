using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Embedded.Azurite;
using Hub.Functions;
using Hub.Simulator;

namespace Hub.Bench.Sharing;

/// <summary>How long a bank waits for a credit report of an enterprise of which every department knows something: made, and drawn.</summary>
internal sealed class ReportBuilding(int enterprises)
{
    private const int Months = 24;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), stop);
        await using var departments = await DepartmentServer.StartAsync(
            new SimulatorOptions { Enterprises = enterprises, Months = Months, Coverage = Coverage.Full, SubjectRequestsPerSecond = 2_000, SubjectRequestsPerDay = 1_000_000 }, stop);
        var address = BenchSettings.FreeAddress();
        var settings = BenchSettings.For(azurite, address, departments);
        settings["Hub:DemoCallers:0:Scopes"] = "";
        await using var hub = await HubProcess.StartAsync(settings, address, stop);
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        await CityNight.NightAsync("from empty", departments, hub, client, null, stop);

        using var tools = HubApplication.Build([.. settings.Select(s => $"--{s.Key}={s.Value}")]);
        var city = new SharingCity(tools.Services, enterprises, 1);
        await city.OpenAsync(stop);
        await city.ConsentAsync(stop);
        await SignInAsync(client, stop);
        var codes = city.Codes.Where((_, i) => SharingCity.MaySee(0, i)).ToList();
        var numbers = new List<string>();
        await MeasureAsync("made", codes, async code => numbers.Add(await MakeAsync(client, code, stop)));
        await MeasureAsync("read as HTML", numbers, number => ReadAsync(client, number, "text/html", stop));
        await MeasureAsync("read as PDF", numbers, number => ReadAsync(client, number, "application/pdf", stop));
    }

    private static async Task SignInAsync(HttpClient client, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/callers");
        request.Headers.Add("x-api-key", BenchSettings.Operator);
        request.Content = JsonContent.Create(new { id = "bank-00", role = "Bank", limits = new { perMinute = 1_000_000, perDay = 1_000_000 } });
        using var made = await client.SendAsync(request, stop);
        var answer = await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(stop);
        client.DefaultRequestHeaders.Add("x-api-key", answer.GetProperty("key").GetString());
        client.DefaultRequestHeaders.Add("x-hub-purpose", "PRE_LOAN");
    }

    private static async Task<string> MakeAsync(HttpClient client, string code, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/enterprises/{code}/reports");
        request.Headers.Add("Idempotency-Key", code);
        using var answer = await client.SendAsync(request, stop);
        var report = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(stop);
        return report.GetProperty("report").GetProperty("no").GetString()!;
    }

    private static async Task ReadAsync(HttpClient client, string number, string form, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/reports/{number}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(form));
        using var answer = await client.SendAsync(request, stop);
        await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(stop);
    }

    private static async Task MeasureAsync(string what, IReadOnlyList<string> names, Func<string, Task> act)
    {
        var took = new List<double>();
        foreach (var name in names)
        {
            var began = Stopwatch.GetTimestamp();
            await act(name);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        took.Sort();
        Console.WriteLine($"{took.Count} reports {what}: {took[took.Count / 2]:N0} ms (median), {took[(int)((took.Count - 1) * 0.95)]:N0} ms (95 %), {took[^1]:N0} ms (most)");
    }
}
