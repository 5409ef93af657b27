namespace Hub.Demo;

/// <summary>Something that must not be.</summary>
internal sealed record Finding(string Zh, string En);

/// <summary>What the check found.</summary>
internal sealed record Verdict
{
    /// <summary>What must not be; empty if nothing was lost.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many profiles were read.</summary>
    public required int Profiles { get; init; }

    /// <summary>How many values were compared with the departments'.</summary>
    public required long Values { get; init; }

    /// <summary>How many facts are in quarantine instead of a profile.</summary>
    public required int Withheld { get; init; }

    /// <summary>The interfaces that were compared with the city.</summary>
    public required IReadOnlyCollection<string> Compared { get; init; }

    /// <summary>Of how many enterprises an interface is in a state of completeness.</summary>
    public required IReadOnlyDictionary<(string Interface, string State), int> States { get; init; }

    /// <summary>How long reading and comparing took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What the hub could not take, by interface.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Azure.Intake.QuarantinedRecord>> Quarantine { get; init; }

    /// <summary>Nothing was lost and no interface failed.</summary>
    public bool IsGood => Findings.Count == 0;
}
