using Hub.Azure.Evaluation;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Sources;
using Hub.Azure.Trust;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Azure;

/// <summary>Puts the hub together.</summary>
public static class HubServices
{
    /// <summary>Adds all of the hub but the platform's clients.</summary>
    /// <exception cref="Domain.Sources.CatalogException">The catalog has mistakes; all are named.</exception>
    public static IServiceCollection AddHub(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HubOptions>().Bind(configuration.GetSection("Hub")).ValidateDataAnnotations().ValidateOnStart();
        var catalog = CatalogFiles.Load(configuration["Hub:CatalogPath"]);
        services.AddSingleton(catalog).AddSingleton(CatalogFiles.LoadRules(configuration["Hub:CatalogPath"], catalog));
        services.AddSingleton(EvaluationFiles.Load(configuration["Hub:CatalogPath"], catalog));
        services.AddSingleton<Evaluations>().AddSingleton<EvaluationSweep>().AddSingleton<EvaluationReader>().AddSingleton<EvaluationStatistics>();
        services.AddSingleton<HubStore>().AddHostedService<HubStart>();
        DepartmentClients.Add(services, catalog.Departments.Select(d => d.Id));
        services.AddSingleton<PagedPull>().AddSingleton<FilePull>().AddSingleton<PerSubjectPull>().AddSingleton<DailyQuota>().AddSingleton<Pulling>();
        services.AddSingleton<Refreshing>().AddSingleton<OnDemandRuns>();
        services.AddSingleton<Tokens>().AddSingleton<RunStore>().AddSingleton<BatchStore>().AddSingleton<BatchWriters>();
        services.AddSingleton<ContentIndex>().AddSingleton<QuarantineStore>().AddSingleton<InterfaceStates>();
        services.AddSingleton<Runs>().AddSingleton<RunProgress>().AddSingleton<Sealing>().AddSingleton<MassChangeBreaker>().AddSingleton<HeldBatches>().AddSingleton<EvidenceReader>().AddSingleton<Repair>().AddSingleton<Watch>();
        services.AddSingleton<PushIntake>().AddSingleton<Replay>();
        services.AddSingleton<StagedRecords>().AddSingleton<ProfileStore>().AddSingleton<ProfileWriter>().AddSingleton<RangeBuilder>();
        services.AddSingleton<ProfileReader>().AddSingleton<NotedProfiles>().AddSingleton<QualityReports>();
        services.AddSingleton<CallerStore>().AddSingleton<AccessLog>();
        return services;
    }
}
