using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Embedded.Azurite;
using Hub.Simulator;

namespace Hub.Bench;

/// <summary>What is measured of a night.</summary>
/// <param name="Enterprises">How many the city has.</param>
/// <param name="Months">How many months of each series the departments tell.</param>
/// <param name="Coverage">Whether every enterprise has a record in every interface.</param>
/// <param name="ChangeRate">Share of enterprises of which an interface says something else on the next day.</param>
internal sealed record NightOptions(int Enterprises, int Months, Coverage Coverage, double ChangeRate);

/// <summary>
/// A night of the whole city from empty: the departments push, then all pulled interfaces are asked; then the next night, with a
/// share of the enterprises changed. Hub, departments and storage are processes of one machine.
/// </summary>
internal sealed class CityNight(NightOptions options)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public async Task RunAsync(bool withFloor, CancellationToken stop)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), stop);
        await using var departments = await DepartmentServer.StartAsync(
            new SimulatorOptions
            {
                Enterprises = options.Enterprises, Months = options.Months, Coverage = options.Coverage, ChangeRate = options.ChangeRate,
                SubjectRequestsPerSecond = 2_000, SubjectRequestsPerDay = 1_000_000,
            },
            stop);
        var address = BenchSettings.FreeAddress();
        await using var hub = await HubProcess.StartAsync(BenchSettings.For(azurite, address, departments), address, stop);
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        Console.WriteLine($"{options.Enterprises:N0} enterprises, {options.Months} months of series, {options.Coverage} coverage");

        await NightAsync("from empty", departments, hub, client, null, stop);
        var before = departments.BusinessDate;
        departments.BusinessDate = before.AddDays(1);
        await NightAsync($"the next night, {options.ChangeRate:P0} changed", departments, hub, client, before, stop);
        if (withFloor)
        {
            await new Floor(azurite.ConnectionString()).MeasureAsync(stop);
        }
    }

    internal static async Task NightAsync(string what, DepartmentServer departments, HubProcess hub, HttpClient client, DateOnly? changedAfter, CancellationToken stop)
    {
        var (started, processor) = (Stopwatch.GetTimestamp(), hub.ProcessorTime);
        var registered = await PushAsync(departments, client, ["I24"], changedAfter, stop);
        await CompleteAsync(client, registered, stop);
        var known = Stopwatch.GetElapsedTime(started);
        var run = await StartRunAsync(client, stop);
        var pushed = await PushAsync(departments, client, [.. Pushes.Interfaces.Where(i => i != "I24")], changedAfter, stop);
        var pushing = Stopwatch.GetElapsedTime(started);
        var received = await ReceivedAsync(client, run, started, stop);
        await CompleteAsync(client, [run, .. pushed], stop);
        var all = Stopwatch.GetElapsedTime(started);
        var receipts = await ReceiptsAsync(client, [.. registered, run, .. pushed], stop);
        var records = receipts.Sum(r => r.Records);
        Console.WriteLine($"{what}: {all.TotalSeconds:N1} s for {records:N0} records of {receipts.Select(r => r.Interface).Distinct().Count()} interfaces "
            + $"(accepted {receipts.Sum(r => r.Accepted):N0}, unchanged {receipts.Sum(r => r.Unchanged):N0}, quarantined {receipts.Sum(r => r.Quarantined):N0})");
        Console.WriteLine($"  registrations in the profiles after {known.TotalSeconds:N1} s, all pushed after {pushing.TotalSeconds:N1} s, all received after {received.TotalSeconds:N1} s");
        Console.WriteLine($"  hub: {(hub.ProcessorTime - processor).TotalSeconds:N1} s of processor time, peak memory {hub.PeakMegabytes:N0} MB");
        foreach (var bad in receipts.Where(r => r.State != "Sealed" || r.Problem is not null || r.Quarantined > 0).DistinctBy(r => r.Interface))
        {
            Console.WriteLine($"  {bad.Interface} {bad.State} quarantined {bad.Quarantined:N0} {bad.Problem} {bad.Hold?.En} {(bad.Reasons.Count > 0 ? bad.Reasons[0].GetRawText() : "")}");
        }
    }

    private static async Task<List<string>> PushAsync(
        DepartmentServer departments, HttpClient client, IReadOnlyList<string> interfaces, DateOnly? changedAfter, CancellationToken stop)
    {
        const int BatchSize = 25_000;
        var runs = new List<string>();
        foreach (var id in interfaces)
        {
            var batches = Pushes.Batches(departments.City, id, departments.BusinessDate, batchSize: BatchSize, changedAfter: changedAfter);
            var receipts = await Pusher.PushAsync(client, BenchSettings.KeyOf(Pushes.DepartmentOf(id)), batches, TimeProvider.System, stop);
            runs.AddRange(receipts.Where(r => r.Accepted).Select(r => r.Id!));
            if (receipts.FirstOrDefault(r => !r.Accepted) is { } refused)
            {
                Console.WriteLine($"  {id} was refused: {refused.Json[..Math.Min(1_000, refused.Json.Length)]}");
            }
        }

        return runs;
    }

    /// <summary>Asks for all that is pulled, due or not.</summary>
    private static async Task<string> StartRunAsync(HttpClient client, CancellationToken stop)
    {
        var pulled = City.Interfaces.Except(Pushes.Interfaces);
        using var request = Request(HttpMethod.Post, "api/v1/runs");
        request.Content = JsonContent.Create(new { interfaces = pulled });
        using var response = await client.SendAsync(request, stop);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("id").GetString()!;
    }

    private static async Task<TimeSpan> ReceivedAsync(HttpClient client, string run, long started, CancellationToken stop)
    {
        await UntilAsync(async () => (await ReadAsync(client, run, stop)).Run.State != "Receiving", stop);
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task CompleteAsync(HttpClient client, IEnumerable<string> runs, CancellationToken stop)
    {
        foreach (var run in runs)
        {
            await UntilAsync(async () => (await ReadAsync(client, run, stop)).Run.State == "Complete", stop);
        }
    }

    private static async Task<List<BatchAnswer>> ReceiptsAsync(HttpClient client, IEnumerable<string> runs, CancellationToken stop)
    {
        var receipts = new List<BatchAnswer>();
        foreach (var run in runs)
        {
            receipts.AddRange((await ReadAsync(client, run, stop)).Batches);
        }

        return receipts;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await isSo())
        {
            await ticks.WaitForNextTickAsync(stop);
        }
    }

    private static async Task<RunAnswer> ReadAsync(HttpClient client, string run, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Get, $"api/v1/runs/{run}");
        using var response = await client.SendAsync(request, stop);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<RunAnswer>(Web, stop))!;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-api-key", BenchSettings.Operator);
        return request;
    }

    private sealed record RunAnswer(RunHead Run, IReadOnlyList<BatchAnswer> Batches);

    private sealed record RunHead(string State);

    private sealed record BatchAnswer(
        string Interface, string State, long Records, long Accepted, long Unchanged, long Quarantined, string? Problem, HoldAnswer? Hold, IReadOnlyList<JsonElement> Reasons);

    private sealed record HoldAnswer(string En);
}
