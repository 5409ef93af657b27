using System.Net;
using System.Net.Sockets;
using Hub.Embedded.Azurite;
using Hub.Functions;
using Hub.Simulator;
using Microsoft.Extensions.Hosting;

namespace Hub.Demo;

/// <summary>The parts of the demo, started in order and stopped in the reverse: Azurite, the departments, the hub.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>Azurite saves its tables every five seconds; stopped earlier, it forgets the last of them.</summary>
    private static readonly TimeSpan SavedAfter = TimeSpan.FromSeconds(7);

    private readonly DemoOptions _options;
    private readonly Screen _screen;
    private readonly TimeProvider _clock;
    private readonly bool _isTemporary;
    private AzuriteProcess? _azurite;
    private DepartmentServer? _departments;
    private IHost? _hub;

    private Stage(DemoOptions options, Screen screen, TimeProvider clock)
    {
        (_options, _screen, _clock) = (options, screen, clock);
        _isTemporary = options.DataDirectory is null;
        DataDirectory = options.DataDirectory is { } given
            ? Directory.CreateDirectory(given).FullName
            : Directory.CreateTempSubdirectory("hub-demo-").FullName;
        IsClean = !Directory.EnumerateFileSystemEntries(DataDirectory).Any();
        Address = new Uri($"http://127.0.0.1:{options.Port}/");
    }

    /// <summary>Where the hub listens.</summary>
    public Uri Address { get; }

    /// <summary>Where Azurite's files lie.</summary>
    public string DataDirectory { get; }

    /// <summary>Whether no earlier night lies in the data folder.</summary>
    public bool IsClean { get; }

    /// <summary>Whether the departments show faults.</summary>
    public bool HasFaults => _options.Faults;

    /// <summary>The hub's settings.</summary>
    public DemoSettings Settings { get; } = DemoSettings.Load();

    /// <summary>The simulated departments.</summary>
    public DepartmentServer Departments => _departments!;

    /// <summary>The connection string of the storage.</summary>
    public string Connection => _azurite!.ConnectionString();

    /// <summary>The hub, for what its API does not tell: the catalog.</summary>
    public IServiceProvider Hub => _hub!.Services;

    /// <summary>Starts everything, or nothing.</summary>
    public static async Task<Stage> StartAsync(DemoOptions options, Screen screen, TimeProvider clock, CancellationToken stop)
    {
        CheckPort(options.Port);
        var stage = new Stage(options, screen, clock);
        try
        {
            await stage.StartAzuriteAsync(stop);
            await stage.StartDepartmentsAsync(stop);
            await stage.StartHubAsync(stop);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
        {
            await _hub.StopAsync(CancellationToken.None);
            _hub.Dispose();
        }

        await (_departments?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (_azurite is not null && !_isTemporary)
        {
            _screen.Say("等待 Azurite 存盘……", "Waiting until Azurite has saved…");
            await Task.Delay(SavedAfter, _clock);
        }

        await (_azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (_isTemporary)
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private static void CheckPort(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new DemoFailure($"端口 {port} 已被占用，请用 --port 另选一个。", $"Port {port} is taken: choose another with --port.", e);
        }
    }

    /// <summary>Always an Azurite of the demo's own: one that runs already holds somebody's data.</summary>
    private async Task StartAzuriteAsync(CancellationToken stop)
    {
        if (await AzuriteProcess.IsRunningAsync(stop))
        {
            _screen.Say(
                "10000–10002 端口已有 Azurite 在运行，不动它的数据，另启动一个。",
                "An Azurite runs on the default ports; its data are left alone, the demo starts its own.");
        }

        var options = new AzuriteOptions { DataDirectory = DataDirectory, OnProgress = Tell };
        try
        {
            _azurite = await AzuriteProcess.StartAsync(options, stop);
        }
        catch (InvalidOperationException e)
        {
            throw new DemoFailure("存储模拟器 Azurite 无法启动。它需要 Node.js 18 以上和 npm。", e.Message, e);
        }
    }

    private void Tell(string progress) => _screen.Say(
        progress.StartsWith("Installing", StringComparison.Ordinal) ? "正在安装 Azurite（本机首次）……" : "正在启动 Azurite……", progress);

    private async Task StartDepartmentsAsync(CancellationToken stop)
    {
        _departments = await DepartmentServer.StartAsync(
            new SimulatorOptions
            {
                Enterprises = _options.Enterprises, Seed = _options.Seed, Months = _options.Months,
                AppId = Settings.PlatformAppId, Secret = Settings.PlatformSecret,
            },
            stop);
        if (_options.Faults)
        {
            FaultyNight.SwitchOn(_departments.Faults);
        }
    }

    private async Task StartHubAsync(CancellationToken stop)
    {
        var changes = Changes();
        foreach (var department in Settings.AskedDepartments)
        {
            changes[$"Hub:Departments:{department}:BaseAddress"] = Departments.AddressOf(department).ToString();
        }

        _hub = HubApplication.Build(Settings.ToArguments(changes));
        await _hub.StartAsync(stop);
    }

    private Dictionary<string, string> Changes() => new()
    {
        ["AzureWebJobsStorage"] = Connection,
        ["ServiceBus"] = Connection,
        ["Hub:KeyFolder"] = Path.Combine(DataDirectory, "keys"),
        ["urls"] = Address.ToString(),
        ["HUB_FUNCTIONS_ASSEMBLY"] = typeof(HubApplication).Assembly.GetName().Name!,
        ["Hub:SharedPlatform:BaseAddress"] = Departments.PlatformAddress.ToString(),

        // The simulated departments recover at once; nobody wants to watch a pause made for real ones.
        ["Hub:PullRetryDelay"] = "00:00:01",
        ["Logging:LogLevel:Default"] = "Warning",

        // A line of the log would break the painted table, which shows what is wrong itself.
        ["Logging:Console:LogLevel:Default"] = _screen.IsTerminal ? "Error" : "Warning",

        // Each retry of each request would be told with its stack trace; what matters of it the hub says itself.
        ["Logging:Console:LogLevel:Polly"] = "None",
    };
}
