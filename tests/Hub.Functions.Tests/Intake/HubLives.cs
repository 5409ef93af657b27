using System.Text.Json;
using Hub.Simulator;

namespace Hub.Functions.Tests.Intake;

/// <summary>One hub over many processes: each is killed at a random point, and the next goes on with what the store holds.</summary>
internal sealed class HubLives : IDisposable
{
    private readonly Dictionary<string, string> _settings;
    private readonly DepartmentServer _city;
    private readonly Random _random;
    private readonly HttpClient _departments;
    private readonly HttpClient _operator;
    private string _run = "";
    private int _pushed;

    public HubLives(Dictionary<string, string> settings, DepartmentServer city, Random random)
    {
        (_settings, _city, _random) = (settings, city, random);
        _settings["urls"] = $"http://127.0.0.1:{HubProcess.FreePort()}";
        _departments = new HttpClient { BaseAddress = new Uri(_settings["urls"]) };
        _operator = new HttpClient { BaseAddress = new Uri(_settings["urls"]) };
        _operator.DefaultRequestHeaders.Add("x-api-key", HubUnderTest.OperatorKey);
    }

    /// <summary>Processes killed while there was work under way.</summary>
    public int Kills { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _departments.Dispose();
        _operator.Dispose();
    }

    /// <summary>A process that is killed while departments push.</summary>
    public async Task DiePushingAsync(int milliseconds)
    {
        using var process = await StartAsync();
        var pushing = PushRestAsync();
        await Task.WhenAny(pushing, RandomAsync(milliseconds));
        Kills += pushing.IsCompleted ? 0 : 1;
        process.Kill();
        try
        {
            await pushing;
        }
        catch (HttpRequestException)
        {
            // The department pushes the same again when the hub is back.
        }
    }

    /// <summary>A process that is killed when one more batch is concluded than when it was started: others are being sealed.</summary>
    public async Task DieSealingAsync(int milliseconds)
    {
        using var process = await StartAsync();
        await BeginRunAsync();
        var before = await ConcludedAsync();
        await Eventually.Async(async () => await ConcludedAsync() > before, () => $"no batch of {_run} is sealed after {Kills} kills");
        await KillInAsync("Receiving", process, milliseconds);
    }

    /// <summary>A process that is killed a while after the run was seen in a state.</summary>
    public async Task DieInAsync(string state, int milliseconds)
    {
        using var process = await StartAsync();
        await BeginRunAsync();
        await SeesAsync(_run, state);
        await KillInAsync(state, process, milliseconds);
    }

    /// <summary>A process that may go on to the end.</summary>
    public async Task FinishAsync()
    {
        using var process = await StartAsync();
        await SeesAsync(_run, "Complete");
    }

    private async Task KillInAsync(string state, HubProcess process, int milliseconds)
    {
        await RandomAsync(milliseconds);
        var stillThere = await StateAsync(_run);
        process.Kill();
        Kills += stillThere == state ? 1 : 0;
    }

    /// <summary>Each push is in the profiles before the next, so that it makes one version however often the hub dies.</summary>
    private async Task PushRestAsync()
    {
        for (; _pushed < Pushes.Interfaces.Count; _pushed++)
        {
            var run = await PushingDepartments.PushAsync(_departments, _city, Pushes.Interfaces[_pushed]);
            await SeesAsync(run, "Complete");
        }
    }

    private async Task BeginRunAsync()
    {
        if (_run.Length > 0)
        {
            return;
        }

        await PushRestAsync();
        using var response = await _operator.PostAsync("api/v1/runs", null, Stop);
        response.EnsureSuccessStatusCode();
        _run = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("id").GetString()!;
    }

    private async Task<HubProcess> StartAsync()
    {
        var process = HubProcess.Start(_settings);
        await Eventually.Async(
            async () =>
            {
                try
                {
                    return (await _operator.GetAsync("api/health/ready", Stop)).IsSuccessStatusCode;
                }
                catch (HttpRequestException) when (!process.HasExited)
                {
                    return false;
                }
            },
            () => $"the hub does not get ready after {Kills} kills");
        return process;
    }

    private Task SeesAsync(string run, string state) =>
        Eventually.Async(async () => await StateAsync(run) == state, () => $"run {run} does not get to {state} after {Kills} kills");

    private async Task<string?> StateAsync(string run) => (await RunAsync(run)).GetProperty("run").GetProperty("state").GetString();

    private async Task<int> ConcludedAsync() => (await RunAsync(_run)).GetProperty("batches").EnumerateArray().Count(b => b.GetProperty("state").GetString() == "Sealed");

    private async Task<JsonElement> RunAsync(string run) => JsonSerializer.Deserialize<JsonElement>(await _operator.GetStringAsync($"api/v1/runs/{run}", Stop));

    private Task RandomAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(_random.Next(milliseconds)), TimeProvider.System, Stop);
}
