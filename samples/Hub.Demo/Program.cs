using System.CommandLine;
using System.Text;
using Hub.Demo;
using Spectre.Console;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var enterprises = new Option<int>("--enterprises") { Description = "企业数 / How many enterprises the city has.", DefaultValueFactory = _ => 2_000 };
var seed = new Option<int>("--seed") { Description = "同一种子生成同一座城市 / The same seed gives the same city.", DefaultValueFactory = _ => 1 };
var months = new Option<int>("--months") { Description = "各序列的月数 / How many months of a series are told.", DefaultValueFactory = _ => 3 };
var faults = new Option<bool>("--faults") { Description = "部门接口出故障 / The departments show faults." };
var port = new Option<int>("--port") { Description = "平台端口（127.0.0.1）/ The hub's port on 127.0.0.1.", DefaultValueFactory = _ => 7071 };
var data = new Option<string?>("--data") { Description = "Azurite 文件目录，默认为临时目录，结束时删除 / Folder of Azurite's files; default a temporary one, deleted at the end." };
var once = new Option<bool>("--once") { Description = "核对后自行结束 / End after the check instead of staying up." };
DemoOptions.Bound(enterprises, 1, 1_000_000);
DemoOptions.Bound(months, 1, 60);
DemoOptions.Bound(port, 1, 65_535);

var command = new RootCommand("演示一夜归集：部门、平台、银行都在本机 / Plays one night on this machine: departments, hub and banks.")
{
    enterprises, seed, months, faults, port, data, once,
};
command.SetAction((arguments, stop) => new Performance(
    new DemoOptions
    {
        Enterprises = arguments.GetValue(enterprises),
        Seed = arguments.GetValue(seed),
        Months = arguments.GetValue(months),
        Faults = arguments.GetValue(faults),
        Port = arguments.GetValue(port),
        DataDirectory = arguments.GetValue(data),
        Once = arguments.GetValue(once),
    },
    new Screen(AnsiConsole.Console),
    TimeProvider.System).RunAsync(stop));

// Stopping in order takes longer than the two seconds that the parser would grant.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
