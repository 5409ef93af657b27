using System.CommandLine;
using System.Text.Json;
using Hub.Azure.Sources;
using Hub.Bench;
using Hub.Simulator;

var rows = new Option<int>("--rows") { Description = "Rows of the spreadsheet.", DefaultValueFactory = _ => 100_000 };
var push = new Command("push", "Pushes one spreadsheet of registrations, waits until it is in the profiles, and pushes it again.") { rows };
push.SetAction((arguments, stop) => SpreadsheetPush.RunAsync(arguments.GetValue(rows), stop));
var normalise = new Command("normalise", "Normalises records on one core, beside only reading them.");
normalise.SetAction(_ =>
{
    var catalog = CatalogFiles.Load(null);
    var city = new City(1, 5000);
    var records = Registrations.Batches(city, new DateOnly(2026, 11, 20), PushFormat.Json, 5000).SelectMany(b =>
        JsonDocument.Parse(b.Content).RootElement.EnumerateArray().Select(e => System.Text.Encoding.UTF8.GetBytes(e.GetRawText()))).ToList();
    Normalising.Run([(catalog.FindInterface("I24")!, records)]);
});
return await new RootCommand("Measures the hub.") { push, normalise }.Parse(args).InvokeAsync();
