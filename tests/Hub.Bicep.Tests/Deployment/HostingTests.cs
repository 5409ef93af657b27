using Hub.Bicep.Tests.Evaluation;
using Hub.Bicep.Tests.Structure;

namespace Hub.Bicep.Tests.Deployment;

/// <summary>The function app is one that its plan takes: Flex Consumption, or a dedicated plan in a cloud that does not offer it.</summary>
public sealed class HostingTests
{
    // https://learn.microsoft.com/azure/azure-functions/functions-app-settings, "Flex Consumption plan deprecations"
    private static readonly string[] s_refusedByFlex =
    [
        "ENABLE_ORYX_BUILD", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION", "FUNCTIONS_MAX_HTTP_CONCURRENCY",
        "FUNCTIONS_WORKER_PROCESS_COUNT", "FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED", "SCM_DO_BUILD_DURING_DEPLOYMENT", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "WEBSITE_CONTENTOVERVNET", "WEBSITE_CONTENTSHARE", "WEBSITE_DNS_SERVER", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "WEBSITE_NODE_DEFAULT_VERSION",
        "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_SKIP_CONTENTSHARE_VALIDATION", "WEBSITE_VNET_ROUTE_ALL", "AzureWebJobsStorage", "AzureWebJobsDashboard",
    ];

    [Theory]
    [InlineData("dev.bicepparam")]
    [InlineData("test.bicepparam")]
    [InlineData("prod.bicepparam")]
    public async Task Flex_consumption_is_configured_in_its_own_section(string file)
    {
        var plan = await Plan.OfAsync(file);
        var app = Assert.Single(plan.Of("Microsoft.Web/sites"));

        Assert.Equal("FC1", Assert.Single(plan.Of("Microsoft.Web/serverfarms")).Value("sku.name"));
        Assert.Equal(("dotnet-isolated", "10.0"), (app.Value("properties.functionAppConfig.runtime.name"), app.Value("properties.functionAppConfig.runtime.version")));
        Assert.Equal("UserAssignedIdentity", app.Value("properties.functionAppConfig.deployment.storage.authentication.type"));
        Assert.EndsWith("packages", (string)app.Value("properties.functionAppConfig.deployment.storage.value")!);
        Findings.None(s_refusedByFlex.Where(plan.AppSettings.ContainsKey));
        Findings.None(new[] { "linuxFxVersion", "alwaysOn", "vnetRouteAllEnabled", "healthCheckPath", "functionAppScaleLimit" }
            .Where(p => app.Value($"properties.siteConfig.{p}") is not null));
    }

    [Theory]
    [InlineData("dev.bicepparam", 0)]
    [InlineData("test.bicepparam", 1)]
    [InlineData("prod.bicepparam", 3)]
    public async Task Groups_are_kept_ready(string file, int groups)
    {
        var app = Assert.Single((await Plan.OfAsync(file)).Of("Microsoft.Web/sites"));
        var ready = (List<object?>)app.Value("properties.functionAppConfig.scaleAndConcurrency.alwaysReady")!;

        Assert.Equal(groups, ready.Count);
        Assert.InRange((long)app.Value("properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount")!, 40, 1000);
        Assert.Contains((long)app.Value("properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB")!, new long[] { 512, 2048, 4096 });

        // A plan that is spread over zones keeps at least two instances of a group ready.
        Assert.All(ready, g => Assert.True((long)((IReadOnlyDictionary<string, object?>)g!)["instanceCount"]! >= (file.StartsWith("prod") ? 2 : 1)));
    }

    [Fact]
    public async Task China_gets_a_dedicated_plan_its_own_domains_and_nothing_that_is_not_offered()
    {
        var plan = await Plan.OfAsync("china.bicepparam");
        var app = Assert.Single(plan.Of("Microsoft.Web/sites"));

        Assert.Null(app.Value("properties.functionAppConfig"));
        Assert.Equal("DOTNET-ISOLATED|10.0", app.Value("properties.siteConfig.linuxFxVersion"));
        Assert.Equal("dotnet-isolated", plan.AppSettings["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.EndsWith(".servicebus.chinacloudapi.cn", (string)plan.AppSettings["ServiceBus__fullyQualifiedNamespace"]!);
        Assert.Equal("https://login.chinacloudapi.cn/", plan.AppSettings["AZURE_AUTHORITY_HOST"]);
        Assert.Empty(plan.Of("Microsoft.Consumption/budgets"));
        Assert.DoesNotContain(plan.Made, r => r.Type.StartsWith("Microsoft.App/", StringComparison.Ordinal));
        var subnets = (List<object?>)Assert.Single(plan.Of("Microsoft.Network/virtualNetworks")).Value("properties.subnets")!;
        var delegation = ((List<object?>)((IReadOnlyDictionary<string, object?>)((IReadOnlyDictionary<string, object?>)subnets[0]!)["properties"]!)["delegations"]!).Single();
        Assert.Equal("Microsoft.Web/serverFarms", ((IReadOnlyDictionary<string, object?>)((IReadOnlyDictionary<string, object?>)delegation!)["properties"]!)["serviceName"]);
    }

    [Theory]
    [ClassData(typeof(ParameterFiles))]
    public async Task Callers_without_a_token_reach_the_hub_which_judges_their_key(string file)
    {
        var authentication = Assert.Single((await Plan.OfAsync(file)).Made, r => r.Symbol == "authentication");

        Assert.Equal("AllowAnonymous", authentication.Value("properties.globalValidation.unauthenticatedClientAction"));
        Assert.Equal(authentication.Value("properties.platform.enabled"), authentication.Value("properties.identityProviders.azureActiveDirectory.enabled"));
        Assert.EndsWith("/v2.0", (string)authentication.Value("properties.identityProviders.azureActiveDirectory.registration.openIdIssuer")!);
    }

    [Theory]
    [InlineData("MaxPushBytes", "1048576", "4194304")]
    [InlineData("RunDeadline", "04:00:00", "230686720")]
    public async Task A_setting_can_be_changed_and_the_host_lets_bodies_of_its_size_through(string name, string value, string bodies)
    {
        var plan = await Plan.OfAsync("prod.bicepparam", true, ("settings", new Dictionary<string, object?> { [name] = value }));

        Assert.Equal(value, plan.AppSettings[$"Hub__{name}"]);
        Assert.Equal(bodies, plan.AppSettings["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"]);
    }
}
