using Hub.Bicep.Tests.Evaluation;
using Hub.Bicep.Tests.Structure;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>Where the network is private, every service that can be is reached through it alone, by its own name.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("test.bicepparam", "blob queue table vault", "windows.net", "vaultcore.azure.net")]
    [InlineData("prod.bicepparam", "blob namespace queue table vault", "windows.net", "vaultcore.azure.net")]
    [InlineData("china.bicepparam", "blob namespace queue table vault", "chinacloudapi.cn", "vaultcore.azure.cn")]
    public async Task Every_service_has_its_endpoint_and_zone(string file, string services, string domain, string vaultDomain)
    {
        var plan = await Plan.OfAsync(file);
        var endpoints = plan.Of("Microsoft.Network/privateEndpoints");

        var connections = endpoints.Select(e => (IReadOnlyDictionary<string, object?>)((List<object?>)e.Value("properties.privateLinkServiceConnections")!).Single()!);

        Assert.Equal(services, string.Join(' ', connections.Select(c => (string)c["name"]!).Order()));
        Assert.Equal(endpoints.Count, plan.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count);
        Assert.Equal(endpoints.Count, plan.Of("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count);
        Assert.All(plan.Of("Microsoft.Network/privateDnsZones"), z => Assert.EndsWith(z.Name.Contains("vault") ? vaultDomain : domain, z.Name));
    }

    [Theory]
    [InlineData("test.bicepparam")]
    [InlineData("prod.bicepparam")]
    [InlineData("china.bicepparam")]
    public async Task What_has_an_endpoint_answers_nobody_else(string file)
    {
        var plan = await Plan.OfAsync(file);
        var targets = plan.Of("Microsoft.Network/privateEndpoints")
            .Select(e => (IReadOnlyDictionary<string, object?>)((List<object?>)e.Value("properties.privateLinkServiceConnections")!).Single()!)
            .Select(c => (string)((IReadOnlyDictionary<string, object?>)c["properties"]!)["privateLinkServiceId"]!).ToHashSet();

        Findings.None(plan.Made.Where(r => targets.Contains(r.Id) && r.Value("properties.publicNetworkAccess") is not "Disabled"));
        Assert.Contains("/Microsoft.Network/virtualNetworks/subnets/", (string)Assert.Single(plan.Of("Microsoft.Web/sites")).Value("properties.virtualNetworkSubnetId")!);
    }

    [Fact]
    public async Task Each_zone_group_points_to_the_zone_of_its_service()
    {
        var plan = await Plan.OfAsync("prod.bicepparam");

        var zones = plan.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Select(g =>
            (IReadOnlyDictionary<string, object?>)((List<object?>)g.Value("properties.privateDnsZoneConfigs")!).Single()!).ToDictionary(
            c => (string)c["name"]!, c => ((string)((IReadOnlyDictionary<string, object?>)c["properties"]!)["privateDnsZoneId"]!).Split('/')[^1]);

        Assert.Equal("privatelink.blob.core.windows.net", zones["blob"]);
        Assert.Equal("privatelink.table.core.windows.net", zones["table"]);
        Assert.Equal("privatelink.queue.core.windows.net", zones["queue"]);
        Assert.Equal("privatelink.vaultcore.azure.net", zones["vault"]);
        Assert.Equal("privatelink.servicebus.windows.net", zones["namespace"]);
    }
}
