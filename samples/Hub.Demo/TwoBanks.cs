using System.Text.Json;
using Spectre.Console;

namespace Hub.Demo;

/// <summary>The completeness of one profile, as a bank sees it that has the enterprise's consent, and one that has not.</summary>
internal sealed class TwoBanks(Screen screen, Stage stage, HubClient hub)
{
    public async Task ShowAsync(string creditCode, CancellationToken stop)
    {
        screen.Title($"{creditCode} 的档案完整性，两家银行各自所见", $"How complete the profile of {creditCode} is to two banks");
        var table = new Table().SimpleBorder().BorderColor(Color.Grey).AddColumns("状态 [grey]state[/]", "有授权的银行 [grey]bank with consents[/]", "无授权的银行 [grey]bank without[/]");
        var consented = await StatesAsync(creditCode, stage.Settings.BankKey, stop);
        var others = await StatesAsync(creditCode, stage.Settings.BankWithoutConsentsKey, stop);
        foreach (var state in consented.Select(group => group.Key).Union(others.Select(group => group.Key)))
        {
            table.AddRow($"{Zh(state)} [grey]{state}[/]", string.Join(' ', consented[state]), string.Join(' ', others[state]));
        }

        screen.Show(table);
    }

    private async Task<ILookup<string, string>> StatesAsync(string creditCode, string key, CancellationToken stop)
    {
        var profile = await hub.ProfileAsync(creditCode, key, stop);
        return profile.GetProperty("completeness").EnumerateArray().ToLookup(Text("state"), Text("interface"));
    }

    private static Func<JsonElement, string> Text(string name) => part => part.GetProperty(name).GetString()!;

    private static string Zh(string state) => state switch
    {
        "answered" => "有答复",
        "noRecord" => "查无记录",
        "notReached" => "未查询到",
        "stale" => "已过时效",
        "quarantined" => "在隔离区",
        _ => "未授权",
    };
}
