using Hub.Bicep.Tests.Evaluation;
using Hub.Bicep.Tests.Structure;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>Identities only, private containers, what is written once stays, locks and zones in production, diagnostics everywhere.</summary>
public sealed class SafetyTests
{
    // They have no diagnostic settings of their own: the resource they belong to has, or they write no logs.
    private static readonly string[] s_silent =
    [
        "Microsoft.Resources/resourceGroups", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Network/natGateways",
        "Microsoft.Network/privateEndpoints", "Microsoft.Network/privateDnsZones", "Microsoft.Insights/components", "Microsoft.Insights/actionGroups",
        "Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/metricAlerts", "Microsoft.Insights/workbooks", "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Authorization/locks", "Microsoft.Authorization/roleAssignments", "Microsoft.Consumption/budgets", "Microsoft.Web/serverfarms",
    ];

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task No_key_opens_anything(string file)
    {
        var plan = await Plan.OfAsync(file);

        Assert.Equal(false, One(plan, "Microsoft.Storage/storageAccounts").Value("properties.allowSharedKeyAccess"));
        Assert.Equal(false, One(plan, "Microsoft.Storage/storageAccounts").Value("properties.isLocalUserEnabled"));
        Assert.Equal(true, One(plan, "Microsoft.ServiceBus/namespaces").Value("properties.disableLocalAuth"));
        Assert.Equal(true, One(plan, "Microsoft.Insights/components").Value("properties.DisableLocalAuth"));
        Assert.Equal(true, One(plan, "Microsoft.OperationalInsights/workspaces").Value("properties.features.disableLocalAuth"));
        Assert.Equal(true, One(plan, "Microsoft.KeyVault/vaults").Value("properties.enableRbacAuthorization"));
        Assert.Equal("UserAssigned", One(plan, "Microsoft.Web/sites").Value("identity.type"));
        Assert.All(plan.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), p => Assert.Equal(false, p.Value("properties.allow")));
        Findings.None(plan.AppSettings.Where(s => s.Key != "APPLICATIONINSIGHTS_CONNECTION_STRING" && $"{s.Value}".Contains("Key=", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task Nothing_is_open_to_everybody_and_old_encryption_is_refused(string file)
    {
        var plan = await Plan.OfAsync(file);
        var storage = One(plan, "Microsoft.Storage/storageAccounts");
        var app = One(plan, "Microsoft.Web/sites");

        Assert.Equal((false, "TLS1_2", true), (storage.Value("properties.allowBlobPublicAccess"), storage.Value("properties.minimumTlsVersion"), storage.Value("properties.supportsHttpsTrafficOnly")));
        Assert.All(plan.Of("Microsoft.Storage/storageAccounts/blobServices/containers"), c => Assert.Equal("None", c.Value("properties.publicAccess")));
        Assert.Equal("1.2", One(plan, "Microsoft.ServiceBus/namespaces").Value("properties.minimumTlsVersion"));
        Assert.Equal((true, "1.2", "Disabled"), (app.Value("properties.httpsOnly"), app.Value("properties.siteConfig.minTlsVersion"), app.Value("properties.siteConfig.ftpsState")));
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task Evidence_history_and_audit_cannot_be_changed_and_the_vault_cannot_be_emptied(string file)
    {
        var plan = await Plan.OfAsync(file);
        var vault = One(plan, "Microsoft.KeyVault/vaults");

        var immutable = plan.Of("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies");

        Assert.Equal(["audit", "evidence", "history"], immutable.Select(p => p.Name.Split('/')[^2]).Order());
        Assert.All(immutable, p => Assert.True((long)p.Value("properties.immutabilityPeriodSinceCreationInDays")! >= (file.StartsWith("prod") ? 1825 : 1)));
        Assert.Equal(["audit"], immutable.Where(p => p.Value("properties.allowProtectedAppendWrites") is true).Select(p => p.Name.Split('/')[^2]));
        Assert.Equal((true, true, 90L), (vault.Value("properties.enableSoftDelete"), vault.Value("properties.enablePurgeProtection"), vault.Value("properties.softDeleteRetentionInDays")));
        Assert.Equal(["signing", "wrapping"], plan.Of("Microsoft.KeyVault/vaults/keys").Select(k => k.Name.Split('/')[^1]).Order());
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task Whatever_writes_logs_has_diagnostic_settings(string file)
    {
        var plan = await Plan.OfAsync(file);
        var watched = plan.Of("Microsoft.Insights/diagnosticSettings").Select(d => d.On!.Id).ToHashSet();

        // A storage account has them on each of its services, too.
        var speaking = plan.Made.Where(r => !s_silent.Contains(r.Type) && (r.Type.Count(c => c == '/') == 1 || r.Type.EndsWith("Services", StringComparison.Ordinal)));

        Findings.None(speaking.Where(r => !watched.Contains(r.Id)));
        Assert.True(watched.Count >= 8);
    }

    [Theory]
    [InlineData("prod.bicepparam")]
    [InlineData("china.bicepparam")]
    public async Task Production_is_locked_and_spread_over_zones(string file)
    {
        var plan = await Plan.OfAsync(file);

        Assert.Equal(
            ["Microsoft.KeyVault/vaults", "Microsoft.OperationalInsights/workspaces", "Microsoft.ServiceBus/namespaces", "Microsoft.Storage/storageAccounts"],
            plan.Of("Microsoft.Authorization/locks").Select(l => l.On!.Type).Order());
        Assert.Equal(true, One(plan, "Microsoft.Web/serverfarms").Value("properties.zoneRedundant"));
        Assert.Equal("Standard_ZRS", One(plan, "Microsoft.Storage/storageAccounts").Value("sku.name"));
        Assert.Equal("Premium", One(plan, "Microsoft.ServiceBus/namespaces").Value("sku.name"));
    }

    private static PlannedResource One(Plan plan, string type) => Assert.Single(plan.Of(type));
}
