using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Embedded.Tests.Functions;

public sealed class InvocationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invocation_continues_the_trace_of_its_request()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "Microsoft.Azure.Functions.Worker",
            Sample = (ref _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = await FunctionApp.StartAsync(typeof(TraceFunction));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/trace");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var response = await app.Client.SendAsync(request, Cancellation);
        Assert.StartsWith(
            "function trace in 00-0af7651916cd43dd8448eb211c80319c-", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_runs_too_long_is_cancelled_and_fails()
    {
        var start = new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
        var time = new ManualTime(start);
        var builder = FunctionApp.CreateBuilder([typeof(EndlessFunction)], ("AzureFunctionsJobHost:functionTimeout", "00:10:00"));
        builder.Services.AddSingleton<TimeProvider>(time);
        await using var app = await FunctionApp.StartAsync(builder);
        var answer = app.Client.GetAsync("/api/endless", Cancellation);
        await time.AdvanceToAsync(start.AddMinutes(10));
        Assert.Equal(HttpStatusCode.InternalServerError, (await answer).StatusCode);
    }

    [Fact]
    public async Task Functions_are_found_in_the_assembly_that_the_configuration_names_and_served_on_the_tools_port()
    {
        // The entry assembly is this one, whose functions cannot be hosted together.
        Assert.Throws<InvalidOperationException>(() => FunctionsApplication.CreateBuilder([]).ConfigureFunctionsWebApplication().Build());
        var app = FunctionsApplication.CreateBuilder(["--HUB_FUNCTIONS_ASSEMBLY=Hub.Embedded"]).ConfigureFunctionsWebApplication().Build();
        await using var disposal = (IAsyncDisposable)app;
        Assert.Empty(app.Services.GetRequiredService<IReadOnlyList<Hub.Embedded.Functions.Hosting.FunctionDescriptor>>());
        Assert.Equal("http://127.0.0.1:7071", app.Services.GetRequiredService<IConfiguration>()["urls"]);
    }

    public static class TraceFunction
    {
        [Function("trace")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
        {
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return Results.Text($"{Activity.Current!.OperationName} in {context.TraceContext.TraceParent}");
        }
    }

    public static class EndlessFunction
    {
        [Function("endless")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken) =>
            Task.Delay(request.ContentLength is null ? Timeout.Infinite : 0, cancellationToken);
    }
}
