namespace Hub.Functions.Tests;

/// <summary>One hub for the tests of a class that do not get in each other's way.</summary>
public sealed class HubFixture(AzuriteFixture azurite) : IAsyncLifetime
{
    public HubUnderTest Hub { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Hub = await HubUnderTest.StartAsync(azurite);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
