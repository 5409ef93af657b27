using System.Diagnostics;
using Hub.Embedded.Azurite;
using Hub.Functions;

namespace Hub.Bench.Sharing;

/// <summary>
/// Two phases. First: every enterprise changes once, four banks' receivers are sick, and the hub is killed three times; at the end every
/// bank has exactly the events that it may have. Second: the same feeds are delivered again and again, to the healthy banks alone
/// and beside the sick ones, in turns; and the same bodies by a bare client.
/// </summary>
internal sealed class DeliveryLoad(int enterprises, int banks, int rounds)
{
    private const int Kills = 3;
    private static readonly Manner[] s_sick = [Manner.Down, Manner.Slow, Manner.Fickle, Manner.Throttling];

    private readonly List<double> _alone = [];
    private readonly List<double> _beside = [];

    private AzuriteProcess _azurite = null!;
    private BankReceivers _receivers = null!;
    private SharingCity _city = null!;
    private HubProcess _hub = null!;

    private int Healthy => banks - s_sick.Length;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var azurite = _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), stop);
        await using var receivers = _receivers = await BankReceivers.StartAsync(banks, stop);
        using var tools = HubApplication.Build([.. SettingsAt(BenchSettings.FreeAddress()).Select(s => $"--{s.Key}={s.Value}")]);
        _city = new SharingCity(tools.Services, enterprises, banks);
        await StartHubAsync(stop);
        try
        {
            await PrepareAsync(stop);
            var whole = await FirstPhaseAsync(stop);
            await SecondPhaseAsync(stop);
            return whole ? 0 : 1;
        }
        finally
        {
            await _hub.DisposeAsync();
        }
    }

    private Dictionary<string, string> SettingsAt(Uri address)
    {
        var settings = BenchSettings.For(_azurite, address);
        settings["Hub:Sharing:AllowedReceivers"] = "127.0.0.1";
        settings["SealSchedule"] = "*/30 * * * * *";
        settings["Logging:LogLevel:Default"] = "Error";
        return settings;
    }

    private async Task StartHubAsync(CancellationToken stop)
    {
        var address = BenchSettings.FreeAddress();
        _hub = await HubProcess.StartAsync(SettingsAt(address), address, stop);
    }

    private async Task PrepareAsync(CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        await _city.OpenAsync(stop);
        await _city.ConsentAsync(stop);
        await _city.SubscribeAsync(_receivers.Address, stop);
        Say($"{enterprises:N0} consents, {banks} banks", began);
    }

    private async Task<bool> FirstPhaseAsync(CancellationToken stop)
    {
        foreach (var (bank, i) in _receivers.Banks.Select((b, i) => (b, i)))
        {
            bank.Keeps = true;
            bank.Manner = i < Healthy ? Manner.Healthy : s_sick[i - Healthy];
        }

        var began = Stopwatch.GetTimestamp();
        var done = Task.WhenAll(_receivers.Banks.Take(Healthy).Select((bank, i) => bank.ExpectAsync(ExpectedOf(i))));
        using (var client = new HttpClient { BaseAddress = _hub.Address, Timeout = TimeSpan.FromMinutes(5) })
        {
            await _city.PushAsync(client, _city.Codes, "甲", stop);
        }

        await KillAsync(stop);
        await done.WaitAsync(stop);
        Say($"every healthy bank has as many events as it may have; {Kills} kills", began);
        await HealAsync(stop);
        Say("the sick are well again and have theirs", began);
        return Compare();
    }

    /// <summary>Three times in the middle of the work: when a quarter, a half and three quarters of the events are there.</summary>
    private async Task KillAsync(CancellationToken stop)
    {
        var all = Enumerable.Range(0, Healthy).Sum(ExpectedOf);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var part = (long)all * kill / (Kills + 1);
            await _receivers.UntilAsync(() => _receivers.Banks.Take(Healthy).Sum(b => b.Events) >= part, stop);
            Console.WriteLine($"  kill {kill}: {_receivers.Banks.Take(Healthy).Sum(b => b.Events):N0} of {all:N0} events had arrived");
            await _hub.DisposeAsync();
            await StartHubAsync(stop);
        }
    }

    private async Task HealAsync(CancellationToken stop)
    {
        for (var i = Healthy; i < banks; i++)
        {
            _receivers.Banks[i].Manner = Manner.Healthy;
            await _city.ResumeAsync(i, stop);
        }

        var expected = Enumerable.Range(0, banks).Select(ExpectedOf).ToList();
        await _receivers.UntilAsync(() => _receivers.Banks.Zip(expected).All(b => b.First.Ids.Count >= b.Second), stop);
    }

    private bool Compare()
    {
        var (whole, twice) = (true, 0);
        foreach (var (bank, i) in _receivers.Banks.Select((b, i) => (b, i)))
        {
            var expected = _city.Codes.Where((_, e) => SharingCity.MaySee(i, e)).ToHashSet();
            var got = bank.Ids.Keys.Select(id => id[..18]).ToList();
            whole &= got.Count == expected.Count && expected.SetEquals(got);
            twice += bank.Ids.Values.Sum(n => n - 1);
        }

        var total = _receivers.Banks.Sum(b => b.Ids.Count);
        Console.WriteLine($"{total:N0} events at {banks} banks: {(whole ? "exactly those that each may have" : "NOT those that each may have")}; {twice:N0} came more than once");
        return whole;
    }

    private async Task SecondPhaseAsync(CancellationToken stop)
    {
        for (var round = 0; round <= rounds; round++)
        {
            var alone = await DrainAsync(withSick: false, stop);
            var beside = await DrainAsync(withSick: true, stop);
            if (round > 0)
            {
                _alone.Add(alone);
                _beside.Add(beside);
            }

            Console.WriteLine($"  round {round}: {alone:N1} s alone, {beside:N1} s beside the sick");
        }

        var events = Enumerable.Range(0, Healthy).Sum(ExpectedOf);
        var requests = _receivers.Banks.Take(Healthy).Sum(b => b.Requests);
        var (a, b) = (Middle(_alone), Middle(_beside));
        Console.WriteLine($"{Healthy} healthy banks, {events:N0} events in {requests:N0} requests: {a:N1} s alone, {b:N1} s beside {s_sick.Length} sick ones (median of {rounds}): {b / a:N2} times");
        await BareAsync(a, events, requests, stop);
    }

    /// <summary>How long the healthy banks wait until they have their whole feeds again.</summary>
    private async Task<double> DrainAsync(bool withSick, CancellationToken stop)
    {
        foreach (var (bank, i) in _receivers.Banks.Select((b, i) => (b, i)))
        {
            bank.Keeps = false;
            bank.Manner = i < Healthy ? Manner.Healthy : s_sick[i - Healthy];
            await _city.RestartAsync(i, delivers: false, stop);
        }

        await _receivers.UntilQuietAsync(stop);
        await _city.UntilSealedAsync(stop);
        var done = Task.WhenAll(_receivers.Banks.Take(Healthy).Select((bank, i) => bank.ExpectAsync(ExpectedOf(i))));
        var began = Stopwatch.GetTimestamp();
        for (var i = withSick ? banks - 1 : Healthy - 1; i >= 0; i--)
        {
            await _city.RestartAsync(i, delivers: true, stop);
        }

        await done.WaitAsync(stop);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The same bodies to the same receivers by a client that does nothing else.</summary>
    private async Task BareAsync(double hub, int events, int requests, CancellationToken stop)
    {
        var bodies = _receivers.Banks.Take(Healthy).Select(b => b.Bodies.ToList()).ToList();
        using var client = new HttpClient { BaseAddress = _receivers.Address };
        var took = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await Task.WhenAll(bodies.Select(async (bank, i) =>
            {
                foreach (var body in bank)
                {
                    using var content = new ByteArrayContent(body);
                    using var answer = await client.PostAsync($"{i}", content, stop);
                }
            }));
            took.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        var bare = Middle(took);
        var posted = bodies.Sum(b => b.Count);
        Console.WriteLine($"hub: {events / hub:N0} events/s, {requests / hub:N0} requests/s; bare client: {events / bare:N0} events/s, {posted / bare:N0} requests/s with the bodies of the first phase: {bare / hub:N2} times");
    }

    private int ExpectedOf(int bank) => Enumerable.Range(0, enterprises).Count(e => SharingCity.MaySee(bank, e));

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(string what, long began) => Console.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds,6:N1} s: {what}");
}
