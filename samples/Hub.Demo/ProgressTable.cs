using Spectre.Console;

namespace Hub.Demo;

/// <summary>Steps as a table, a line each, so that all 38 interfaces fit a terminal of 50 lines.</summary>
internal static class ProgressTable
{
    /// <summary>The headings of the counts and the time.</summary>
    public static readonly IReadOnlyList<(string Zh, string En)> Numbers =
        [("记录", "records"), ("采纳", "accepted"), ("未变", "unchanged"), ("隔离", "quarantined"), ("秒", "seconds")];

    public static Table Of(IReadOnlyList<Progress> rows)
    {
        var table = new Table().SimpleBorder().BorderColor(Color.Grey).AddColumn(Heading("接口", "id"))
            .AddColumn(Heading("名称", "name").NoWrap()).AddColumn(Heading("状态", "state"));
        foreach (var (zh, en) in Numbers.Append(("条/秒", "per s")))
        {
            table.AddColumn(Heading(zh, en).RightAligned().NoWrap());
        }

        foreach (var row in rows)
        {
            table.AddRow([row.Id, NameOf(row), StateOf(row.Stand), .. Counts(row)]);
        }

        return table;
    }

    /// <summary>The state in Chinese and English, without colour.</summary>
    public static string Word(Stand stand) => stand switch
    {
        Stand.Waiting => "等待 waiting",
        Stand.Working => "进行 working",
        Stand.Done => "完成 done",
        _ => "失败 failed",
    };

    /// <summary>A heading in both languages.</summary>
    public static TableColumn Heading(string zh, string en) => new($"{zh}\n[grey]{en}[/]");

    /// <summary>The name, and whether something was amiss.</summary>
    public static string NameOf(Progress row) => Markup.Escape(row.Name.Zh) + (string.IsNullOrEmpty(row.Problem) ? "" : " [yellow]![/]");

    /// <summary>How many lie in quarantine.</summary>
    public static string Quarantined(long count) => count > 0 ? $"[yellow]{count:N0}[/]" : "0";

    private static string StateOf(Stand stand)
    {
        var colour = stand switch { Stand.Done => "green", Stand.Failed => "red", Stand.Working => "yellow", _ => "grey" };
        return $"[{colour}]{Word(stand)}[/]";
    }

    private static string[] Counts(Progress row) => row switch
    {
        { Stand: Stand.Waiting } => ["", "", "", "", "", ""],
        { IsInterface: false } => ["", "", "", "", $"{row.Elapsed.TotalSeconds:N1}", ""],
        _ => [$"{row.Records:N0}", $"{row.Accepted:N0}", $"{row.Unchanged:N0}", Quarantined(row.Quarantined), $"{row.Elapsed.TotalSeconds:N1}", Rate(row)],
    };

    private static string Rate(Progress row) => row.Elapsed > TimeSpan.Zero ? $"{row.Records / row.Elapsed.TotalSeconds:N0}" : "";
}
