using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Hub.Embedded.Tests.Resilience;

public sealed class ResilienceOptionsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_real_package()
    {
        var options = Build(_ => { });
        Assert.Equal(TimeSpan.FromSeconds(30), options.TotalRequestTimeout.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(10), options.AttemptTimeout.Timeout);
        Assert.Equal(
            (3, TimeSpan.FromSeconds(2), DelayBackoffType.Exponential, true, true, null),
            (options.Retry.MaxRetryAttempts, options.Retry.Delay, options.Retry.BackoffType, options.Retry.UseJitter, options.Retry.ShouldRetryAfterHeader, options.Retry.MaxDelay));
        Assert.Equal(
            (0.1, 100, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5)),
            (options.CircuitBreaker.FailureRatio, options.CircuitBreaker.MinimumThroughput, options.CircuitBreaker.SamplingDuration, options.CircuitBreaker.BreakDuration));
        Assert.Equal(
            ("Standard-TotalRequestTimeout", "Standard-Retry", "Standard-CircuitBreaker", "Standard-AttemptTimeout"),
            (options.TotalRequestTimeout.Name, options.Retry.Name, options.CircuitBreaker.Name, options.AttemptTimeout.Name));
    }

    [Theory]
    [InlineData("AttemptTimeout:Timeout", "00:00:31", "Total request timeout (30s) must be greater than the attempt timeout (31s).")]
    [InlineData("CircuitBreaker:SamplingDuration", "00:00:19", "The sampling duration of the circuit breaker (19s) needs to be at least double the attempt timeout (10s).")]
    [InlineData("Retry:MaxRetryAttempts", "4", "The cumulative delay of the retries (30s or more) cannot be larger than the total request timeout (29s).")]
    [InlineData("Retry:MaxRetryAttempts", "0", "MaxRetryAttempts")]
    [InlineData("CircuitBreaker:FailureRatio", "1.5", "FailureRatio")]
    public async Task Options_that_cannot_work_fail_the_start(string key, string value, string message)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["bank:" + key] = value;
        if (message.Contains("(29s)", StringComparison.Ordinal))
        {
            builder.Configuration["bank:TotalRequestTimeout:Timeout"] = "00:00:29";
        }

        builder.Services.AddHttpClient("bank").AddStandardResilienceHandler(builder.Configuration.GetSection("bank"));
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_binds_and_an_unknown_key_in_it_is_refused()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), Build(settings => settings["bank:AttemptTimeout:Timeout"] = "00:00:03").AttemptTimeout.Timeout);
        Assert.Throws<InvalidOperationException>(() => Build(settings => settings["bank:AttemptTimeOut2"] = "00:00:03"));
    }

    [Fact]
    public void An_empty_section_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddHttpClient("bank")
            .AddStandardResilienceHandler(new ConfigurationManager().GetSection("none")));

    private static HttpStandardResilienceOptions Build(Action<ConfigurationManager> configure)
    {
        var settings = new ConfigurationManager();
        settings["bank:Retry:UseJitter"] = "true";
        configure(settings);
        var services = new ServiceCollection();
        var pipeline = services.AddHttpClient("bank").AddStandardResilienceHandler(settings.GetSection("bank"));
        Assert.Equal("bank-standard", pipeline.PipelineName);
        return services.BuildServiceProvider().GetRequiredService<IOptionsMonitor<HttpStandardResilienceOptions>>().Get(pipeline.PipelineName);
    }
}
