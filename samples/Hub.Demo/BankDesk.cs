using System.Text.Json;
using Spectre.Console;

namespace Hub.Demo;

/// <summary>What the bank with consents does: it subscribes before the night, and in the morning reads what it was told and a credit report.</summary>
internal sealed class BankDesk(Screen screen, HubClient hub)
{
    private static readonly string[] s_types =
        ["cn.hub.profile.changed", "cn.hub.evaluation.changed", "cn.hub.carbon.updated", "cn.hub.risk.raised", "cn.hub.risk.withdrawn", "cn.hub.report.ready"];

    /// <summary>Subscribes, to pull.</summary>
    public Task SubscribeAsync(CancellationToken stop) => hub.SubscribeAsync(s_types, stop);

    /// <summary>Shows how often the bank was told what, and where its report of an enterprise lies.</summary>
    public async Task ShowAsync(string creditCode, CancellationToken stop)
    {
        screen.Title("银行得知的变化", "What the bank was told");
        var told = (await hub.EventsAsync(stop).Select(e => e.GetProperty("type").GetString()!).ToListAsync(stop)).CountBy(type => type);
        var table = new Table().SimpleBorder().BorderColor(Color.Grey).AddColumns("事件 [grey]event[/]", "条数 [grey]count[/]");
        foreach (var (type, count) in told.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            table.AddRow(type, $"{count:N0}");
        }

        screen.Show(table);
        await ShowReportAsync(creditCode, stop);
    }

    /// <summary>The files outlive the demo: they are to be looked at.</summary>
    private async Task ShowReportAsync(string creditCode, CancellationToken stop)
    {
        screen.Title($"{creditCode} 的信用报告", $"The credit report of {creditCode}");
        var report = await hub.ReportAsync(creditCode, stop);
        var number = report.GetProperty("report").GetProperty("no").GetString()!;
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "hub-demo")).FullName;
        foreach (var (form, name) in new[] { ("text/html", $"{number}.html"), ("application/pdf", $"{number}.pdf"), ("application/jose", $"{number}.jws") })
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(path, await hub.ReportAsync(number, form, stop), stop);
            screen.Raw($"  {path}");
        }

        screen.Say("在浏览器中打开HTML文件即可查看。", "Open the HTML file in a browser.");
    }
}
