using Spectre.Console;
using Spectre.Console.Rendering;

namespace Hub.Demo;

/// <summary>What the demo writes on: a terminal that can be painted over, or a file or pipe that takes plain lines.</summary>
internal sealed class Screen
{
    private const int WidthOfFiles = 150;

    public Screen(IAnsiConsole console)
    {
        Console = console;
        IsTerminal = console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi;
        if (!IsTerminal)
        {
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
            console.Profile.Width = WidthOfFiles;
        }
    }

    /// <summary>Whether lines can be painted over.</summary>
    public bool IsTerminal { get; }

    public IAnsiConsole Console { get; }

    /// <summary>A heading.</summary>
    public void Title(string zh, string en)
    {
        Console.WriteLine();
        Console.MarkupLineInterpolated($"[bold green]{zh}[/]  [green]{en}[/]");
    }

    /// <summary>A line in Chinese with the English beside it.</summary>
    public void Say(string zh, string en) => Console.MarkupLineInterpolated($"{zh}  [grey]{en}[/]");

    /// <summary>A line that must not be broken, such as a command to copy.</summary>
    public void Raw(string line) => Console.Profile.Out.Writer.WriteLine(line);

    /// <summary>Something is wrong.</summary>
    public void Complain(string zh, string en) => Console.MarkupLineInterpolated($"[bold red]{zh}[/]  [red]{en}[/]");

    /// <summary>A table or the like.</summary>
    public void Show(IRenderable thing) => Console.Write(thing);
}
