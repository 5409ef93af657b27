namespace Hub.Demo;

/// <summary>Steps as lines: one when a step's state changes, and now and then while its counts do.</summary>
internal sealed class ProgressLines(Screen screen, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, (Progress Row, long At)> _told = [];

    public void Show(IReadOnlyList<Progress> rows)
    {
        foreach (var row in rows.Where(IsNews))
        {
            _told[row.Id] = (row, clock.GetTimestamp());
            screen.Raw(Line(row));
        }
    }

    private bool IsNews(Progress row)
    {
        if (!_told.TryGetValue(row.Id, out var last) || last.Row.Stand != row.Stand)
        {
            return true;
        }

        var changed = last.Row with { Elapsed = row.Elapsed } != row;
        return changed && clock.GetElapsedTime(last.At) >= Between;
    }

    private static string Line(Progress row)
    {
        var counts = row.IsInterface && row.Stand != Stand.Waiting
            ? $"  记录 records {row.Records:N0}  采纳 accepted {row.Accepted:N0}  未变 unchanged {row.Unchanged:N0}  隔离 quarantined {row.Quarantined:N0}"
            : "";
        var problem = row.Problem is { Length: > 0 } text ? $"  ({text})" : "";
        return $"{row.Elapsed.TotalSeconds,7:N1} s  {row.Id,-3} {row.Name.Zh} {row.Name.En}: {ProgressTable.Word(row.Stand)}{counts}{problem}";
    }
}
