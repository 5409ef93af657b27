using System.Diagnostics;

namespace Hub.Bench;

/// <summary>The hub in a process of its own, so that its memory is nobody else's.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HubProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Highest resident memory so far.</summary>
    public double PeakMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1e6;
        }
    }

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the hub and waits until it can serve.</summary>
    public static async Task<HubProcess> StartAsync(IReadOnlyDictionary<string, string> settings, Uri address, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Hub.Functions.dll"));
        foreach (var (name, value) in settings)
        {
            start.ArgumentList.Add($"--{name}={value}");
        }

        var hub = new HubProcess(Process.Start(start)!, address);
        using var client = new HttpClient { BaseAddress = address };
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReadyAsync(client, stop))
        {
            await ticks.WaitForNextTickAsync(stop);
        }

        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken stop)
    {
        try
        {
            using var response = await client.GetAsync("api/health/ready", stop);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
