using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Embedded.Tests.Functions;

public sealed class MiddlewareTests
{
    private readonly Journal _journal = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Middleware_runs_in_the_order_it_was_added_and_the_result_is_written_after_the_inner_ones()
    {
        await using var app = await StartAsync();
        Assert.Equal("worked", await app.Client.GetStringAsync("/api/work", Cancellation));
        string[] inOrder =
            ["outer in True", "inner in work", "inline in", "function /api/work", "inline out", "inner out False", "outer out True"];
        foreach (var entry in inOrder)
        {
            Assert.Equal(entry, await _journal.NextAsync());
        }
    }

    [Fact]
    public async Task Middleware_may_answer_in_place_of_the_function()
    {
        await using var app = await StartAsync();
        using var response = await app.Client.GetAsync("/api/work?stop=1", Cancellation);
        Assert.Equal((HttpStatusCode.Forbidden, "stopped"), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation)));
        Assert.DoesNotContain("function /api/work", _journal.All);
    }

    [Fact]
    public async Task A_caller_that_goes_away_cancels_the_function()
    {
        await using var app = await StartAsync();
        using var gone = new CancellationTokenSource();
        var answer = app.Client.GetAsync("/api/wait", gone.Token);
        string entry;
        while ((entry = await _journal.NextAsync()) != "waiting")
        {
            Assert.DoesNotContain("cancelled", entry);
        }

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal("cancelled True", await _journal.NextAsync());
    }

    [Fact]
    public async Task A_builder_builds_once()
    {
        var builder = FunctionApp.CreateBuilder([]);
        await using var app = await FunctionApp.StartAsync(builder);
        Assert.Equal("The application has already been built.", Assert.Throws<InvalidOperationException>(builder.Build).Message);
    }

    private Task<FunctionApp> StartAsync()
    {
        var builder = FunctionApp.CreateBuilder([typeof(MiddlewareSamples)]);
        builder.Services.AddSingleton(_journal);
        builder.UseMiddleware<OuterMiddleware>();
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<InnerMiddleware>();
        builder.UseWhen<NeverMiddleware>(context => context.FunctionDefinition.Name == "other");
        builder.UseMiddleware(async (context, next) =>
        {
            _journal.Add("inline in");
            await next();
            _journal.Add("inline out");
        });
        return FunctionApp.StartAsync(builder);
    }
}
