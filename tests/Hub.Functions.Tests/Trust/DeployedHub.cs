namespace Hub.Functions.Tests.Trust;

/// <summary>A hub as it is deployed behind App Service with authentication on: no demo, a first operator, requests come through a proxy.</summary>
public sealed class DeployedHub(AzuriteFixture azurite) : IAsyncLifetime
{
    public const string OperatorKey = "hub_first_operator-of-the-tests";

    public HubUnderTest Hub { get; private set; } = null!;

    public string Connection { get; } = azurite.TakeAccount();

    public async ValueTask InitializeAsync() => Hub = await HubUnderTest.StartAsync(
        Connection, null, ("Hub:Demo", "false"), ("Hub:BootstrapOperatorKey", OperatorKey), ("WEBSITE_AUTH_ENABLED", "True"), ("Hub:FailedSignInsPerMinute", "20"));

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
