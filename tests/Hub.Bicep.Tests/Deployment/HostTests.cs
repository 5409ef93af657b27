using System.Text.Json;
using System.Xml;
using Hub.Bicep.Tests.Evaluation;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>host.json fits the queues and the alerts that bicep makes.</summary>
public sealed class HostTests
{
    private static readonly JsonElement s_host = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Repository.PathOf("functions", "host.json")));

    [Fact]
    public async Task A_message_is_kept_locked_for_as_long_as_a_function_may_run()
    {
        var timeout = TimeSpan.Parse(s_host.GetProperty("functionTimeout").GetString()!);
        var renewal = TimeSpan.Parse(s_host.GetProperty("extensions").GetProperty("serviceBus").GetProperty("maxAutoLockRenewalDuration").GetString()!);
        var locks = (await Plan.OfAsync("prod.bicepparam")).Of("Microsoft.ServiceBus/namespaces/queues").Select(q => XmlConvert.ToTimeSpan((string)q.Value("properties.lockDuration")!));

        Assert.True(renewal >= timeout);
        Assert.All(locks, l => Assert.True(l < renewal));
    }

    [Fact]
    public void What_alerts_count_is_never_sampled_away()
    {
        var sampling = s_host.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");

        Assert.Equal(["Exception", "Request", "Trace"], sampling.GetProperty("excludedTypes").GetString()!.Split(';').Order());
    }
}
