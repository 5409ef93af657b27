using Spectre.Console;

namespace Hub.Demo;

/// <summary>Steps as a table.</summary>
internal static class ProgressTable
{
    public static Table Of(IReadOnlyList<Progress> rows)
    {
        var table = new Table().RoundedBorder().BorderColor(Color.Grey)
            .AddColumn("接口\n[grey]interface[/]").AddColumn("名称\n[grey]name[/]").AddColumn("状态\n[grey]state[/]");
        foreach (var heading in (string[])["记录\n[grey]records[/]", "采纳\n[grey]accepted[/]", "未变\n[grey]unchanged[/]", "隔离\n[grey]quarantined[/]", "秒\n[grey]seconds[/]", "条/秒\n[grey]per s[/]"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
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

    /// <summary>Records in a second.</summary>
    public static string Rate(Progress row) =>
        row.Stand != Stand.Waiting && row.Elapsed > TimeSpan.Zero ? $"{row.Records / row.Elapsed.TotalSeconds:N0}" : "";

    private static string NameOf(Progress row)
    {
        var problem = row.Problem is { Length: > 0 } text ? $"\n[yellow]{Markup.Escape(text)}[/]" : "";
        return $"{Markup.Escape(row.Name.Zh)} [grey]{Markup.Escape(row.Name.En)}[/]{problem}";
    }

    private static string StateOf(Stand stand)
    {
        var colour = stand switch { Stand.Done => "green", Stand.Failed => "red", Stand.Working => "yellow", _ => "grey" };
        return $"[{colour}]{Word(stand)}[/]";
    }

    private static string[] Counts(Progress row) => row.IsInterface
        ? [$"{row.Records:N0}", $"{row.Accepted:N0}", $"{row.Unchanged:N0}", Quarantined(row), $"{row.Elapsed.TotalSeconds:N1}", Rate(row)]
        : ["", "", "", "", row.Stand == Stand.Waiting ? "" : $"{row.Elapsed.TotalSeconds:N1}", ""];

    private static string Quarantined(Progress row) => row.Quarantined > 0 ? $"[yellow]{row.Quarantined:N0}[/]" : "0";
}
