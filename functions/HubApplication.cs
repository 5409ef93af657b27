using Hub.Azure;
using Hub.Functions.Evaluation;
using Hub.Functions.Sharing;
using Hub.Functions.Sharing.Reports;
using Hub.Functions.Trust;
using Hub.Platform;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Functions;

/// <summary>The function app, put together.</summary>
public static class HubApplication
{
    /// <summary>Builds the host; run it to serve.</summary>
    public static IHost Build(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.AddPlatform();
        builder.Services.AddHub(builder.Configuration);
        builder.Services.AddSingleton<IExamination, TimerExamination>();
        builder.Services.AddSingleton<FailedSignIns>().AddSingleton<PlatformPrincipal>().AddSingleton<SignedRequests>();
        builder.Services.AddSingleton<SubscriptionChecks>();
        builder.Services.AddSingleton<EvaluationAnswers>();
        builder.Services.AddSingleton<ReportAnswers>();
        builder.Services.Configure<KestrelServerOptions>(kestrel => ConfigureKestrel(kestrel, builder.Configuration));
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter("Polly", LogLevel.Error);
        builder.UseMiddleware<ProblemMiddleware>();
        builder.UseMiddleware<AuthenticationMiddleware>();
        builder.UseMiddleware<LimitMiddleware>();
        builder.UseMiddleware<AccessMiddleware>();
        builder.UseMiddleware<HeartbeatMiddleware>();
        return builder.Build();
    }

    /// <summary>
    /// Bodies are bounded by the hub itself, which says why. The server allows more, so that it can read the rest of a body that was
    /// refused and the caller gets the answer instead of a broken connection.
    /// </summary>
    private static void ConfigureKestrel(KestrelServerOptions kestrel, IConfiguration configuration)
    {
        const int RefusedBodiesMayBeSoMuchLarger = 4;
        var most = configuration.GetSection("Hub").Get<HubOptions>()?.MaxPushBytes ?? new HubOptions().MaxPushBytes;
        kestrel.Limits.MaxRequestBodySize = most * RefusedBodiesMayBeSoMuchLarger;
    }
}
