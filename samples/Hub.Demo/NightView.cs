using Spectre.Console;

namespace Hub.Demo;

/// <summary>Shows steps while they go on: a table painted over and over on a terminal, a line for each change elsewhere.</summary>
internal sealed class NightView(Screen screen, TimeProvider clock)
{
    /// <summary>Does the work, which tells how it stands.</summary>
    public Task<T> ShowAsync<T>(Func<Action<IReadOnlyList<Progress>>, Task<T>> work) => screen.IsTerminal
        ? screen.Console.Live(ProgressTable.Of([])).StartAsync(live => work(rows => live.UpdateTarget(ProgressTable.Of(rows))))
        : work(new ProgressLines(screen, clock).Show);
}
