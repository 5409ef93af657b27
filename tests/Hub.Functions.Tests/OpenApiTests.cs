namespace Hub.Functions.Tests;

public sealed class OpenApiTests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private static readonly string s_snapshot = Path.Combine(Repository.Root, "tests", "Hub.Functions.Tests", "openapi.json");

    /// <summary>A change of the contract is seen in review. To accept it: UPDATE_SNAPSHOTS=1 dotnet test.</summary>
    [Fact]
    public async Task The_contract_is_the_reviewed_one()
    {
        var served = (await fixture.Hub.SendAsync(HttpMethod.Get, "api/openapi.json", null)).Text.ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(s_snapshot, served, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(s_snapshot, TestContext.Current.CancellationToken), served);
    }

    [Theory]
    [InlineData("api/health/live", "{\"status\":\"live\"}")]
    [InlineData("api/health/ready", "{\"status\":\"ready\",\"sealAgeSeconds\":")]
    public async Task Health_needs_no_key(string path, string body) =>
        Assert.StartsWith(body, (await fixture.Hub.SendAsync(HttpMethod.Get, path, null)).Text, StringComparison.Ordinal);
}
