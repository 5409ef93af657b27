using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hub.Embedded.Azurite;

[assembly: AssemblyFixture(typeof(Hub.Embedded.Tests.Azurite.AzuriteFixture))]

namespace Hub.Embedded.Tests.Azurite;

/// <summary>One Azurite for all tests; each test class takes an account of its own, so that they run in parallel.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly string[] Accounts = ["blobs", "leases", "tables", "queries", "transactions", "servicebus", "settlement", "administration"];
    private AzuriteProcess? _azurite;

    public async ValueTask InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { Accounts = Accounts, InMemory = true, OnProgress = line => TestContext.Current.SendDiagnosticMessage(line) },
            CancellationToken.None);

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    public string ConnectionString(string account) => _azurite!.ConnectionString(account);

    public async Task<BlobContainerClient> NewContainerAsync(string account)
    {
        var container = new BlobContainerClient(ConnectionString(account), $"c{Guid.NewGuid():N}");
        await container.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        return container;
    }

    public async Task<TableClient> NewTableAsync(string account)
    {
        var table = new TableClient(ConnectionString(account), $"t{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        return table;
    }
}
