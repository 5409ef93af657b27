using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>The configuration a function app starts from.</summary>
internal static class AppDefaults
{
    private const string DefaultUrl = "http://127.0.0.1:7071";
    private const string Prefix = "AZURE_FUNCTIONS_";

    /// <summary>Environment variables and arguments, as the real builder reads them; the least of them are those with the functions prefix.</summary>
    public static WebApplicationBuilder CreateBuilder(string[]? args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = Environment.GetEnvironmentVariable(Prefix + "ENVIRONMENT"),
        });
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new EnvironmentVariablesConfigurationSource { Prefix = Prefix });
        return builder;
    }

    /// <summary>Listens on the loopback address, on the port of the local tools, when the configuration names no address.</summary>
    public static void UseDefaultUrl(WebApplicationBuilder builder)
    {
        string[] settings = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (settings.All(setting => string.IsNullOrEmpty(builder.Configuration[setting])))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }
}
