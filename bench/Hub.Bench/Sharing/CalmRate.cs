using System.Diagnostics;
using Hub.Embedded.Azurite;
using Hub.Functions;

namespace Hub.Bench.Sharing;

/// <summary>How long a change takes from its push to the bank, when little happens: one enterprise after the other, twice a second.</summary>
internal sealed class CalmRate(int changes)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken stop)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), stop);
        await using var receivers = await BankReceivers.StartAsync(1, stop);
        var address = BenchSettings.FreeAddress();
        var settings = BenchSettings.For(azurite, address);
        settings["Hub:Sharing:AllowedReceivers"] = "127.0.0.1";
        await using var hub = await HubProcess.StartAsync(settings, address, stop);
        using var tools = HubApplication.Build([.. settings.Select(s => $"--{s.Key}={s.Value}")]);
        var city = new SharingCity(tools.Services, changes * 2, 1);
        await city.OpenAsync(stop);
        await city.ConsentAsync(stop);
        await city.SubscribeAsync(receivers.Address, stop);
        var bank = receivers.Banks[0];
        bank.Keeps = true;

        var codes = city.Codes.Where((_, i) => SharingCity.MaySee(0, i)).Take(changes).ToList();
        var done = bank.ExpectAsync(codes.Count);
        var began = new Dictionary<string, long>();
        using var client = new HttpClient { BaseAddress = address };
        using var ticks = new PeriodicTimer(s_pause);
        foreach (var code in codes)
        {
            await ticks.WaitForNextTickAsync(stop);
            began[code] = Stopwatch.GetTimestamp();
            await city.PushAsync(client, [code], "甲", stop);
        }

        await done.WaitAsync(stop);
        var took = codes.Select(code => Stopwatch.GetElapsedTime(began[code], bank.Arrivals[code]).TotalMilliseconds).Order().ToList();
        Console.WriteLine($"{took.Count} changes, two a second: {took[took.Count / 2]:N0} ms from the push to the bank (median), {took[(int)((took.Count - 1) * 0.99)]:N0} ms (99 %)");
    }
}
