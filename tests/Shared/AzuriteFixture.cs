using Hub.Domain.Trust.Keys;
using Hub.Embedded.Azurite;
using Hub.Embedded.Keys;

[assembly: AssemblyFixture(typeof(Hub.Testing.AzuriteFixture))]

namespace Hub.Testing;

/// <summary>One Azurite for all tests; every hub under test takes an account of its own, so that they run in parallel.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly string[] Accounts = [.. Enumerable.Range(0, 600).Select(i => $"hub{i}")];
    private AzuriteProcess? _azurite;
    private int _taken = -1;

    /// <summary>Where all hubs under test keep the platform's keys: beside their data, and gone with them.</summary>
    public static string KeyFolder { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Accounts = Accounts, InMemory = true }, CancellationToken.None);
        KeyFolder = Path.Combine(_azurite.DataDirectory, "keys");

        // Making a key takes long on a busy machine: no test should wait for it in the middle of a delivery.
        await new FileKeys(KeyFolder, TimeProvider.System).WrapAsync(new byte[DataKey.Size], CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The connection string of an account nobody else uses.</summary>
    public string TakeAccount() => _azurite!.ConnectionString(Accounts[Interlocked.Increment(ref _taken)]);
}
