using Hub.Domain.Sources;
using Spectre.Console;

namespace Hub.Demo;

/// <summary>Every interface with its counts, its time and how complete it is, then what took longest and what is missing.</summary>
internal sealed class InterfaceSummary(Screen screen)
{
    private const int Slowest = 3;

    public void Show(NightResult night, Verdict verdict)
    {
        screen.Title("各接口归集情况", "What each interface delivered");
        var table = new Table().SimpleBorder().BorderColor(Color.Grey).AddColumn(ProgressTable.Heading("接口", "id"))
            .AddColumn(ProgressTable.Heading("名称", "name").NoWrap()).AddColumn(ProgressTable.Heading("方式", "way"));
        foreach (var (zh, en) in ProgressTable.Numbers.Concat([("有答复", "answered"), ("查无记录", "no record")]))
        {
            table.AddColumn(ProgressTable.Heading(zh, en).RightAligned().NoWrap());
        }

        foreach (var row in night.Interfaces)
        {
            table.AddRow([
                row.Id, ProgressTable.NameOf(row), WayOf(row.Interface!.Source), .. Counts([row]), $"{row.Elapsed.TotalSeconds:N1}",
                $"{StateOf(verdict, row, "answered") + StateOf(verdict, row, "stale"):N0}", $"{StateOf(verdict, row, "noRecord"):N0}"]);
        }

        table.AddRow(["", "[bold]合计[/] [grey]total[/]", "", .. Counts(night.Interfaces), "", "", ""]);
        screen.Show(table);
        ShowTimes(night, verdict);
        ShowMissing(night, verdict);
    }

    private void ShowTimes(NightResult night, Verdict verdict)
    {
        screen.Say($"推送 {night.PushingFor.TotalSeconds:N1} 秒，夜间归集 {night.NightFor.TotalSeconds:N1} 秒，核对 {verdict.Elapsed.TotalSeconds:N1} 秒。",
            "Pushes, the night, the check, in seconds.");
        var slowest = night.Interfaces.OrderByDescending(row => row.Elapsed).Take(Slowest).Select(row => $"{row.Id} {row.Name.Zh} {row.Elapsed.TotalSeconds:N1} 秒");
        screen.Say($"最慢：{string.Join("；", slowest)}。", "The slowest.");
    }

    private void ShowMissing(NightResult night, Verdict verdict)
    {
        foreach (var row in night.Interfaces.Where(row => !string.IsNullOrEmpty(row.Problem)))
        {
            screen.Say($"{row.Id} {row.Name.Zh}：{row.Problem}", row.Name.En);
        }

        foreach (var (state, zh, en) in (ReadOnlySpan<(string, string, string)>)[
            ("notConsented", "须自然人另行同意，演示银行看不到", "only with the consent of natural persons"),
            ("notReached", "未归集", "not collected"),
            ("quarantined", "最新记录在隔离区", "latest record in quarantine")])
        {
            var ids = verdict.States.Where(pair => pair.Key.State == state).OrderBy(pair => pair.Key.Interface).Select(pair => $"{pair.Key.Interface}（{pair.Value:N0} 家）").ToList();
            if (ids.Count > 0)
            {
                screen.Say($"{zh}：{string.Join("、", ids)}。", en);
            }
        }
    }

    private static int StateOf(Verdict verdict, Progress row, string state) => verdict.States.GetValueOrDefault((row.Id, state));

    private static string[] Counts(IReadOnlyList<Progress> rows) =>
    [
        $"{rows.Sum(row => row.Records):N0}", $"{rows.Sum(row => row.Accepted):N0}", $"{rows.Sum(row => row.Unchanged):N0}",
        ProgressTable.Quarantined(rows.Sum(row => row.Quarantined)),
    ];

    private static string WayOf(Source source) => source switch
    {
        PushSource => "推送",
        FileSource => "文件",
        PerSubjectSource => "逐户",
        _ => "分页",
    };
}
