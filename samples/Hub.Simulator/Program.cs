using System.CommandLine;
using Hub.Simulator;

var enterprises = new Option<int>("--enterprises") { Description = "How many enterprises the city has.", DefaultValueFactory = _ => 1_000 };
var seed = new Option<int>("--seed") { Description = "The same seed gives the same city.", DefaultValueFactory = _ => 1 };
var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 for any free one.", DefaultValueFactory = _ => 5_014 };
var date = new Option<DateOnly?>("--business-date") { Description = "Last day that the departments have closed; yesterday in Shanghai if not given." };
var changeRate = new Option<double>("--change-rate") { Description = "Share of enterprises that change a day.", DefaultValueFactory = _ => 0.02 };
var months = new Option<int>("--months") { Description = "How many months of a series are told; 1 … 60.", DefaultValueFactory = _ => 24 };
var full = new Option<bool>("--full") { Description = "Every enterprise has a record in every interface." };
var appId = new Option<string>("--app-id") { Description = "Application that may call the shared data platform.", DefaultValueFactory = _ => new SimulatorOptions().AppId };
var secret = new Option<string>("--secret") { Description = "What its calls are signed with.", DefaultValueFactory = _ => new SimulatorOptions().Secret };
var apiKey = new Option<string>("--api-key") { Description = "What callers must send as x-api-key.", DefaultValueFactory = _ => "simulator-key" };
var faults = new Option<bool>("--faults") { Description = "Each fault that a patient caller survives, in 2 % of the requests." };

var command = new RootCommand("Plays the city's departments for the hub.") { enterprises, seed, port, date, changeRate, months, full, apiKey, appId, secret, faults };
command.SetAction(async (arguments, cancellationToken) =>
{
    var options = new SimulatorOptions
    {
        Enterprises = arguments.GetValue(enterprises),
        Seed = arguments.GetValue(seed),
        Port = arguments.GetValue(port),
        BusinessDate = arguments.GetValue(date),
        ChangeRate = arguments.GetValue(changeRate),
        Months = arguments.GetValue(months),
        Coverage = arguments.GetValue(full) ? Coverage.Full : Coverage.Plausible,
        AppId = arguments.GetValue(appId)!,
        Secret = arguments.GetValue(secret)!,
        ApiKey = arguments.GetValue(apiKey)!,
    };
    await using var server = await DepartmentServer.StartAsync(options, cancellationToken);
    if (arguments.GetValue(faults))
    {
        server.Faults.SwitchOnAll(0.02);
    }

    Console.WriteLine($"{options.Enterprises} enterprises as of {server.BusinessDate:yyyy-MM-dd}");
    Console.WriteLine($"departments {server.AddressOf("D07")} and the like, platform {server.PlatformAddress}");
    await Task.Delay(Timeout.InfiniteTimeSpan, options.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
});
return await command.Parse(args).InvokeAsync();
