namespace Hub.Simulator;

/// <summary>How a department hands its records out.</summary>
internal abstract record Delivery;

/// <summary>Pages, asked for at the shared data platform.</summary>
internal sealed record PlatformPages(string Path) : Delivery;

/// <summary>One enterprise at a time, asked for at the shared data platform.</summary>
internal sealed record PlatformSubjects(string Path) : Delivery;

/// <summary>Pages, asked for at the department.</summary>
/// <param name="Path">Below the department's address.</param>
/// <param name="Items">Dotted path of the records in a reply; the next cursor stands beside them.</param>
internal sealed record Pages(string Path, string Items) : Delivery
{
    public string Next { get; init; } = "next";

    public string Cursor { get; init; } = "cursor";

    public string Since { get; init; } = "since";

    public string Limit { get; init; } = "limit";
}

/// <summary>One enterprise at a time, asked for at the department; the path holds {code}.</summary>
internal sealed record Subjects(string Path) : Delivery;

/// <summary>A file a day; the path holds {date}.</summary>
/// <param name="Path">Below the department's address.</param>
/// <param name="LagDays">How many days after its date the file is asked for.</param>
internal sealed record Files(string Path, int LagDays) : Delivery
{
    /// <summary>Name of the CSV file's encoding; null for NDJSON.</summary>
    public string? Encoding { get; init; }
}

/// <summary>Posted to the hub.</summary>
internal sealed record Pushed(PushFormat Format) : Delivery;
