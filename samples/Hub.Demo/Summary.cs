using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Simulator;
using Spectre.Console;

namespace Hub.Demo;

/// <summary>What a person reads in the morning.</summary>
internal sealed class Summary(Screen screen, Stage stage, HubClient hub)
{
    private const int MostFindings = 20;
    private const int ExamplesPerInterface = 3;

    public async Task ShowAsync(NightResult night, Verdict verdict, CancellationToken stop)
    {
        ShowVerdict(night, verdict);
        ShowTimes(night, verdict);
        ShowQuarantine(verdict);
        var shown = Shown(stage.Departments.City, stage.Departments.BusinessDate);
        await ShowManifestAsync(shown.CreditCode, stop);
        new Commands(screen, stage).Show(shown.CreditCode);
    }

    private void ShowVerdict(NightResult night, Verdict verdict)
    {
        var records = night.Interfaces.Sum(row => row.Records);
        screen.Say($"企业档案 {verdict.Profiles:N0} 份，其中有登记信息 {verdict.Registered:N0} 份；共读取 {records:N0} 条记录。",
            $"{verdict.Profiles:N0} profiles, {verdict.Registered:N0} with a registration; {records:N0} records read.");
        screen.Say($"逐户与模拟部门比对：{string.Join('、', verdict.Compared.Order(StringComparer.Ordinal))}；{verdict.Withheld:N0} 项因记录在隔离区而不在档案中。",
            $"All compared with the departments; {verdict.Withheld:N0} facts are in quarantine instead of a profile.");
        foreach (var finding in verdict.Findings.Take(MostFindings))
        {
            screen.Complain(finding.Zh, finding.En);
        }

        if (verdict.IsGood)
        {
            screen.Show(new Markup("[bold green]✔ 无一丢失[/]  [green]Nothing was lost[/]\n"));
        }
        else
        {
            screen.Complain($"✘ 发现 {verdict.Findings.Count:N0} 处问题", $"{verdict.Findings.Count:N0} things are wrong");
        }
    }

    private void ShowTimes(NightResult night, Verdict verdict)
    {
        screen.Title("用时", "Times");
        screen.Show(ProgressTable.Of([.. night.Registered, .. night.Pulled]));
        screen.Say($"登记 {night.RegisteringFor.TotalSeconds:N1} 秒，夜间归集 {night.NightFor.TotalSeconds:N1} 秒，核对 {verdict.Elapsed.TotalSeconds:N1} 秒。",
            "Registrations, the night, the check, in seconds.");
    }

    private void ShowQuarantine(Verdict verdict)
    {
        screen.Title("隔离区", "Quarantine");
        var examples = verdict.Quarantine.SelectMany(part => part.Value.Take(ExamplesPerInterface).Select(record => (part.Key, record))).ToList();
        if (examples.Count == 0)
        {
            screen.Say("没有被隔离的记录；加 --faults 可以看到。", "Nothing was quarantined; with --faults something is.");
            return;
        }

        var table = new Table().RoundedBorder().BorderColor(Color.Grey).AddColumns(
            "接口 [grey]interface[/]", "企业 [grey]enterprise[/]", "字段 [grey]field[/]", "值 [grey]value[/]", "原因 [grey]reason[/]");
        foreach (var (id, record) in examples)
        {
            AddExample(table, id, record);
        }

        screen.Show(table);
    }

    private static void AddExample(Table table, string id, QuarantinedRecord record)
    {
        var error = record.Errors[0];
        table.AddRow(
            id, record.Code ?? "—", Markup.Escape(error.Field), Markup.Escape(error.Value),
            $"{Markup.Escape(ErrorNames.Zh(error.Name))} [grey]{error.Name}[/] → {Markup.Escape(error.Expected)}");
    }

    /// <summary>An enterprise that has something to show in every interface.</summary>
    private static Enterprise Shown(City city, DateOnly date) =>
        city.Enterprises.FirstOrDefault(e => e.IsActive && city.PropertiesOf(e, date).Count > 1 && city.TaxGradesOf(e, date).Count > 2) ?? city[0];

    private async Task ShowManifestAsync(string creditCode, CancellationToken stop)
    {
        screen.Title($"{creditCode} 的档案完整性，两家银行各自所见", $"How complete the profile of {creditCode} is to two banks");
        var consented = await hub.ProfileAsync(creditCode, stage.Settings.BankKey, stop);
        var others = await hub.ProfileAsync(creditCode, stage.Settings.BankWithoutConsentsKey, stop);
        var table = new Table().RoundedBorder().BorderColor(Color.Grey).AddColumns(
            "接口 [grey]interface[/]", "部门 [grey]department[/]", "有授权的银行 [grey]bank with consents[/]", "无授权的银行 [grey]bank without[/]");
        foreach (var (mine, theirs) in Manifest(consented).Zip(Manifest(others)))
        {
            table.AddRow(
                $"{mine.GetProperty("interface")} {mine.GetProperty("zh")} [grey]{mine.GetProperty("en")}[/]",
                $"{mine.GetProperty("department")}", Standing(mine), Standing(theirs));
        }

        screen.Show(table);
    }

    private static JsonElement.ArrayEnumerator Manifest(JsonElement profile) => profile.GetProperty("completeness").EnumerateArray();

    private static string Standing(JsonElement part)
    {
        var state = part.GetProperty("state").GetString()!;
        var at = part.TryGetProperty("confirmedAt", out var confirmed) ? $" {confirmed.GetDateTimeOffset():yyyy-MM-dd HH:mm}" : "";
        return $"[{(state == "answered" ? "green" : "yellow")}]{Zh(state)}[/] [grey]{state}[/]{at}";
    }

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
