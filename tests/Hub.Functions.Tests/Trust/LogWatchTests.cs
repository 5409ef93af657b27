using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Sdk;

namespace Hub.Functions.Tests.Trust;

/// <summary>Every hub under test has its log read at its end; here it is seen that this finds something.</summary>
public sealed class LogWatchTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("the caller's key hub_demo-bank_keys-are-for-the-demo-only")]
    [InlineData("the platform's secret simulated-platform-secret")]
    [InlineData("the body [{\"统一社会信用代码\":\"91330502MA2B4C5D6E\"}]")]
    [InlineData("the legal representative 沈织里")]
    public async Task A_hub_that_logs_what_it_must_not_fails_at_its_end(string line)
    {
        var hub = await HubUnderTest.StartAsync(azurite);
        await hub.PushAndBuildAsync($$"""[{"统一社会信用代码":"{{Enterprises.Wuxing}}","企业名称":"甲","法定代表人":"沈织里","更新时间":"2026-11-01 08:00:00"}]""");
        hub.Services.GetRequiredService<ILogger<LogWatchTests>>().LogInformation("{Line}", line);

        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await hub.DisposeAsync());

        Assert.Contains(line, failure.Message);
    }
}
