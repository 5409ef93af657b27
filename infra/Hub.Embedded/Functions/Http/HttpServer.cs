using Hub.Embedded.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Embedded.Functions.Http;

/// <summary>The routes of the HTTP functions.</summary>
internal static class HttpServer
{
    public static void Configure(WebApplication app, HttpHostOptions options, IEnumerable<FunctionDescriptor> functions)
    {
        RunNothingElse(app);
        app.UseForwardedHeaders();
        app.UseRouting();
        app.Use(AnswerWithFunctionsOnly);
        var runner = app.Services.GetRequiredService<FunctionRunner>();
        foreach (var function in functions)
        {
            Map(app, options.RoutePrefix, function, runner);
        }
    }

    // A web application adds these by itself when their services are registered; the real worker's server does not have them.
    private static void RunNothingElse(IApplicationBuilder app)
    {
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.Properties["__AuthorizationMiddlewareSet"] = true;
    }

    // Routing would answer 405 where only the method does not match. The real host answers 404.
    private static Task AnswerWithFunctionsOnly(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<FunctionDescriptor>() is null)
        {
            http.SetEndpoint(null);
        }

        return next(http);
    }

    private static void Map(WebApplication app, string prefix, FunctionDescriptor function, FunctionRunner runner)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            throw new InvalidOperationException(
                $"Function '{function.Name}' asks for the authorization level {trigger.AuthLevel}. Only Anonymous is honoured: there are no function keys here.");
        }

        var pattern = RoutePatternFactory.Parse($"{prefix}/{trigger.Route ?? function.Name}");
        app.Map(pattern, new HttpFunction(function, runner).AnswerAsync)
            .WithDisplayName(function.Name)
            .WithMetadata(function, new HttpMethodMetadata(trigger.Methods ?? []));
    }
}
