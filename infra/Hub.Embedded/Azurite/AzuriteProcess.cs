using System.Collections.Concurrent;
using System.Diagnostics;
using Hub.Embedded.Storage;

namespace Hub.Embedded.Azurite;

/// <summary>The storage emulator as a child process: blobs, queues and tables on 127.0.0.1.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly int[] DefaultPorts = [10000, 10001, 10002];
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly int[] _ports;
    private readonly AzuriteOptions _options;
    private readonly string? _temporaryDirectory;
    private readonly ConcurrentQueue<string> _output = new();

    private AzuriteProcess(Process process, int[] ports, AzuriteOptions options, string directory, string? temporaryDirectory)
    {
        DataDirectory = directory;
        _process = process;
        _ports = ports;
        _options = options;
        _temporaryDirectory = temporaryDirectory;
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where its data lie.</summary>
    public string DataDirectory { get; }

    /// <summary>Installs the emulator if need be, starts it, and returns when its three services answer.</summary>
    /// <exception cref="InvalidOperationException">Node or npm is missing, a port is taken, or the emulator ended; the message says what to do.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var script = await AzuriteInstallation.EnsureAsync(options, cancellationToken);
        options.OnProgress?.Invoke("Starting Azurite…");
        var ports = LoopbackPorts.Choose(options.BlobPort, options.QueuePort, options.TablePort);
        var temporary = options.DataDirectory is null ? Directory.CreateTempSubdirectory("hub-azurite-").FullName : null;
        var directory = Directory.CreateDirectory(options.DataDirectory ?? temporary!).FullName;
        var process = NodeTools.Start(AzuriteCommand.For(script, directory, ports, options), "node");
        var azurite = new AzuriteProcess(process, ports, options, directory, temporary);
        try
        {
            await azurite.WaitUntilReadyAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether something already answers on the emulator's three default ports (10000 to 10002).</summary>
    public static async Task<bool> IsRunningAsync(CancellationToken cancellationToken = default)
    {
        var answers = await Task.WhenAll(DefaultPorts.Select(port => LoopbackPorts.AnswersAsync(port, cancellationToken)));
        return answers.All(answer => answer);
    }

    /// <summary>The connection string of one of the accounts; null means the first.</summary>
    /// <exception cref="ArgumentException">The emulator was not started with that account.</exception>
    public string ConnectionString(string? account = null)
    {
        IReadOnlyList<string> known = _options.Accounts.Count > 0 ? _options.Accounts : [StorageAccount.DevelopmentName];
        var name = account ?? known[0];
        return known.Contains(name)
            ? StorageAccount.AtEmulator(name, StorageAccount.DevelopmentKey, _ports[0], _ports[1], _ports[2]).ToConnectionString()
            : throw new ArgumentException($"Azurite was started without account '{name}'; it has {string.Join(", ", known)}.", nameof(account));
    }

    /// <summary>Stops the emulator, and deletes its data if they were in a temporary folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_temporaryDirectory is not null && Directory.Exists(_temporaryDirectory))
        {
            Directory.Delete(_temporaryDirectory, recursive: true);
        }
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartTimeout);
        foreach (var port in _ports)
        {
            while (!await LoopbackPorts.AnswersAsync(port, deadline.Token))
            {
                if (_process.HasExited)
                {
                    throw new InvalidOperationException(
                        $"Azurite ended with exit code {_process.ExitCode}; is one of the ports {string.Join(", ", _ports)} taken?\n"
                        + string.Join('\n', _output));
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), deadline.Token);
            }
        }
    }

    private void Remember(string? line)
    {
        if (line is not null && _output.Count < 50)
        {
            _output.Enqueue(line);
        }
    }
}
