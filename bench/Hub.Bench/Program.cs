using System.CommandLine;
using Hub.Bench;

var rows = new Option<int>("--rows") { Description = "Rows of the spreadsheet.", DefaultValueFactory = _ => 100_000 };
var command = new RootCommand("Pushes one spreadsheet of registrations, waits until it is in the profiles, and pushes it again.") { rows };
command.SetAction((arguments, stop) => SpreadsheetPush.RunAsync(arguments.GetValue(rows), stop));
return await command.Parse(args).InvokeAsync();
