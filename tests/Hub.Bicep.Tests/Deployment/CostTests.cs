using System.Text.Json;
using Hub.Bicep.Tests.Evaluation;
using Hub.Bicep.Tests.Structure;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>The cost table of docs/deploy.md is what its data gives, and counts what bicep makes.</summary>
public sealed class CostTests
{
    private readonly CostTable _costs = new();

    [Fact]
    public void The_table_in_the_documentation_is_what_the_data_gives()
    {
        var table = _costs.Render();

        Assert.True(
            File.ReadAllText(Repository.PathOf("docs", "deploy.md")).ReplaceLineEndings("\n").Contains(table, StringComparison.Ordinal),
            $"docs/deploy.md should have this table:\n{table}");
        Findings.None(_costs.Mismatches());
    }

    [Fact]
    public async Task What_is_counted_is_what_bicep_makes()
    {
        Assert.Equal(3, _costs.Sizes.Count);
        foreach (var size in _costs.Sizes)
        {
            var plan = await Plan.OfAsync(size.GetProperty("parameters").GetString()!);
            var scale = (IReadOnlyDictionary<string, object?>)plan.Of("Microsoft.Web/sites").Single().Value("properties.functionAppConfig.scaleAndConcurrency")!;
            var ready = ((List<object?>)scale["alwaysReady"]!).Sum(g => (long)((IReadOnlyDictionary<string, object?>)g!)["instanceCount"]!);

            Assert.Equal(ready, CostTable.Factor(size, "ready", "instances"));
            Assert.Equal((long)scale["instanceMemoryMB"]! / 1024m, CostTable.Factor(size, "ready", "GB"));
            Assert.Equal((long)scale["instanceMemoryMB"]! / 1024m, CostTable.Factor(size, "work", "GB"));
            Assert.Equal(plan.Of("Microsoft.Network/privateEndpoints").Count, CostTable.Factor(size, "endpoints", "endpoints"));
            Assert.Equal(plan.Of("Microsoft.Network/privateDnsZones").Count, CostTable.Factor(size, "zones", "zones"));
            Assert.Equal(plan.Of("Microsoft.Network/natGateways").Count, CostTable.Factor(size, "nat", "gateways"));
            Assert.Equal(plan.Of("Microsoft.Network/publicIPAddresses").Count, CostTable.Factor(size, "address", "addresses"));
            Assert.Equal(plan.Of("Microsoft.Insights/scheduledQueryRules").Count, CostTable.Factor(size, "queries", "rules"));
            Assert.Equal(Series(plan), CostTable.Factor(size, "metrics", "series"));
            Assert.Equal(Bus(plan), Bus(size));
            Assert.Equal(plan.Of("Microsoft.KeyVault/vaults/keys").Count(k => ((string)k.Value("properties.kty")!).EndsWith("HSM", StringComparison.Ordinal)), CostTable.Factor(size, "vaultKeys", "keys"));
        }
    }

    /// <summary>A metric alert that parts by queue watches one series a queue.</summary>
    private static int Series(Plan plan)
    {
        var queues = plan.Of("Microsoft.ServiceBus/namespaces/queues").Count;
        var criteria = plan.Of("Microsoft.Insights/metricAlerts").Select(a => (IReadOnlyDictionary<string, object?>)((List<object?>)a.Value("properties.criteria.allOf")!).Single()!);
        return criteria.Sum(c => ((List<object?>)c["dimensions"]!).Count > 0 ? queues : 1);
    }

    private static (string Sku, decimal Units) Bus(Plan plan)
    {
        var bus = plan.Of("Microsoft.ServiceBus/namespaces").Single();
        return ((string)bus.Value("sku.name")!, bus.Value("sku.capacity") is long units ? units : 0);
    }

    private static (string Sku, decimal Units) Bus(JsonElement size)
    {
        var line = size.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("line").GetString() == "bus");
        return line.GetProperty("price").GetString() == "busPremium" ? ("Premium", CostTable.Factor(size, "bus", "units")) : ("Standard", 0);
    }
}
