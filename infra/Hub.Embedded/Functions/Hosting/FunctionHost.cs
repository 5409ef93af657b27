using Hub.Embedded.Functions.Http;
using Hub.Embedded.Functions.ServiceBus;
using Hub.Embedded.Functions.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>Puts the host together: the functions, what starts them, and the web server.</summary>
internal static class FunctionHost
{
    public static IHost Build(WebApplicationBuilder builder, FunctionPipeline pipeline, bool servesHttp)
    {
        if (!servesHttp)
        {
            throw new InvalidOperationException("Call ConfigureFunctionsWebApplication() before Build(): functions are served with ASP.NET Core only.");
        }

        var host = HostJson.Load(AppContext.BaseDirectory, builder.Configuration);
        var functions = FunctionCatalog.Find(FunctionSource.Resolve(builder.Services, builder.Configuration).Types);
        AddServices(builder.Services, host, pipeline, functions);
        AppDefaults.UseDefaultUrl(builder);
        var app = builder.Build();
        HttpServer.Configure(app, host.Http, functions.Where(function => function.Trigger is HttpTriggerAttribute));
        return app;
    }

    private static void AddServices(IServiceCollection services, HostJson host, FunctionPipeline pipeline, IReadOnlyList<FunctionDescriptor> functions)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(host);
        services.AddSingleton(functions);
        services.AddSingleton(provider => new FunctionRunner(
            pipeline, functions, host, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<BackgroundInvocations>();
        if (functions.Any(function => function.Trigger is TimerTriggerAttribute))
        {
            services.AddSingleton<HostStorage>();
            services.AddHostedService<TimerHost>();
        }

        if (functions.Any(function => function.Trigger is ServiceBusTriggerAttribute))
        {
            services.AddHostedService<QueueHost>();
        }
    }
}
