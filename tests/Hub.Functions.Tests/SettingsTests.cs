using Microsoft.Extensions.Options;

namespace Hub.Functions.Tests;

/// <summary>A setting that is out of range keeps the hub from starting and is named.</summary>
public sealed class SettingsTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("Hub:SharedPlatform:Secret", "too-short", "Hub:SharedPlatform:Secret needs at least 16 characters.")]
    [InlineData("Hub:RefreshBudget", "00:02:00", "RefreshBudget")]
    [InlineData("Hub:RefreshBudget", "00:00:00", "RefreshBudget")]
    public async Task A_wrong_setting_is_named(string name, string value, string message)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => HubUnderTest.StartAsync(azurite, null, (name, value)));

        Assert.Contains(message, Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }
}
