namespace Hub.Embedded.Azurite;

/// <summary>How to run the storage emulator.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where its data lie. Null (the default): a fresh temporary folder, deleted when the process is disposed.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>
    /// Whether nothing is saved: what it holds is gone when it ends. Default false. All tables are saved every five seconds, which costs
    /// the more the more they hold; for tests, whose data nobody wants afterwards.
    /// </summary>
    public bool InMemory { get; init; }

    /// <summary>Port of the blob service, 1 to 65535; 0 (the default) takes a free one.</summary>
    public int BlobPort { get; init; }

    /// <summary>Port of the queue service, 1 to 65535; 0 (the default) takes a free one.</summary>
    public int QueuePort { get; init; }

    /// <summary>Port of the table service, 1 to 65535; 0 (the default) takes a free one.</summary>
    public int TablePort { get; init; }

    /// <summary>
    /// Names of the accounts it serves. Empty (the default): the emulator's own <c>devstoreaccount1</c> alone.
    /// Every account has the emulator's published key.
    /// </summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Where Azurite is installed. Null (the default): <c>hub</c> in the user's local application data.</summary>
    public string? InstallDirectory { get; init; }

    /// <summary>Hears in one line each what takes time: the installation (once a machine) and the start.</summary>
    public Action<string>? OnProgress { get; init; }
}
