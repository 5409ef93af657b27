using System.CommandLine;
using Hub.Simulator;

var enterprises = new Option<int>("--enterprises") { Description = "How many enterprises the city has.", DefaultValueFactory = _ => 1_000 };
var seed = new Option<int>("--seed") { Description = "The same seed gives the same city.", DefaultValueFactory = _ => 1 };
var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 for any free one.", DefaultValueFactory = _ => 5_014 };
var date = new Option<DateOnly?>("--business-date") { Description = "Last day that the departments have closed; yesterday in Shanghai if not given." };
var changeRate = new Option<double>("--change-rate") { Description = "Share of enterprises that change a day.", DefaultValueFactory = _ => 0.02 };
var apiKey = new Option<string>("--api-key") { Description = "What callers must send as x-api-key.", DefaultValueFactory = _ => "simulator-key" };
var faults = new Option<bool>("--faults") { Description = "Each fault that a patient caller survives, in 2 % of the requests." };

var command = new RootCommand("Plays the city's departments for the hub.") { enterprises, seed, port, date, changeRate, apiKey, faults };
command.SetAction(async (arguments, cancellationToken) =>
{
    var options = new SimulatorOptions
    {
        Enterprises = arguments.GetValue(enterprises),
        Seed = arguments.GetValue(seed),
        Port = arguments.GetValue(port),
        BusinessDate = arguments.GetValue(date),
        ChangeRate = arguments.GetValue(changeRate),
        ApiKey = arguments.GetValue(apiKey)!,
    };
    await using var server = await DepartmentServer.StartAsync(options, cancellationToken);
    if (arguments.GetValue(faults))
    {
        server.Faults.SwitchOnAll(0.02);
    }

    Console.WriteLine($"{options.Enterprises} enterprises as of {server.BusinessDate:yyyy-MM-dd}");
    Console.WriteLine($"D14 {server.BaseAddress}D14/  D18 {server.BaseAddress}D18/  D06 {server.BaseAddress}D06/");
    await Task.Delay(Timeout.InfiniteTimeSpan, options.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
});
return await command.Parse(args).InvokeAsync();
