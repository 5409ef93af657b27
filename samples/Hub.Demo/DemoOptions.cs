using System.CommandLine;

namespace Hub.Demo;

/// <summary>What the demo plays.</summary>
internal sealed record DemoOptions
{
    /// <summary>How many enterprises the city has. Default 2,000; 1 to 1,000,000.</summary>
    public int Enterprises { get; init; } = 2_000;

    /// <summary>The same seed gives the same city and the same faults. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many months of a series the departments tell. Default 3; 1 to 60.</summary>
    public int Months { get; init; } = 3;

    /// <summary>Whether the departments show every fault that a patient caller survives. Default false.</summary>
    public bool Faults { get; init; }

    /// <summary>The hub's port on 127.0.0.1. Default 7071; 1 to 65535.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>Where Azurite's files lie. Default null: a temporary folder that is deleted at the end.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Whether the demo ends by itself after the check. Default false: it stays up until Ctrl-C.</summary>
    public bool Once { get; init; }

    /// <summary>Refuses values of an option outside its range.</summary>
    public static void Bound(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
        {
            result.AddError($"{option.Name}: {least} … {most}，不是 not {value}");
        }
    });
}
