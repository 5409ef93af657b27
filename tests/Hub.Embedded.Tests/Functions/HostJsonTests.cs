using Hub.Embedded.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace Hub.Embedded.Tests.Functions;

public sealed class HostJsonTests
{
    [Fact]
    public void The_defaults_are_those_of_the_real_host()
    {
        var host = Load("{}");
        Assert.Equal(("api", null), (host.Http.RoutePrefix, host.FunctionTimeout));
        Assert.Equal(
            (true, TimeSpan.FromMinutes(5), 16, 0),
            (host.ServiceBus.AutoCompleteMessages, host.ServiceBus.MaxAutoLockRenewalDuration, host.ServiceBus.MaxConcurrentCalls, host.ServiceBus.PrefetchCount));
    }

    [Fact]
    public void The_file_is_read_and_the_configuration_overrides_it()
    {
        const string Json = """
            {
              // What other parts of the host read is left to them.
              "version": "2.0",
              "logging": { "logLevel": { "default": "Warning" } },
              "functionTimeout": "00:10:00",
              "extensions": {
                "http": { "routePrefix": "v1" },
                "serviceBus": { "autoCompleteMessages": false, "maxAutoLockRenewalDuration": "00:10:00", "maxConcurrentCalls": 8, "prefetchCount": 0 }
              }
            }
            """;
        var host = Load(Json, ("AzureFunctionsJobHost:extensions:serviceBus:maxConcurrentCalls", "2"));
        Assert.Equal(("v1", TimeSpan.FromMinutes(10)), (host.Http.RoutePrefix, host.FunctionTimeout));
        Assert.Equal(
            (false, TimeSpan.FromMinutes(10), 2),
            (host.ServiceBus.AutoCompleteMessages, host.ServiceBus.MaxAutoLockRenewalDuration, host.ServiceBus.MaxConcurrentCalls));
    }

    [Theory]
    [InlineData("""{"extensions":{"serviceBus":{"prefetchCount":10}}}""", "host.json, section 'extensions:serviceBus': prefetchCount is 10; only 0 is honoured.")]
    [InlineData("""{"extensions":{"serviceBus":{"maxConcurrentCalls":0}}}""", "host.json, section 'extensions:serviceBus': maxConcurrentCalls is 0; it must be 1 or more.")]
    [InlineData("""{"extensions":{"serviceBus":{"maxConcurrentSessions":1}}}""", "maxConcurrentSessions")]
    [InlineData("""{"extensions":{"http":{"hsts":{"isEnabled":true}}}}""", "hsts")]
    public void What_is_not_honoured_is_refused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => Load(json)).Message, StringComparison.Ordinal);

    private static HostJson Load(string json, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("host");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "host.json"), json);
            var configuration = new ConfigurationManager();
            foreach (var (key, value) in settings)
            {
                configuration[key] = value;
            }

            return HostJson.Load(folder.FullName, configuration);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
