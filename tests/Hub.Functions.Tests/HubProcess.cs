using System.Diagnostics;
using System.Net.Sockets;

namespace Hub.Functions.Tests;

/// <summary>A hub in a process of its own, so that it can be killed between any two lines.</summary>
internal sealed class HubProcess : IDisposable
{
    private readonly Process _process;

    private readonly LogWatch _watch;

    private HubProcess(Process process, LogWatch watch) => (_process, _watch) = (process, watch);

    /// <summary>Starts the hub; it may not be ready yet.</summary>
    public static HubProcess Start(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Hub.Functions.dll"));
        foreach (var argument in HubSettings.ToArguments(settings))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var watch = new LogWatch(settings);
        process.OutputDataReceived += (_, line) => watch.See(line.Data);
        process.ErrorDataReceived += (_, line) => watch.See(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new HubProcess(process, watch);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        _watch.Check([]);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
