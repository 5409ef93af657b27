using Hub.Embedded.Resilience;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Microsoft.Extensions.DependencyInjection;

public static class ResilienceHttpClientBuilderExtensions
{
    /// <summary>Sends the client's requests through the standard pipeline, with options bound to the section.</summary>
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        return builder.AddStandardResilienceHandler().Configure(section);
    }

    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddStandardResilienceHandler().Configure(configure);
    }

    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = $"{builder.Name}-standard";
        builder.Services.AddOptionsWithValidateOnStart<HttpStandardResilienceOptions, StandardOptionsConsistency>(name);
        builder.Services.AddOptionsWithValidateOnStart<HttpStandardResilienceOptions, StandardOptionsValidator>(name);
        builder.Services.TryAddTransient<ResiliencePipelineBuilder>();
        builder.Services.TryAddSingleton<StandardPipelines>();
        builder.AddHttpMessageHandler(services => CreateHandler(services, name));
        return new PipelineBuilder(name, builder.Services);
    }

    private static StandardResilienceHandler CreateHandler(IServiceProvider services, string name)
    {
        var pipelines = services.GetRequiredService<StandardPipelines>();
        var keyOf = services.GetRequiredService<IOptionsMonitor<PipelineSelection>>().Get(name).KeyOf;
        return new StandardResilienceHandler(request => pipelines.Get(name, keyOf(request)));
    }

    private sealed record PipelineBuilder(string PipelineName, IServiceCollection Services) : IHttpStandardResiliencePipelineBuilder;
}
