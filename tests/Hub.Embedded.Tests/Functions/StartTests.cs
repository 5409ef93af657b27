using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Hub.Embedded.Tests.Functions;

/// <summary>What the host cannot honour it refuses at start, by name.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(typeof(NeedsKey), "Function 'key' asks for the authorization level Function. Only Anonymous is honoured: there are no function keys here.")]
    [InlineData(typeof(Twice), "Two functions have the name 'twice': Hub.Embedded.Tests.Functions.StartTests+Twice.One and Hub.Embedded.Tests.Functions.StartTests+Twice.Two.")]
    [InlineData(typeof(NoTrigger), "Function 'none' has 0 trigger parameters; it must have exactly one.")]
    [InlineData(typeof(Unknown), "Function 'unknown': nothing supplies the parameter 'query' of type System.String.")]
    [InlineData(typeof(Lost), "Function 'lost' returns System.String. An HTTP function returns IResult, IActionResult, a Task of these, Task or void; any other returns Task or void.")]
    public void A_function_that_cannot_be_honoured_is_refused(Type functions, string message)
    {
        var builder = FunctionApp.CreateBuilder([functions]).ConfigureFunctionsWebApplication();
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(builder.Build).Message);
    }

    [Fact]
    public void A_host_setting_that_is_not_honoured_is_refused()
    {
        var builder = FunctionApp.CreateBuilder([], ("AzureFunctionsJobHost:extensions:http:maxOutstandingRequests", "7")).ConfigureFunctionsWebApplication();
        var message = Assert.Throws<InvalidOperationException>(builder.Build).Message;
        Assert.StartsWith("host.json, section 'extensions:http':", message, StringComparison.Ordinal);
        Assert.Contains("maxOutstandingRequests", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_are_served_with_ASP_NET_Core_only()
    {
        var builder = FunctionApp.CreateBuilder([]);
        Assert.Equal(
            "Call ConfigureFunctionsWebApplication() before Build(): functions are served with ASP.NET Core only.",
            Assert.Throws<InvalidOperationException>(builder.Build).Message);
    }

    [Fact]
    public async Task The_route_prefix_is_that_of_the_host_settings()
    {
        await using var app = await FunctionApp.StartAsync(
            FunctionApp.CreateBuilder([typeof(HttpSamples)], ("AzureFunctionsJobHost:extensions:http:routePrefix", "")));
        Assert.Equal("hello ", await app.Client.GetStringAsync("/hello", TestContext.Current.CancellationToken));
    }

    public static class NeedsKey
    {
        [Function("key")]
        public static IResult Run([HttpTrigger] HttpRequest request) => Results.Ok(request.Path);
    }

    public static class Twice
    {
        [Function("twice")]
        public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok(request.Path);

        [Function("Twice")]
        public static IResult Two([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok(request.Path);
    }

    public static class NoTrigger
    {
        [Function("none")]
        public static IResult Run(HttpRequest request) => Results.Ok(request.Path);
    }

    public static class Unknown
    {
        [Function("unknown")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, string query) => Results.Ok($"{request.Path} {query}");
    }

    public static class Lost
    {
        [Function("lost")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => request.Path;
    }
}
